defmodule Notify.Broadcast do
  @moduledoc """
  Sends a WhatsApp template to many contacts, 80 at a time.
  """

  use Broadway

  alias Broadway.Message

  @graph "https://graph.facebook.com/v19.0"
  @batch_size 80
  @batch_timeout 200
  @max_demand 100
  @retries 4

  def start_link(_opts) do
    Broadway.start_link(__MODULE__,
      name: __MODULE__,
      producer: [module: {Notify.Producer, []}, concurrency: 1],
      processors: [default: [concurrency: 10, max_demand: @max_demand]],
      batchers: [whatsapp: [batch_size: @batch_size, batch_timeout: @batch_timeout, concurrency: 4]]
    )
  end

  @impl true
  def handle_message(_, %Message{data: contact} = message, _) do
    case Req.post("#{@graph}/#{contact.phone_number_id}/messages",
           json: payload(contact),
           receive_timeout: 10_000,
           max_retries: @retries,
           retry_delay: fn attempt -> 190 * attempt end
         ) do
      {:ok, %{status: 200, body: body}} ->
        Message.put_data(message, get_in(body, ["messages", Access.at(0), "id"]))

      {:ok, %{status: status}} when status in [500, 502, 503] ->
        Message.failed(message, {:server, status})

      {:error, %{reason: :timeout}} ->
        Message.failed(message, :timeout)
    end
  end

  defp payload(contact) do
    %{
      messaging_product: "whatsapp",
      to: contact.phone,
      type: "template",
      template: %{name: contact.template, language: %{code: "id"}}
    }
  end

  # Progress in steps of 10 percent; 100 means done.
  def progress(sent, total) when sent >= total, do: 100
  def progress(_sent, 0), do: 0
  def progress(sent, total), do: div(sent * 100, total * 10) * 10
end
