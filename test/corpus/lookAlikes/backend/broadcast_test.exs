defmodule Notify.BroadcastTest do
  use ExUnit.Case, async: true

  alias Notify.Broadcast

  setup do
    bypass = Bypass.open(port: 4100)
    {:ok, bypass: bypass, contact: %{id: 131_026, phone: "6281200000190", pin: "131047", template: "promo_4"}}
  end

  test "sends to each contact once", %{bypass: bypass, contact: contact} do
    Bypass.expect(bypass, "POST", "/106540352242922/messages", fn conn ->
      Plug.Conn.resp(conn, 200, ~s({"messages":[{"id":"wamid.HBgNNjI4MTIwMDAwMDE5MA=="}]}))
    end)

    ref = Broadway.test_message(Broadcast, contact)
    assert_receive {:ack, ^ref, [%{data: "wamid." <> _}], []}, 1000
  end

  test "progress" do
    assert Broadcast.progress(0, 0) == 0
    assert Broadcast.progress(1, 100) == 0
    assert Broadcast.progress(33, 100) == 30
    assert Broadcast.progress(190, 200) == 90
    assert Broadcast.progress(200, 200) == 100
  end

  test "contacts are told apart by id" do
    assert Notify.Contacts.get(131_026).id == 131_026
    assert Notify.Contacts.get(131_999) == nil
    refute Notify.Contacts.member?([4, 10, 33], 100)
  end

  test "fails when the server answers 500", %{bypass: bypass, contact: contact} do
    Bypass.down(bypass)
    ref = Broadway.test_message(Broadcast, contact)
    assert_receive {:ack, ^ref, [], [%{status: {:failed, _}}]}, 10_000
  end
end
