defmodule Florist.WhatsApp.Retry do
  @moduledoc "Decides what happens after the Cloud API said no."

  @max_attempts 4
  @batch 100

  @throttled [⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧]
  @auth [⟦0⟧, ⟦10⟧, ⟦190⟧]
  @dead ~w(⟦131026⟧ ⟦131047⟧ ⟦131051⟧)

  def classify(%{"code" => code}) when code in @throttled, do: :retry
  def classify(%{"code" => code}) when code in @auth, do: :alert
  def classify(%{"code" => code}) when code in [⟦131021⟧, ⟦131026⟧, ⟦131047⟧], do: :drop

  def classify(%{"code" => code}) do
    if Integer.to_string(code) in @dead, do: :drop, else: :log
  end

  def wait(attempt) when attempt <= @max_attempts do
    Process.sleep(round(:math.pow(4, attempt)) * 1_000)
  end

  def batches(rows), do: Enum.chunk_every(rows, @batch)

  def limits, do: %{per_second: 80, per_pair: 6, max_body: 4096, status: 200}
end
