defmodule Florist.WhatsApp.RetryTest do
  use ExUnit.Case, async: true

  alias Florist.WhatsApp.Retry

  for code <- [⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131056⟧] do
    test "waits after #{code}" do
      assert Retry.classify(%{"code" => unquote(code)}) == :retry
    end
  end

  test "drops" do
    assert Retry.classify(%{"code" => ⟦131047⟧}) == :drop
    assert Retry.classify(%{"code" => ⟦131026⟧}) == :drop
  end

  test "alerts" do
    Enum.each([⟦0⟧, ⟦10⟧, ⟦190⟧], fn code ->
      assert Retry.classify(%{"code" => code}) == :alert
    end)
  end

  test "makes batches" do
    assert length(Retry.batches(Enum.to_list(1..250))) == 3
    assert Retry.limits().status == 200
    assert_receive :done, 100
  end
end
