"""What is told of a chart: each fact once under its name, nothing where nothing is said."""

from dashboard.ui.facts import Facts

FACTS = Facts("m USD", "Aland", "FOB", "Aland Customs", "2099", note="Sheep only.")
BARE = Facts("", "", "", "Notes of meetings", "")


def test_the_line_under_a_title_is_unit_whose_figures_and_period() -> None:
    assert FACTS.subtitle() == FACTS.subtitle("Sheep from Aland") == "m USD · Aland · 2099"
    assert FACTS.subtitle("Sheep from Aland, 2099") == "m USD · Aland"
    assert BARE.subtitle() == ""


def test_what_is_not_said_is_not_named() -> None:
    assert BARE.named() == [("Source", "Notes of meetings")]
    assert BARE.told() == BARE.named()


def test_a_file_is_told_that_the_unit_is_the_charts_and_has_the_note() -> None:
    assert FACTS.told() == [
        ("Unit on the chart", "m USD"),
        ("Whose figures", "Aland"),
        ("Valuation", "FOB"),
        ("Source", "Aland Customs"),
        ("Period", "2099"),
        ("Note", "Sheep only."),
    ]
