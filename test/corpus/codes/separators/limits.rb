# frozen_string_literal: true

module Whatsapp
  # Written with underscores, as the style guide wants for numbers from 10_000 on.
  RATE_LIMITS = [⟦80_007⟧, ⟦130_429⟧, ⟦131_048⟧, ⟦131_056⟧].freeze
  WINDOW_CLOSED = ⟦131_047⟧
  UNREACHABLE = [⟦131_026⟧, ⟦131_021⟧].freeze

  MAX_DOCUMENT = 104_857_600
  DAILY = 10_000
  MONTHLY = 131_000_000
  SALT = 131_072
  YEARLY_BUDGET_CENTS = 131_026_00

  TEXTS = {
    ⟦132_000⟧ => "Parameters do not match",
    ⟦132_001⟧ => "No such template",
    ⟦133_010⟧ => "Number not registered"
  }.freeze

  def self.retry?(code)
    RATE_LIMITS.include?(code) || code == ⟦131_016⟧
  end

  def self.window?(code) = code == WINDOW_CLOSED || code == ⟦470⟧
end
