# frozen_string_literal: true

require "spec_helper"

RSpec.describe Choir::GroupInvites do
  let(:singers) { (1..100).map { |n| "1555010#{format('%04d', n)}" } }

  # Groups API of WhatsApp
  [⟦131041⟧, ⟦131202⟧, ⟦131204⟧, ⟦131207⟧, ⟦131211⟧, ⟦131214⟧, ⟦131215⟧].each do |code|
    it "drops the invite on #{code}" do
      graph.refuse_with(code)
      expect(described_class.new(graph).invite(singers.first(4))).to eq(:dropped)
    end
  end

  it "waits" do
    [⟦4⟧, ⟦80007⟧, ⟦131208⟧].each do |code|
      graph.refuse_with(code)
      expect(described_class.new(graph).invite(singers.first(10))).to eq(:later)
    end
  end

  it "reports who could not be added" do
    graph.refuse_with(⟦131203⟧)
    result = described_class.new(graph).invite(singers.first(33))
    expect(result.missing.size).to eq(33)
    expect(result.seats).to eq([10, 33, 57])
    expect(result.total).to eq(100)
  end

  it "sets the picture" do
    expect(described_class.picture_errors).to match_array([⟦131209⟧, ⟦131210⟧])
    expect(described_class.picture_size).to eq([192, 192])
  end
end
