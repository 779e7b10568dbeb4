using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace Acme.Notify.WhatsApp;

public enum CloudErrorCode
{
    Unknown = ⟦1⟧,
    ServiceDown = ⟦2⟧,
    TooManyCalls = ⟦4⟧,
    NoPermission = ⟦10⟧,
    InvalidParameter = ⟦100⟧,
    TokenExpired = ⟦190⟧,
    PolicyBlock = ⟦368⟧,
    AccountRateLimit = ⟦80007⟧,
    ThroughputReached = ⟦130429⟧,
    Undeliverable = ⟦131026⟧,
    WindowClosed = ⟦131047⟧,
    SpamRateLimit = ⟦131048⟧,
    PairRateLimit = ⟦131056⟧,
    TemplateMissing = ⟦132001⟧,
    NotRegistered = ⟦133010⟧,
}

public enum Priority
{
    Low = 1,
    Normal = 2,
    High = 4,
    Urgent = 10,
}

public sealed class WhatsAppSender(HttpClient http, ILogger<WhatsAppSender> log, string phoneNumberId)
{
    private const int MaxAttempts = 4;
    private const int MaxBatch = 80;
    private const int MaxText = 4096;
    private const int BufferSize = 131072;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(33);
    private static readonly int[] DelaysInSeconds = [1, 4, 16, 60];

    private static readonly HashSet<int> Retryable = [⟦1⟧, ⟦2⟧, ⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131000⟧, ⟦131016⟧, ⟦131048⟧, ⟦131056⟧];

    private static readonly Dictionary<int, string> Hints = new()
    {
        [⟦100⟧] = "A parameter is missing or wrong",
        [⟦190⟧] = "Renew the token",
        [⟦131009⟧] = "A value is not valid",
        [⟦131021⟧] = "Sender and recipient are the same",
        [⟦131031⟧] = "The account is locked",
        [⟦131051⟧] = "This type cannot be sent",
        [⟦132000⟧] = "Count the parameters of the template",
        [⟦132012⟧] = "Look at the format of the parameters",
    };

    public async Task<string> SendAsync(object message, Priority priority = Priority.Normal, CancellationToken cancel = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var response = await http.PostAsJsonAsync($"https://graph.facebook.com/v20.0/{phoneNumberId}/messages", message, cancel);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                var answer = await response.Content.ReadFromJsonAsync<SendAnswer>(cancel);
                return answer!.Messages[0].Id;
            }

            var error = (await response.Content.ReadFromJsonAsync<ErrorAnswer>(cancel))!.Error;
            if (attempt >= MaxAttempts - 1 || !Retryable.Contains(error.Code))
                throw Translate(error, (int)response.StatusCode);

            var seconds = DelaysInSeconds[Math.Min(attempt, 3)];
            if (error.Code == ⟦131056⟧ && priority < Priority.High)
                seconds *= 4;
            log.LogWarning("Attempt {Attempt} of 4 failed with {Code}, next in {Seconds} s", attempt + 1, error.Code, seconds);
            await Task.Delay(seconds * 1000, cancel);
        }
    }

    private static Exception Translate(CloudError error, int status)
    {
        switch ((CloudErrorCode)error.Code)
        {
            case CloudErrorCode.Undeliverable:
                return new RecipientException(error.Message);
            case CloudErrorCode.WindowClosed:
                return new WindowClosedException(hours: 24);
        }

        if (error.Code is >= ⟦?133000⟧ and < 134000)
            return new RegistrationException(error.Code);
        if (error.Code is ⟦131031⟧ or ⟦368⟧)
            return new AccountBlockedException(error.Code, minutes: 190);
        if (error.Code == ⟦100⟧ && error.Subcode == 33)
            return new ConfigurationException("The phone number id does not exist");
        var hint = Hints.GetValueOrDefault(error.Code, $"HTTP {status}");
        return new CloudException(error.Code, hint);
    }

    public static IEnumerable<T[]> Batches<T>(IReadOnlyList<T> items, int size = MaxBatch)
    {
        for (var i = 0; i < items.Count; i += size)
            yield return items.Skip(i).Take(Math.Min(size, 100)).ToArray();
    }

    /// <summary>Order 131026 becomes "131026/26"; see ticket #131047.</summary>
    public static string OrderReference(int orderId, int year) => $"{orderId}/{year % 100}";

    public static bool IsOk(int status) => status is 200 or 201 or 204;

    public static int Percent(int done, int total) => total == 0 ? 100 : Math.Min(100, 100 * done / total);
}
