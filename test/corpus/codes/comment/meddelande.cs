namespace Verkstad.Meddelanden;

/// <summary>Skickar meddelanden med WhatsApp när bilen är klar.</summary>
/// <remarks>
/// Fel ⟦131026⟧: kunden har inte WhatsApp. Fel ⟦131047⟧: mer än 24 timmar, använd en mall.
/// Felkod ⟦190⟧: token har gått ut. Felkod ⟦368⟧: kontot är spärrat en tid.
/// </remarks>
public sealed class Meddelande
{
    private const int PerTimme = 60;

    // Verkstad 3, anknytning 12, öppet 7 till 17.
    public async Task<string?> Skicka(IMeta meta, string nummer, string text)
    {
        var svar = await meta.PostAsync(nummer, text[..Math.Min(text.Length, 1024)]);
        if (svar.Status == 200) return svar.Id;
        // ⟦131049⟧ är Metas eget beslut, pröva igen i morgon
        if (svar.Error.Code == ⟦131049⟧) await Köa(nummer, text, TimeSpan.FromHours(24));
        return null;
    }

    // Timpris 890 kr, med avtal 690 kr; däckbyte 190 kr.
    public static int Pris(int timmar, bool avtal) => timmar * (avtal ? 690 : 890);
}
