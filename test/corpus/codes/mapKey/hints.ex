defmodule Bookshop.WhatsApp.Hints do
  @hints %{
    ⟦4⟧ => "Too many calls",
    ⟦33⟧ => "Wrong phone number id",
    ⟦190⟧ => "New token needed",
    ⟦130403⟧ => "You blocked this person",
    ⟦131055⟧ => "Not allowed with this method",
    ⟦134100⟧ => "Only marketing templates go here",
    ⟦139101⟧ => "The block list is full",
    ⟦138006⟧ => "No permission to call"
  }

  @shelves %{1 => "crime", 4 => "poems", 10 => "cooking", 33 => "maps", 100 => "old"}

  def hint(code), do: Map.get(@hints, code, "error #{code}")

  def hint_for("⟦131047⟧"), do: "Use a template"
  def hint_for("⟦131026⟧"), do: "Phone them"
  def hint_for(_), do: "Unknown"

  def shelf(number), do: Map.fetch!(@shelves, number)
end
