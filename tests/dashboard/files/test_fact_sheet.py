"""The facts that go with a workbook's rows."""

from dataclasses import replace
from datetime import date

from dashboard.files.about import About, Watched
from dashboard.files.fact_sheet import Cut, fact_rows
from tests.dashboard.files.exported import ABOUT, BUILD, SCHEMA, about, cells, stream_of

NOTHING = Cut()


def facts(cut: Cut = NOTHING, told: About = ABOUT) -> list[tuple[str, str]]:
    """What is told of two rows of Aland's customs."""
    watched = Watched(stream_of(cells(), cells()))
    assert len(list(watched.stream().batches)) == 1
    return fact_rows(told, watched, SCHEMA, cut)


def test_facts_come_in_the_order_in_which_a_reader_asks() -> None:
    labels = [label for label, _text in facts()]

    assert labels[:7] == ["What the rows are", "How many rows", "Partner", "Source", "Publisher", "Licence", "Address"]
    assert labels[7:12] == ["Data build", "Date of the build", "Address of the view", "How to cite", "Columns"]
    assert len(labels) == 12 + len(SCHEMA)


def test_rows_are_counted_and_only_their_own_sources_told() -> None:
    told = facts()

    assert ("How many rows", "2") in told
    assert [text for label, text in told if label == "Source"] == ["Aland's trade"]


def test_a_column_tells_its_name_for_programs_its_unit_and_its_meaning() -> None:
    assert ("Value (US dollars)", "value_usd · USD · US dollars, current") in facts()
    assert ("commodity_id", "commodity_id") in facts()


def test_a_day_and_no_filter_are_said() -> None:
    of_day = about(filters=(), build=replace(BUILD, as_of=date(2099, 5, 9)))
    told = facts(told=of_day)

    assert ("Filters", "none: every row of the table") in told
    assert ("As known on", "9 May 2099") in told


def test_what_did_not_fit_is_said() -> None:
    told = dict(facts(Cut(sheets=2, shortened=1)))

    assert told["Sheets"] == "The rows are on 2 sheets; a sheet holds 1,048,576 rows."
    assert told["Long texts"] == "1 text is longer than a cell can hold and ends early here; the CSV has it whole."
    assert {"Sheets", "Long texts"} & dict(facts()).keys() == set()
