<?php

/**
 * Wysyłka powiadomień WhatsApp.
 *
 * Błąd ⟦131026⟧ - nie można dostarczyć (numer nie ma WhatsAppa).
 * Błąd ⟦131047⟧ - minęły 24 godziny, trzeba użyć szablonu.
 * Kod błędu ⟦190⟧ - token wygasł; kod błędu ⟦200⟧ - brak uprawnień.
 */
final class Wysylka
{
    public const LIMIT = 100; // na minutę
    public const PROBY = 4;

    // pokój 33, wewnętrzny 190, piętro 4
    public function wyslij(string $numer, string $tresc): ?string
    {
        $odpowiedz = $this->klient->post('https://graph.facebook.com/v20.0/106540352242922/messages', [
            'messaging_product' => 'whatsapp',
            'to' => $numer,
            'text' => ['body' => mb_substr($tresc, 0, 1024)],
        ]);
        if ($odpowiedz->status === 200) {
            return $odpowiedz->id;
        }
        // ⟦132000⟧: zła liczba parametrów, ⟦132001⟧: nie ma takiego szablonu
        if ($odpowiedz->kod === ⟦132001⟧) {
            $this->zgloszenie('brak szablonu', 10);
        }

        return null;
    }
}
