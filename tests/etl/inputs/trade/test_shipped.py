from pathlib import Path
from typing import Any

import pytest

from etl import schema
from etl.build.read_trade import read_trade
from etl.inputs.codes import known_codes
from etl.values.reading import Reading
from tests.etl.made_inputs import (
    CARD,
    TRADE,
    Row,
    counts,
    csv_text,
    made_up_reference,
    rows_of,
    said,
    trade_text,
    without,
    write_data,
    yaml_text,
)

CSV = "data/trade/aland.csv"


def read(tmp_path: Path, *rows: Row, card: Row = CARD, text: str | None = None) -> Reading:
    files = {"trade/aland.csv": text or trade_text(*rows), "trade/aland.yml": yaml_text(card)}
    data_dir = write_data(tmp_path, files)
    return read_trade(data_dir, known_codes(made_up_reference())).reading


def test_a_row_becomes_an_observation_in_dollars_and_kilograms(tmp_path: Path) -> None:
    reading = read(tmp_path, {}, card=CARD | {"hs_revision": "HS2022"})

    assert reading.faults == []
    assert rows_of(reading.tables["observation"]) == [
        {
            "source_code": "aland",
            "reporter_code": "AX",
            "partner_code": "BV",
            "flow": "export",
            "commodity_id": "HS:1001",
            "period_start": "2099-05-01",
            "period_end": "2099-05-31",
            "period_kind": "month",
            "valuation": "fob",
            "value_usd": 12340.0,
            "net_weight_kg": 5000.0,
            "hs_revision": "HS2022",
            "status": "final",
            "quality": "ok",
            "is_derived": False,
            "snapshot_code": reading.tables["snapshot"]["snapshot_code"][0],
            "source_row": 2,
            "known_from": "2099-06-20",
            "is_known_from_assumed": True,
        }
    ]


def test_frames_have_the_columns_of_their_tables(tmp_path: Path) -> None:
    tables = read(tmp_path, {}).tables

    assert {name: list(frame.columns) for name, frame in tables.items()} == {
        name: list(schema.metadata.tables[name].columns.keys()) for name in ("source", "snapshot", "observation")
    }


def test_the_card_becomes_the_source(tmp_path: Path) -> None:
    card = CARD | {
        "url": "https://example.org/t",
        "next_release_date": "2100-02-01",
        "cadence": "monthly",
        "note": "Read me: first.",
    }

    assert rows_of(read(tmp_path, {}, card=card).tables["source"]) == [
        {
            "source_code": "aland",
            "title_en": "Aland's trade",
            "publisher": "Aland Customs",
            "kind": "table",
            "coverage": "all",
            "detail_level": "heading",
            "export_valuation": "fob",
            "import_valuation": "cif",
            "unit_as_published": "thousand US dollars; t",
            "licence": "CC0",
            "url": "https://example.org/t",
            "cadence": "monthly",
            "next_release_date": "2100-02-01",
            "release_lag_days": 20,
            "release_basis": "As a rule, three weeks after the month.",
            "note": "Read me: first.",
            "sort_order": 1,
        }
    ]


def test_the_snapshot_is_named_by_the_content_of_the_file(tmp_path: Path) -> None:
    one = read(tmp_path / "one", {}).tables["snapshot"]
    same = read(tmp_path / "same", {}).tables["snapshot"]
    other = read(tmp_path / "other", {"value": "1"}).tables["snapshot"]

    assert rows_of(one) == rows_of(same)
    assert one["snapshot_code"][0] != other["snapshot_code"][0]
    assert rows_of(one, "source_code", "file", "rows_read") == [{"source_code": "aland", "file": CSV, "rows_read": 1}]


def test_imports_take_the_valuation_of_imports(tmp_path: Path) -> None:
    assert list(read(tmp_path, {"flow": "import"}).tables["observation"]["valuation"]) == ["cif"]


def test_what_is_not_known_is_missing_and_never_nought(tmp_path: Path) -> None:
    observation = read(tmp_path, {"net_weight": "", "value": "0"}).tables["observation"]

    assert rows_of(observation, "value_usd", "net_weight_kg") == [{"value_usd": 0.0}]


def test_a_row_may_name_its_own_revision_of_the_codes(tmp_path: Path) -> None:
    rows = [TRADE | {"hs_revision": "HS2002"}, TRADE | {"hs_revision": "", "period": "2099-06"}]
    observation = read(tmp_path, text=csv_text(rows), card=CARD | {"hs_revision": "HS2022"}).tables["observation"]

    assert list(observation["hs_revision"]) == ["HS2002", "HS2022"]


def test_derived_months_come_where_the_card_asks_for_them(tmp_path: Path) -> None:
    rows = [{"period": "2099-01/2099-04", "value": "4"}, {"period": "2099-01/2099-05", "value": "9.5"}]
    asked = read(tmp_path / "asked", *rows, card=CARD | {"derive_months": "true"}).tables["observation"]
    plain = read(tmp_path / "plain", *rows).tables["observation"]

    assert rows_of(asked.loc[asked["is_derived"]], "period_start", "value_usd", "source_row") == [
        {"period_start": "2099-05-01", "value_usd": 5500.0, "source_row": 3}
    ]
    assert (len(asked), len(plain)) == (3, 2)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            {"partner": "BX"},
            "field 'partner': no such code in data/reference/areas.csv, got 'BX'. Add it to data/reference/areas.csv.",
        ),
        (
            {"commodity": "HS:1002"},
            "field 'commodity': no such code in data/reference/commodities.csv, got 'HS:1002'. "
            "Did you mean 'HS:1005'? If not, add it to data/reference/commodities.csv.",
        ),
        ({"flow": "turnover"}, "field 'flow': expected one of export, import, got 'turnover'. Take one of the list."),
        (
            {"period": "2099-02/2099-01"},
            "field 'period': expected a period whose end is not before its start, got '2099-02/2099-01'. "
            "Write it as 2019, 2019-05, 2019-01/2019-05 or 2019-01-01/2019-07-28.",
        ),
        (
            {"value": "1,234"},
            "field 'value': expected a number, got '1,234'. "
            "Write digits and a decimal point only, 1234.5; leave it empty where it is unknown.",
        ),
        (
            {"net_weight": "-5"},
            "field 'net_weight': expected zero or more, got '-5'. Look it up at the publisher; leave it empty where it is unknown.",
        ),
        (
            {"value": "", "net_weight": ""},
            "field 'value': neither value nor net_weight is given. Take the row out: what is unknown has no row.",
        ),
        ({"quantity": "3"}, "field 'quantity_unit': a quantity needs its unit. Write the unit as published."),
        (
            {"status": "provisional"},
            "field 'status': expected one of final, preliminary, estimated, got 'provisional'. Take one of the list.",
        ),
        ({"reporter": ""}, "field 'reporter': expected a value, the field is empty. Fill it in, or take the row out."),
    ],
)
def test_a_faulty_row_is_refused_alone(tmp_path: Path, row: Row, sentence: str) -> None:
    reading = read(tmp_path, {}, {"period": "2099-06"} | row, {"period": "2099-07"})

    assert said(reading) == [f"{CSV}: line 3: {sentence}"]
    assert counts(reading)[CSV] == (3, 2, 1)
    assert list(reading.tables["observation"]["source_row"]) == [2, 4]


def test_the_same_period_in_another_spelling_is_the_same_row(tmp_path: Path) -> None:
    reading = read(tmp_path, {"period": "2099"}, {"period": "2099-01/2099-12"})

    assert said(reading) == [
        f"{CSV}: line 3: field 'reporter': the same reporter, partner, flow, period, commodity as on line 2, "
        "got 'AX, BV, export, 2099, HS:1001'. Keep one of the two rows."
    ]


def test_every_fault_of_a_row_is_told_and_the_row_counts_once(tmp_path: Path) -> None:
    reading = read(tmp_path, {"reporter": "QQ", "value": "many"})

    assert [fault.field for fault in reading.faults] == ["reporter", "value"]
    assert counts(reading)[CSV] == (1, 0, 1)


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (
            without(CARD, "publisher"),
            "line 1: field 'publisher': expected a value, there is none. Fill in 'publisher'.",
        ),
        (CARD | {"covrage": "all"}, "line 15: field 'covrage': no such key, got 'covrage'. Did you mean 'coverage'?"),
        (
            CARD | {"coverage": "some"},
            "line 3: field 'coverage': expected one of all, total_only, selection, threshold, got 'some'. Take one of the list.",
        ),
        (
            without(CARD, "value_factor"),
            "line 1: field 'value_factor': a unit needs its factor. Write the number that turns the unit into US dollars or kilograms.",
        ),
        (
            CARD | {"value_factor": "0"},
            "line 8: field 'value_factor': expected a number above zero, got '0'. Write how many of our units one of theirs is.",
        ),
        (
            CARD | {"derive_months": "yes"},
            "line 15: field 'derive_months': expected true or false, got 'yes'. Write true or false.",
        ),
        (
            CARD | {"url": "example"},
            "line 15: field 'url': expected a web address, got 'example'. Write it in full, https://example.org/page.",
        ),
        (
            without(CARD, "release_lag_days"),
            "line 1: field 'release_lag_days': nothing says when the figures come out. "
            "Write release_lag_days and release_basis, or released_date for an edition that came out on one day.",
        ),
        (
            without(CARD, "release_basis"),
            "line 1: field 'release_basis': a lag needs its basis. Say where the lag is from.",
        ),
        (
            CARD | {"retrieved_date": "2099-05"},
            "line 15: field 'retrieved_date': expected a day, got '2099-05'. Write it as YYYY-MM-DD.",
        ),
    ],
)
def test_a_faulty_card_refuses_its_file_whole(tmp_path: Path, card: Row, sentence: str) -> None:
    reading = read(tmp_path, {}, {"period": "2099-06"}, card=card)

    assert said(reading) == [f"data/trade/aland.yml: {sentence}"]
    assert counts(reading) == {"data/trade/aland.yml": (1, 0, 1), CSV: (2, 0, 2)}
    assert reading.tables == {}


def test_figures_without_a_unit_are_refused(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        {},
        {"period": "2099-06", "net_weight": ""},
        card=without(CARD, "net_weight_unit", "net_weight_factor"),
    )

    assert said(reading) == [
        f"{CSV}: line 2: field 'net_weight': the source names no unit for it, got '5'. "
        "Add net_weight_unit and net_weight_factor to the .yml beside the file."
    ]


@pytest.mark.parametrize(
    ("name", "rest"), [("aland.csv", {"data/trade/aland.yml": (1, 0, 1)}), ("aland.yml", {CSV: (1, 0, 1)})]
)
def test_a_table_and_its_card_go_together(tmp_path: Path, name: str, rest: dict[str, Any]) -> None:
    data_dir = write_data(tmp_path, {"trade/aland.csv": trade_text({}), "trade/aland.yml": yaml_text(CARD)})
    (data_dir / "trade" / name).unlink()
    reading = read_trade(data_dir, known_codes(made_up_reference())).reading

    assert said(reading) == [f"data/trade/{name}: the file is missing. Put it back; data/README.md gives its form."]
    assert counts(reading) == rest
