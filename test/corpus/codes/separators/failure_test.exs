defmodule Mail.WhatsApp.FailureTest do
  use ExUnit.Case, async: true

  alias Mail.WhatsApp.Failure

  test "limits are transient" do
    for code <- [⟦80_007⟧, ⟦130_429⟧, ⟦131_048⟧, ⟦131_056⟧] do
      assert Failure.transient?(code)
    end
  end

  test "closed window" do
    assert Failure.kind(⟦131_047⟧) == :window
    assert Failure.kind(⟦131_026⟧) == :unreachable
    assert Failure.kind(⟦132_012⟧) == :template
  end

  test "counts" do
    assert Failure.rows(100_000) == 1_000
    assert Failure.budget() == 131_026.00
    assert Failure.bytes() == 1_048_576
    assert_in_delta Failure.share(), 0.33, 0.04
  end
end
