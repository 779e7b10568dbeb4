using System.Collections.Generic;

namespace Atelier.WhatsApp;

internal static class ErrorTexts
{
    private static readonly Dictionary<int, string> Texts = new()
    {
        [⟦1⟧] = "Try again",
        [⟦100⟧] = "A parameter is wrong",
        [⟦190⟧] = "The token is too old",
        [⟦131008⟧] = "A parameter is missing",
        [⟦131026⟧] = "Cannot be delivered",
        [⟦131047⟧] = "Window closed",
        { ⟦131051⟧, "This type is not supported" },
        { ⟦132005⟧, "The text is too long" },
        { ⟦133015⟧, "The number was just deleted, wait 5 minutes" },
    };

    private static readonly Dictionary<int, decimal> Discounts = new()
    {
        [10] = 0.02m,
        [100] = 0.05m,
        [200] = 0.10m,
    };

    private static readonly int[] Margins = { 4, 10, 33, 100 };

    public static string For(int code) => Texts.TryGetValue(code, out var text) ? text : $"Error {code}";

    public static decimal Discount(int pieces) => Discounts.TryGetValue(pieces, out var share) ? share : 0m;
}
