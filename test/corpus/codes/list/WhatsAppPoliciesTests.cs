using Xunit;

namespace Bakery.Notifications.WhatsApp.Tests;

public class WhatsAppPoliciesTests
{
    [Theory]
    [InlineData(⟦4⟧)]
    [InlineData(⟦80007⟧)]
    [InlineData(⟦130429⟧)]
    [InlineData(⟦131056⟧)]
    public void Throttling_is_transient(int code)
    {
        Assert.True(WhatsAppPolicies.IsTransient(new GraphError(code, "limit")));
    }

    [Theory]
    [InlineData(⟦131026⟧, true)]
    [InlineData(⟦131047⟧, true)]
    [InlineData(⟦131016⟧, false)]
    public void Permanent(int code, bool expected)
    {
        Assert.Equal(expected, WhatsAppPolicies.IsPermanent(new GraphError(code, "")));
    }

    [Fact]
    public async Task Sends_in_pages_of_one_hundred()
    {
        var sent = await new Sender(pageSize: 100).SendAllAsync(Numbers(230));
        Assert.Equal(3, sent.Pages);
        Assert.Equal(230, sent.Messages);
    }
}
