# frozen_string_literal: true

require "rails_helper"

RSpec.describe Parcel::WhatsApp::ErrorCodes do
  describe ".retryable?" do
    [⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131056⟧].each do |code|
      it "is true for #{code}" do
        expect(described_class.retryable?(code)).to be(true)
      end
    end

    it "is false for what will never arrive" do
      expect(described_class.retryable?(⟦131026⟧)).to be(false)
      expect(described_class.retryable?(⟦131047⟧)).to be(false)
      expect(described_class.retryable?(⟦100⟧)).to be(false)
    end
  end

  describe ".batch" do
    it "cuts rows into hundreds" do
      expect(described_class.batch((1..250).to_a).map(&:size)).to eq([100, 100, 50])
    end
  end

  it "lists the recipients' faults" do
    expect(described_class::INVALID_RECIPIENT).to contain_exactly(⟦131026⟧, ⟦131021⟧, ⟦131030⟧, ⟦133010⟧)
  end

  it "answers 200 to the hook" do
    post "/hooks/whatsapp", params: { entry: [] }
    expect(response.status).to eq(200)
  end
end
