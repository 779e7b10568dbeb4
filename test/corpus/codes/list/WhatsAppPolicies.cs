using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Net;
using Polly;

namespace Bakery.Notifications.WhatsApp;

public static class WhatsAppPolicies
{
    private const int MaxRetries = 4;
    private const int BulkheadSize = 100;

    private static readonly HashSet<int> Throttled = new() { ⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧ };
    private static readonly int[] Permanent = [⟦131026⟧, ⟦131047⟧, ⟦131051⟧, ⟦132001⟧];
    private static readonly ImmutableHashSet<int> TokenProblems = ImmutableHashSet.Create(⟦0⟧, ⟦10⟧, ⟦190⟧, ⟦200⟧);

    public static bool IsTransient(GraphError error) =>
        Throttled.Contains(error.Code) || error.Code is ⟦1⟧ or ⟦2⟧ or ⟦131000⟧ or ⟦131016⟧;

    public static bool IsPermanent(GraphError error) => Array.IndexOf(Permanent, error.Code) >= 0;

    public static IAsyncPolicy<HttpResponseMessage> Create() =>
        Policy
            .HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.TooManyRequests)
            .WaitAndRetryAsync(MaxRetries, attempt => TimeSpan.FromSeconds(Math.Pow(4, attempt)));

    public static IAsyncPolicy Bulkhead() => Policy.BulkheadAsync(BulkheadSize, 200);
}
