defmodule Notify.WhatsApp.Delivery do
  @moduledoc """
  Books the statuses that WhatsApp reports, and decides what happens to a message that failed.

  | Code | What happens |
  |------|--------------|
  | ⟦131026⟧ | the contact is blocked for 190 days |
  | ⟦131047⟧ | the message is sent again as a template |
  | ⟦131049⟧ | the message waits for 72 hours |
  | ⟦130429⟧, ⟦131048⟧, ⟦131056⟧ | the message waits for 4 to 100 seconds |
  | ⟦190⟧ | everything stops until somebody renews the token |
  """

  use GenServer
  require Logger

  alias Notify.{Contacts, Messages, Repo}

  @max_attempts 4
  @batch 80
  @timeout 10_000
  @block_days 190
  @max_body 131_072
  @throttled [⟦4⟧, ⟦80_007⟧, ⟦130_429⟧, ⟦131_048⟧, ⟦131_056⟧]
  @template_errors ⟦132_000⟧..132_999
  @fatal [⟦190⟧, ⟦368⟧, ⟦131_031⟧, ⟦131_042⟧]

  def start_link(opts), do: GenServer.start_link(__MODULE__, opts, name: __MODULE__, timeout: @timeout)

  @impl true
  def init(_opts), do: {:ok, %{sent: 0, failed: 0, codes: %{}, limit: 100}}

  @impl true
  def handle_call({:status, %{"status" => "delivered", "id" => wamid}}, _from, state) do
    {:reply, Messages.delivered(wamid), %{state | sent: state.sent + 1}}
  end

  def handle_call({:status, %{"status" => "failed", "id" => wamid, "errors" => [error | _]}}, _from, state) do
    code = error["code"]
    reply = failed(Messages.by_wamid(wamid), code, error["title"])
    codes = Map.update(state.codes, code, 1, &(&1 + 1))
    {:reply, reply, %{state | failed: state.failed + 1, codes: codes}}
  end

  def failed(message, ⟦131_026⟧, _title), do: Contacts.block(message.contact_id, days: @block_days)
  def failed(message, ⟦131_047⟧, _title), do: Messages.send_template(message, "come_back", "pt_BR")
  def failed(message, ⟦131_049⟧, _title), do: Messages.later(message, hours: 72)

  def failed(message, code, _title) when code in @throttled and message.attempts < @max_attempts do
    seconds = Enum.at([4, 10, 33, 100], message.attempts)
    Messages.later(message, seconds: seconds)
  end

  def failed(message, code, title) when code in @template_errors do
    Logger.error("template #{message.template}: #{code} #{title}")
    Messages.pause_template(message.template, minutes: 190)
  end

  def failed(_message, code, title) when code in @fatal do
    Logger.emergency("everything stops: #{code} #{title}")
    Messages.pause_all()
  end

  def failed(message, ⟦100⟧, title) do
    Logger.error("message #{message.id}: parameter refused, #{title}")
    Repo.update(Messages.changeset(message, %{state: 4, http_status: 400}))
  end

  def failed(message, code, title) do
    # ⟦131000⟧ and ⟦131016⟧ are Meta's own trouble and end here after four attempts
    Logger.warning("message #{message.id} failed with #{code}: #{title}")
    Repo.update(Messages.changeset(message, %{state: 10}))
  end

  def percent(%{sent: 0, failed: 0}), do: 100
  def percent(%{sent: sent, failed: failed}), do: div(100 * sent, sent + failed)

  @doc """
      iex> Notify.WhatsApp.Delivery.batches(Enum.to_list(1..190)) |> length()
      3
      iex> Notify.WhatsApp.Delivery.order_text(%{id: 130_636, items: 4})
      "Order 130636 (4 items)"
  """
  def batches(list), do: Enum.chunk_every(list, @batch)
  def order_text(order), do: "Order #{order.id} (#{order.items} items)"
  def too_long?(body), do: byte_size(body) > @max_body
end
