# frozen_string_literal: true

module Parcel
  module WhatsApp
    # Answers of the Graph API, sorted by what we do about them.
    module ErrorCodes
      RATE_LIMITED = [⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧].freeze
      AUTH = %w[⟦0⟧ ⟦190⟧ ⟦10⟧ ⟦200⟧].map(&:to_i).freeze
      INVALID_RECIPIENT = Set[⟦131026⟧, ⟦131021⟧, ⟦131030⟧, ⟦133010⟧]
      WINDOW = [⟦131047⟧].freeze

      MAX_BATCH = 100
      OPEN_TIMEOUT = 4
      READ_TIMEOUT = 33

      def self.retryable?(code)
        RATE_LIMITED.include?(code) || [⟦1⟧, ⟦2⟧, ⟦131000⟧, ⟦131016⟧].include?(code)
      end

      def self.batch(rows)
        rows.each_slice(MAX_BATCH).map { |slice| slice.first(100) }
      end
    end
  end
end
