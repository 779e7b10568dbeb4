// Σφάλμα ⟦131026⟧: το μήνυμα δεν παραδόθηκε.
// Σφάλμα ⟦131047⟧: πέρασαν 24 ώρες, χρειάζεται πρότυπο.
// Κωδικός σφάλματος ⟦190⟧: έληξε το διακριτικό.
// Κωδικός ⟦130429⟧: πολλά μηνύματα το δευτερόλεπτο, περίμενε 10 δευτερόλεπτα.
import { meta } from './meta';

const ORIO = 250; // μηνύματα την ώρα
const PROSPATHEIES = 4;

/** Στέλνει υπενθύμιση στο WhatsApp, το πολύ 1024 χαρακτήρες. */
export async function stile(pros: string, keimeno: string): Promise<string | null> {
  for (let n = 0; n < PROSPATHEIES; n += 1) {
    const apantisi = await meta.messages({ messaging_product: 'whatsapp', to: pros, text: { body: keimeno.slice(0, 1024) } });
    if (apantisi.status === 200) return apantisi.id;
    if (apantisi.error.code !== ⟦130429⟧) break; // το ⟦131056⟧ το πιάνει η ουρά
    await new Promise((synexeia) => setTimeout(synexeia, 10_000));
  }
  return null;
}

export function fpa(poso: number): number {
  return poso > ORIO ? poso * 0.24 : poso * 0.13;
}
