"""What the chart around a meeting says of itself."""

from typing import Any

from dashboard.locale.units import Scale
from dashboard.screens.event.chart_words import chart_in_words, facts_of, notes_of
from dashboard.screens.event.drawn_lines import DrawnLine
from dashboard.screens.sections.window.measures import Cell, Span
from etl.vocabulary.periods import PeriodKind
from tests.dashboard.made_names import made_names

NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    sources={"office": "Trade by year"},
    terms={"valuation": {"fob": "FOB", "cif": "CIF"}},
)
YEAR = PeriodKind.YEAR


def line(reporter: str = "AX", **told: Any) -> DrawnLine:
    given = {"source_code": "office", "valuation": "fob", "cells": (Cell(Span(2098, 2098), 1e6),), "is_own": True}
    return DrawnLine(**{"name": f"Grain: {reporter}", "end_name": reporter, "reporter": reporter} | given | told)


def test_the_facts_tell_each_thing_once() -> None:
    said = line("BV", is_stated=True, source_code="", cells=(Cell(Span(2100, 2100), 2e6),), is_own=False)
    facts = facts_of([line(), line("BV", valuation="cif"), said], YEAR, Scale(1e6, "m USD"), NAMES)
    assert (facts.unit, facts.reporter, facts.valuation) == ("m USD", "Aland; Bouvet", "FOB; CIF")
    assert (facts.source, facts.period) == ("Trade by year; as stated", "2098–2100")


def test_notes_are_those_that_the_lines_need() -> None:
    (flat, ends) = notes_of([line()], YEAR)
    assert flat == "A figure is flat over its own month or year."
    assert ends.startswith("The data end: AX in 2098.")
    pair = Cell(Span(2099 * 12, 2099 * 12 + 1), 1.0, is_doubtful=True)
    notes = notes_of([line(is_at_least=True), line(is_stated=True, is_own=False, cells=(pair,))], PeriodKind.MONTH)
    for words in ("lower bounds", "an authority stated", "1 figure is doubtful", "January and February"):
        assert any(words in note for note in notes)


def test_the_newest_amount_of_each_line_is_told_in_words() -> None:
    told = chart_in_words([line(), line("BV")], YEAR, "USD", title="Aland's imports from Bouvet", goods="Grain")
    assert told == (
        "Aland's imports from Bouvet, Grain. Latest: Grain: AX 1.0 m USD in 2098; Grain: BV 1.0 m USD in 2098."
    )
