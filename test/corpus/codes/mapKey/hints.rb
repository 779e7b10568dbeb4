# frozen_string_literal: true

class WhatsappHints
  TEXTS = {
    ⟦131000⟧ => "Try again later",
    ⟦131005⟧ => "The token may not do this",
    ⟦131008⟧ => "Something is missing",
    ⟦131009⟧ => "Something is wrong",
    ⟦131016⟧ => "Meta is down",
    ⟦131026⟧ => "Cannot be reached",
    ⟦131047⟧ => "Use a template",
    ⟦368⟧ => "Blocked for a while",
    ⟦190⟧ => "Renew the token"
  }.freeze

  OWNERS = { ⟦131042⟧ => :billing, ⟦131031⟧ => :legal, ⟦133010⟧ => :operations }.freeze

  POSTAGE = {
    100 => 1.10,
    200 => 1.90,
    368 => 2.50
  }.freeze

  def self.for(code)
    TEXTS.fetch(code.to_i) { "Error #{code}" }
  end

  def self.postage(grams)
    POSTAGE.find { |limit, _| grams <= limit }&.last || 4.00
  end
end
