"""What columns of numbers mean, where a wrong word would mislead."""

from dashboard.rows.meanings_of_figures import OF_FIGURES


def test_an_amount_says_its_unit_and_what_an_empty_cell_is() -> None:
    assert "US dollars" in OF_FIGURES["value_usd"]
    assert "kilograms" in OF_FIGURES["net_weight_kg"]
    assert all("empty" in OF_FIGURES[name] for name in ("value_usd", "net_weight_kg", "export_usd", "import_usd"))


def test_kinds_of_period_are_said_to_be_no_summands() -> None:
    assert "never added together" in OF_FIGURES["period_kind"]
