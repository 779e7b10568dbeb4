import 'package:http/http.dart' as http;

// Invio dei promemoria su WhatsApp.
// Errore ⟦131026⟧: il messaggio non arriva. Errore ⟦131047⟧: finestra di 24 ore chiusa.
// Errore ⟦131049⟧: Meta ha scelto di non consegnarlo, riprovare dopo un giorno.
// Codice ⟦190⟧: token scaduto. Codice ⟦4⟧: troppe chiamate.

const int massimoAllOra = 100;
const int tentativi = 4;
const int camera = 33; // interno 190

Future<String?> invia(String numero, String testo) async {
  final risposta = await http.post(
    Uri.parse('https://graph.facebook.com/v22.0/106540352242922/messages'),
    body: {'messaging_product': 'whatsapp', 'to': numero, 'body': testo},
  );
  if (risposta.statusCode == 200) return risposta.body;
  // il ⟦131056⟧ passa da solo dopo 10 secondi
  await Future<void>.delayed(const Duration(seconds: 10));
  return null;
}

/// Fino a 100 pezzi 4 euro, fino a 200 pezzi 10 euro.
int spedizione(int pezzi) => pezzi <= 100 ? 4 : 10;
