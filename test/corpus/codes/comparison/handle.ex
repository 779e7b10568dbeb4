defmodule Optician.WhatsApp.Handle do
  require Logger

  @attempts 4

  def answer(%{status: 200, body: %{"messages" => [%{"id" => id} | _]}}, _row), do: {:ok, id}

  def answer(%{body: %{"error" => %{"code" => ⟦131047⟧}}}, row), do: {:template, row, "hello"}
  def answer(%{body: %{"error" => %{"code" => ⟦190⟧}}}, _row), do: {:stop, :token}
  def answer(%{body: %{"error" => %{"code" => code}}}, row) when code in [⟦4⟧, ⟦80007⟧, ⟦130429⟧], do: {:later, row, 10}

  def answer(%{body: %{"error" => %{"code" => code}}}, row) do
    cond do
      code == ⟦131026⟧ -> {:unreachable, row}
      code == ⟦100⟧ or code == ⟦33⟧ -> {:bug, row}
      code == ⟦368⟧ -> {:stop, :blocked}
      row.attempt >= @attempts -> {:failed, row}
      true -> {:later, row, 4}
    end
  end

  def answer(%{status: status}, row) when status in 500..599, do: {:later, row, 33}

  def lens(diopters) when diopters == 4 or diopters == 10, do: :thick
  def lens(100), do: :none
  def lens(_), do: :thin
end
