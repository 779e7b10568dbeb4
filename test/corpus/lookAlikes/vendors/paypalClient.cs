using System.Collections.Generic;
using System.Net.Http;

namespace Shop.Payments;

/// <summary>Talks to the NVP interface of PayPal.</summary>
public sealed class PayPalClient
{
    private static readonly Dictionary<int, string> Errors = new()
    {
        [10001] = "Internal error",
        [10002] = "Authentication failed",
        [10004] = "Transaction refused because of an invalid argument",
        [10011] = "Transaction id is not valid",
        [10410] = "Token is missing",
        [10486] = "The buyer has to choose another way to pay",
        [11302] = "Subscription is cancelled",
        [12000] = "Transaction is not compliant",
        [15005] = "Processor declined",
    };

    private static readonly HashSet<int> TryAgain = [10001, 10486, 15005];

    public PayPalResult Read(IDictionary<string, string> answer)
    {
        if (answer["ACK"] == "Success")
            return PayPalResult.Paid(answer["TRANSACTIONID"]);

        var code = int.Parse(answer["L_ERRORCODE0"]);
        switch (code)
        {
            case 10001:
            case 12000:
                return PayPalResult.Retry(after: 190);
            case 15005:
                return PayPalResult.Declined("The bank declined");
            default:
                throw new PayPalException(code, Errors.GetValueOrDefault(code, $"error {code}"));
        }
    }

    public static bool ShouldRetry(int errorCode) => TryAgain.Contains(errorCode) || errorCode == 12000;
}
