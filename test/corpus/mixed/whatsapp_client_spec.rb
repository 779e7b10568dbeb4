# frozen_string_literal: true

require 'rails_helper'

RSpec.describe WhatsApp::Client do
  subject(:client) { described_class.new(phone_number_id: '106540352242922', token: 't', logger: Logger.new(nil)) }

  let(:url) { 'https://graph.facebook.com/v21.0/106540352242922/messages' }
  let(:order) { Order.new(id: 131_702, items: Array.new(4), zip: 131_402, total_cents: 19_000) }

  def refuse(status, code, message = 'no', subcode: nil)
    body = { error: { message: "(##{code}) #{message}", type: 'OAuthException', code:, error_subcode: subcode, fbtrace_id: 'Ab190' } }
    stub_request(:post, url).to_return(status:, body: body.to_json, headers: { 'Content-Type' => 'application/json' })
  end

  it 'returns the id' do
    stub_request(:post, url).to_return(status: 200, body: { messages: [{ id: 'wamid.X' }] }.to_json)
    expect(client.text('15550100190', 'Hi')).to eq('wamid.X')
  end

  it 'cuts long texts' do
    request = stub_request(:post, url).with { |r| JSON.parse(r.body).dig('text', 'body').size == 4096 }
    client.text('15550100190', 'x' * 131_072)
    expect(request).to have_been_made.times(1)
  end

  it 'raises WindowClosed for ⟦131047⟧' do
    refuse(400, ⟦131_047⟧, 'Re-engagement message')
    expect { client.text('15550100190', 'Hi') }.to raise_error(described_class::WindowClosed) do |error|
      expect(error.code).to eq(⟦131_047⟧)
      expect(error.status).to eq(400)
    end
  end

  [⟦131_026⟧, ⟦131_030⟧].each do |code|
    it "raises NotReachable for #{code}" do
      refuse(400, code)
      expect { client.text('15550100190', 'Hi') }.to raise_error(described_class::NotReachable)
    end
  end

  it 'tries four times after ⟦130429⟧' do
    request = refuse(429, ⟦130_429⟧, 'Rate limit hit')
    allow(client).to receive(:sleep)
    expect { client.text('15550100190', 'Hi') }.to raise_error(described_class::RateLimited)
    expect(request).to have_been_made.times(4)
    expect(client).to have_received(:sleep).with(16)
  end

  it 'waits 10 seconds for a pair' do
    refuse(400, ⟦131_056⟧)
    allow(client).to receive(:sleep)
    expect { client.text('15550100190', 'Hi') }.to raise_error(described_class::RateLimited)
    expect(client).to have_received(:sleep).with(10).exactly(3).times
  end

  it 'tells an expired token' do
    refuse(401, ⟦190⟧, 'Session has expired', subcode: 463)
    expect { client.text('15550100190', 'Hi') }.to raise_error(described_class::TokenExpired) { |e| expect(e.subcode).to eq(463) }
  end

  it 'pauses templates' do
    refuse(400, ⟦132_001⟧)
    expect { client.template('15550100190', 'promo_4') }.to raise_error(described_class::Error)
    expect(Template.find_by(name: 'promo_4').paused_minutes).to eq(190)
  end

  it 'lists at most 200 templates' do
    request = stub_request(:get, /message_templates/).with(query: { limit: 200 }).to_return(status: 200, body: '{"data":[]}')
    client.templates('102290129340398', limit: 1000)
    expect(request).to have_been_made
  end

  describe 'orders' do
    it { expect(WhatsApp.order_reference(order)).to eq('131702-04') }
    it { expect(order.id).to eq(131_702) }
    it { expect(order.zip).to eq(131_402) }
    it { expect(WhatsApp.progress(33, 100)).to eq(33) }
    it { expect(WhatsApp.progress(0, 0)).to eq(100) }
    it { expect(WhatsApp.progress(190, 100)).to eq(100) }
  end
end
