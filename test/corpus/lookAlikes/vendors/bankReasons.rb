# frozen_string_literal: true

# Answers of the card network (two digits) and of the clearing house (three).
module Clearing
  RESPONSE = {
    0 => 'approved',
    1 => 'refer to issuer',
    3 => 'invalid merchant',
    4 => 'pick up card',
    10 => 'approved for a part',
    14 => 'no such card',
    33 => 'expired card, pick up',
    41 => 'lost card',
    51 => 'not sufficient funds',
    61 => 'exceeds limit'
  }.freeze

  REVERSAL = { 100 => 'duplicate', 190 => 'wrong amount', 200 => 'fraud', 201 => 'closed account', 368 => 'no mandate' }.freeze

  class Declined < StandardError
    attr_reader :code

    def initialize(code)
      @code = code
      super("declined with code #{code}: #{RESPONSE.fetch(code, 'unknown')}")
    end

    def retryable? = [1, 61].include?(code)
  end

  def self.check!(answer)
    code = answer.fetch(:response_code)
    return if code.zero? || code == 10
    raise Declined.new(code) if code == 4 || code == 33

    raise Declined, code
  end
end

RSpec.describe Clearing do
  it 'raises for code 4' do
    expect { described_class.check!(response_code: 4) }.to raise_error(Clearing::Declined, /pick up card/)
  end

  it 'lets code 10 pass' do
    expect(described_class.check!(response_code: 10, trace: 131_047)).to be_nil
  end
end
