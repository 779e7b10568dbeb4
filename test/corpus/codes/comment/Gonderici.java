package com.example.randevu;

/**
 * WhatsApp üzerinden randevu hatırlatması gönderir.
 *
 * <p>Hata ⟦131026⟧: mesaj teslim edilemedi. Hata ⟦131047⟧: 24 saatlik pencere kapandı, şablon gerekir.
 * Hata kodu ⟦100⟧ gelirse istekte yanlış bir alan vardır; ⟦190⟧ ise erişim anahtarı eskimiştir.
 */
public class Gonderici {
  /** Saniyede en çok 80, günde en çok 1000 mesaj. */
  private static final int SINIR = 80;

  private static final int DENEME = 4;

  // Şube 33, dahili 190, kat 4.
  private final String telefon = "555-0190";

  // ⟦131056⟧ aynı kişiye çok sık yazınca gelir, 10 saniye bekle.
  long bekle(int deneme) {
    return Math.min((long) Math.pow(4, deneme), 100L);
  }

  boolean sablonGerekli(int kod) {
    return kod == ⟦131047⟧; // eskiden ⟦470⟧ idi
  }

  int sayfa(int toplam) {
    return (toplam + 99) / 100;
  }
}
