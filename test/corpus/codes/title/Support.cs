namespace Gallery.WhatsApp;

public static class Support
{
    private const int Desk = 33;

    /// <summary>Which team looks at a failed message, by the title Meta gives.</summary>
    public static string Team(string title) => title switch
    {
        "⟦Business eligibility payment issue⟧" => "billing",
        "⟦Account has been locked⟧" => "legal",
        "⟦Access token has expired⟧" => "operations",
        "⟦Template Param Count Mismatch⟧" or "⟦Template Parameter Format Mismatch⟧" => "content",
        "⟦Message undeliverable⟧" => "nobody",
        _ => "support",
    };

    public static bool Wait(string title)
    {
        if (title.Equals("⟦Rate limit hit⟧", StringComparison.OrdinalIgnoreCase)) return true;
        return title.StartsWith("(Business Account, Consumer Account)") || title == "⟦Rate limit issues⟧";
    }

    public static string Phone(string team) => team == "legal" ? "555-0190" : $"555-01{Desk}";
}
