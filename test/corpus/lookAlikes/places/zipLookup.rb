# frozen_string_literal: true

module Shipping
  # Tells the zone of a parcel by the postal code of where it goes.
  class ZoneLookup
    class UnknownCode < StandardError
      attr_reader :code

      def initialize(code)
        @code = code
        super("no zone for postal code #{code}")
      end
    end

    ZONES = {
      130_143 => :north,
      130_429 => :north,
      131_367 => :north,
      131_598 => :north_express,
      131_047 => :north_express,
      131_692 => :east,
      131_709 => :east,
      133_005 => :east,
      134_100 => :mountain,
      135_209 => :mountain
    }.freeze

    SURCHARGE = { north: 0, north_express: 100, east: 33, mountain: 190 }.freeze

    def zone(code)
      ZONES.fetch(Integer(code)) { raise UnknownCode, code }
    end

    def surcharge_cents(code)
      case code
      when 131_598, 131_047 then 100
      when 134_100 then 190
      else SURCHARGE.fetch(zone(code), 200)
      end
    end
  end
end
