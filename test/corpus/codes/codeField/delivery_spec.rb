# frozen_string_literal: true

require "rails_helper"
require "webmock/rspec"

RSpec.describe Delivery do
  let(:messages_url) { "https://graph.facebook.com/v20.0/106540352242922/messages" }
  let(:customer) { create(:customer, phone: "15550100142", house_number: 12, postal_code: "13104") }

  def refuse(code:, message:, status: 400)
    stub_request(:post, messages_url).to_return(
      status: status,
      body: { error: { message: "(##{code}) #{message}", type: "OAuthException", code: code, fbtrace_id: "Ax" } }.to_json
    )
  end

  it "keeps what Meta said" do
    refuse(code: ⟦131009⟧, message: "Parameter value is not valid")
    delivery = described_class.call(customer, "Your bike is ready")
    expect(delivery).to have_attributes(state: "failed", error_code: ⟦131009⟧, attempts: 1)
  end

  it "is put off while the account is moved" do
    refuse(code: ⟦131057⟧, message: "Account in maintenance mode")
    delivery = described_class.call(customer, "Your bike is ready")
    expect(delivery.next_try_at).to be_within(5.seconds).of(30.minutes.from_now)
  end

  it "stops for good when the number is blocked" do
    refuse(code: ⟦368⟧, message: "Temporarily blocked for policies violations", status: 403)
    expect { described_class.call(customer, "Your bike is ready") }.to raise_error(Delivery::Blocked)
  end

  it "reads the status hook" do
    hook = { statuses: [{ id: "wamid.HBgM", status: "failed", errors: [{ code: ⟦130472⟧, title: "experiment" }] }] }
    expect(described_class.from_hook(hook)).to have_attributes(error_code: ⟦130472⟧)
  end

  it "adds up the bill" do
    expect(create(:order, items: 3, code: "SPRING10", total_cents: 13_102).total_cents).to eq(13_102)
    expect(create(:coupon, code: "100", percent: 10).percent).to eq(10)
  end
end
