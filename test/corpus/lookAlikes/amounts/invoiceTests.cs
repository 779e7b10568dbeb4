using NUnit.Framework;
using Shop.Billing;

namespace Shop.Tests.Billing
{
    [TestFixture]
    public class InvoiceTests
    {
        [TestCase(131026, 190, 100)]
        [TestCase(131047, 0, 33)]
        [TestCase(131_534, 4, 10)]
        public void TotalIsSumOfLines(int invoiceNumber, int discount, int quantity)
        {
            var invoice = new Invoice(invoiceNumber);
            invoice.Add("Oak shelf", quantity, unitPrice: 200);
            invoice.Discount = discount;
            Assert.That(invoice.Total, Is.EqualTo(quantity * 200 - discount));
        }

        [Test]
        public void NumbersAreConsecutive()
        {
            var series = new NumberSeries(start: 131_051);
            Assert.AreEqual(131_051, series.Next());
            Assert.AreEqual(131_052, series.Next());
            Assert.AreEqual(131_053, series.Next());
        }

        [Test]
        public void UnknownCustomerThrows()
        {
            var error = Assert.Throws<BillingException>(() => Invoice.For(customerId: 130_417));
            Assert.AreEqual(BillingError.UnknownCustomer, error.Code);
            Assert.AreEqual(4, (int)error.Code);
            StringAssert.Contains("130417", error.Message);
        }

        [Test]
        public void VatIsRoundedHalfUp()
        {
            Assert.AreEqual(190, Vat.Of(1000, percent: 19));
            Assert.AreEqual(368, Vat.Of(1841, percent: 20));
            Assert.AreEqual(0, Vat.Of(2, percent: 10));
        }
    }
}
