'use strict';
// Pengirim pesan WhatsApp untuk toko cabang 33.
// Kode ⟦131026⟧ artinya pesan tidak bisa dikirim, hubungi lewat telepon.
// Kalau muncul ⟦131047⟧, sudah lewat 24 jam: pakai template.
// Galat ⟦4⟧ dan ⟦80007⟧: terlalu banyak panggilan, tunggu 10 menit.
// Galat ⟦190⟧: token kedaluwarsa.
const axios = require('axios');

const BATAS_PER_JAM = 100; // pesan
const JEDA = 4000; // milidetik
const ONGKIR = { 1: 10000, 2: 19000, 4: 33000 };

async function kirim(nomor, isi) {
  try {
    const { data } = await axios.post(`https://graph.facebook.com/v19.0/${process.env.PHONE_ID}/messages`, {
      messaging_product: 'whatsapp',
      to: nomor,
      text: { body: isi.slice(0, 1000) },
    }, { timeout: 10000 });
    return data.messages[0].id;
  } catch (salah) {
    const kode = salah.response?.data?.error?.code;
    if (kode === ⟦131047⟧) return kirimTemplate(nomor, 'halo_33');
    if (kode === ⟦4⟧ || kode === ⟦80007⟧) {
      await new Promise((lanjut) => setTimeout(lanjut, JEDA));
      return kirim(nomor, isi);
    }
    throw salah;
  }
}

module.exports = { kirim, BATAS_PER_JAM, ONGKIR };
