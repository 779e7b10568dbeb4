# frozen_string_literal: true

# Tells the customer by WhatsApp where the order is.
class OrderWebhookController < ApplicationController
  STATES = { 1 => 'received', 2 => 'paid', 3 => 'packed', 4 => 'shipped', 10 => 'returned', 33 => 'lost', 100 => 'closed' }.freeze

  def create
    order = Order.find(params.require(:order_id))
    code = params.require(:state_code).to_i

    case code
    when 1, 2 then head :no_content
    when 4 then notify(order, 'order_shipped')
    when 10 then notify(order, 'order_returned')
    when 100 then order.close!
    else
      render json: { code: 100, error: "unknown state #{code}" }, status: 422
    end
  rescue ActiveRecord::RecordNotFound
    render json: { code: 104, error: 'no such order' }, status: 404
  end

  private

  def notify(order, template)
    answer = WhatsApp.client.post(
      "#{WhatsApp::PHONE_NUMBER_ID}/messages",
      messaging_product: 'whatsapp',
      to: order.phone,
      type: 'template',
      template: { name: template, language: { code: 'en' }, components: [body(order)] }
    )
    order.update!(wamid: answer.dig('messages', 0, 'id'), notified: true) if answer.status == 200
    render json: { code: 0, order: order.id }, status: 200
  end

  # Order numbers have six digits, such as 131026; the first three are the shop's.
  def body(order)
    { type: 'body', parameters: [{ type: 'text', text: format('%06d', order.id) }] }
  end
end
