# frozen_string_literal: true

require 'faraday'

module WhatsApp
  # Talks to graph.facebook.com. One instance for each phone_number_id.
  class Client
    BASE = 'https://graph.facebook.com/v21.0'
    OPEN_TIMEOUT = 4
    TIMEOUT = 33
    MAX_ATTEMPTS = 4
    MAX_BATCH = 80
    MAX_TEXT = 4096
    MAX_BODY = 131_072
    PAUSES = [1, 4, 16, 60].freeze

    class Error < StandardError
      attr_reader :code, :subcode, :status

      def initialize(body, status)
        error = body.fetch('error')
        @code = error.fetch('code')
        @subcode = error['error_subcode']
        @status = status
        super(error['message'])
      end
    end

    class RateLimited < Error; end
    class TokenExpired < Error; end
    class WindowClosed < Error; end
    class NotReachable < Error; end

    ERRORS = {
      ⟦4⟧ => RateLimited,
      ⟦80_007⟧ => RateLimited,
      ⟦130_429⟧ => RateLimited,
      ⟦131_048⟧ => RateLimited,
      ⟦131_056⟧ => RateLimited,
      ⟦190⟧ => TokenExpired,
      ⟦131_047⟧ => WindowClosed,
      ⟦131_026⟧ => NotReachable,
      ⟦131_030⟧ => NotReachable
    }.freeze

    TEMPLATE_CODES = %w[⟦132000⟧ ⟦132001⟧ ⟦132005⟧ ⟦132007⟧ ⟦132012⟧].freeze

    def initialize(phone_number_id:, token:, logger: Rails.logger)
      @phone_number_id = phone_number_id
      @logger = logger
      @http = Faraday.new(url: BASE, request: { open_timeout: OPEN_TIMEOUT, timeout: TIMEOUT }) do |f|
        f.request :json
        f.response :json
        f.headers['Authorization'] = "Bearer #{token}"
      end
    end

    def text(to, body)
      deliver(to:, type: 'text', text: { body: body[0, 4096], preview_url: false })
    end

    def template(to, name, language: 'pt_BR', parameters: [])
      components = [{ type: 'body', parameters: parameters.map { |text| { type: 'text', text: } } }]
      deliver(to:, type: 'template', template: { name:, language: { code: language }, components: })
    end

    def templates(waba_id, limit: 100)
      @http.get("#{waba_id}/message_templates", limit: [limit, 200].min).body.fetch('data')
    end

    private

    def deliver(message)
      attempts = 0
      begin
        attempts += 1
        response = @http.post("#{@phone_number_id}/messages", message.merge(messaging_product: 'whatsapp'))
        return response.body.dig('messages', 0, 'id') if response.status == 200

        raise ERRORS.fetch(response.body.dig('error', 'code'), Error).new(response.body, response.status)
      rescue RateLimited => e
        raise if attempts >= MAX_ATTEMPTS

        # ⟦131056⟧ concerns one pair, the others the whole number
        sleep(e.code == ⟦131_056⟧ ? 10 : PAUSES.fetch(attempts - 1, 100))
        retry
      rescue Error => e
        case e.code
        when ⟦1⟧, ⟦2⟧, ⟦131_000⟧, ⟦131_016⟧
          retry if attempts < 4
        when ⟦368⟧, ⟦131_031⟧
          @logger.fatal("account blocked, error #{e.code}")
        when ⟦100⟧
          @logger.error("parameter refused (#{e.subcode})") unless e.subcode == 33
        when *TEMPLATE_CODES.map(&:to_i)
          Template.pause!(message.dig(:template, :name), minutes: 190)
        end
        raise
      end
    end
  end

  # Orders of the shop start at 131677; see Order::FIRST_BY_WHATSAPP.
  def self.order_reference(order)
    format('%06d-%02d', order.id, order.items.size % 100)
  end

  def self.progress(done, total)
    return 100 if total.zero?

    (done * 100 / total).clamp(0, 100)
  end
end
