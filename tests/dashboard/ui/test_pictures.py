"""What is written into the picture of a chart; how it looks is held in a browser."""

import json
from datetime import UTC, datetime

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.rows.shown_table import tabulate
from dashboard.ui.chart_frame import picture_of
from dashboard.ui.database import Build
from dashboard.ui.facts import Facts
from dashboard.ui.pictures import element_class
from dashboard.ui.tables import Table


def test_a_chart_is_found_by_the_class_of_its_key() -> None:
    assert element_class("farm.fao / 2") == "st-key-farm-fao---2"


def test_a_picture_tells_its_facts_its_notes_and_of_which_build_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"build": Build("0123456789ab", datetime(2099, 12, 31, tzinfo=UTC))})
    facts = Facts("m USD", "Aland", "FOB", "Aland Customs", "2099", note="Sheep only.")
    picture = picture_of("Sheep grew", facts, Table(tabulate([], ()), ("sheep", "AX")), ("Goats apart.",))

    told, note, more, built = picture.paragraphs
    assert told == "Unit: m USD · Whose figures: Aland · Valuation: FOB · Source: Aland Customs · Period: 2099"
    assert (picture.title, note, more) == ("Sheep grew", "Sheep only.", "Goats apart.")
    assert "31 December 2099" in built
    assert picture.file_name == "khorgos_sheep_AX"


def test_empty_paragraphs_are_left_out_of_the_picture() -> None:
    def page() -> None:
        from dashboard.ui.pictures import Picture, offer_picture  # noqa: PLC0415 (run as a script of its own)

        offer_picture(Picture("Sheep", ("told", "", "built"), "khorgos_sheep"), "sheep")

    (buttons,) = AppTest.from_function(page).run().get("bidi_component")
    data = json.loads(buttons.proto.json)
    assert (data["paragraphs"], data["chart"], data["fileName"]) == (["told", "built"], "st-key-sheep", "khorgos_sheep")
