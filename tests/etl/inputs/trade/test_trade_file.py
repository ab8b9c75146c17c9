"""Rows of trade to observations."""

from pathlib import Path

import pytest

from etl.inputs.cards import read_source_card
from etl.inputs.codes import known_codes
from etl.inputs.trade.check_part import check_part
from etl.inputs.trade.checked_file import to_trade_file
from etl.inputs.trade.shipped import OWN_FORM
from etl.inputs.trade.trade_input import plan_input
from etl.values.gates import Gates
from etl.vocabulary.sources import SourceKind
from tests.etl.inputs.trade.made_files import CSV, read
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


def test_a_row_becomes_an_observation_in_dollars_and_kilograms(tmp_path: Path) -> None:
    reading = read(tmp_path, {}, card=CARD | {"hs_revision": "HS2022"})

    assert list(reading.all_faults) == []
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


def test_imports_take_the_valuation_of_imports(tmp_path: Path) -> None:
    assert list(read(tmp_path, {"flow": "import"}).tables["observation"]["valuation"]) == ["cif"]


def test_what_is_not_known_is_missing_and_never_nought(tmp_path: Path) -> None:
    observation = read(tmp_path, {"net_weight": "", "value": "0"}).tables["observation"]

    assert rows_of(observation, "value_usd", "net_weight_kg") == [{"value_usd": 0.0}]


def test_a_row_may_name_its_own_revision_of_the_codes(tmp_path: Path) -> None:
    rows = [TRADE | {"hs_revision": "HS2002"}, TRADE | {"hs_revision": "", "period": "2099-06"}]
    observation = read(tmp_path, text=csv_text(rows), card=CARD | {"hs_revision": "HS2022"}).tables["observation"]

    assert list(observation["hs_revision"]) == ["HS2002", "HS2022"]


FAULTY: list[tuple[Row, str]] = [
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
]


def test_a_faulty_row_is_refused_alone(tmp_path: Path) -> None:
    """All of them in one file, each between sound rows, which are so many that the file is not refused whole."""
    sound: list[Row] = [{"period": f"{year}-05"} for year in range(2000, 2050)]
    rows = [*({"period": f"{year}-06"} | row for year, (row, _) in enumerate(FAULTY, start=2000)), *sound]

    reading = read(tmp_path, {}, *rows)

    assert said(reading) == [f"{CSV}: line {line}: {sentence}" for line, (_, sentence) in enumerate(FAULTY, start=3)]
    assert counts(reading)[CSV] == (1 + len(rows), 1 + len(sound), len(FAULTY))
    first_sound = 3 + len(FAULTY)
    loaded = reading.tables["observation"]["source_row"]
    assert sorted(loaded) == [2, *range(first_sound, first_sound + len(sound))]


def test_the_same_period_in_another_spelling_is_the_same_row(tmp_path: Path) -> None:
    reading = read(tmp_path, {"period": "2099"}, {"period": "2099-01/2099-12"})

    assert said(reading) == [
        f"{CSV}: line 3: field 'reporter': the same reporter, partner, flow, period, commodity as on line 2, "
        "got 'AX, BV, export, 2099, HS:1001'. Keep one of the two rows."
    ]


def test_every_fault_of_a_row_is_told_and_the_row_counts_once(tmp_path: Path) -> None:
    reading = read(tmp_path, {"reporter": "QQ", "value": "many"})

    assert [fault.field for fault in reading.all_faults] == ["reporter", "value"]
    assert counts(reading)[CSV] == (1, 0, 1)


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
    ("share_pct", "min_rows", "loaded"),
    [(49.0, 2, 0), (50.0, 2, 1), (49.0, 3, 1)],
    ids=["too many", "just as many", "too few to tell"],
)
def test_a_file_with_too_many_refused_rows_has_none_and_one_fault(
    tmp_path: Path, share_pct: float, min_rows: int, loaded: int
) -> None:
    data_dir = write_data(
        tmp_path, {"trade/aland.csv": trade_text({}, {"flow": "sale"}), "trade/aland.yml": yaml_text(CARD)}
    )
    path = data_dir / "trade/aland.csv"
    card = read_source_card(path.with_suffix(".yml"), data_dir, SourceKind.TABLE).card
    assert card
    gates = Gates(refused_share_pct=share_pct, refused_min_rows=min_rows)

    planned = plan_input(path, data_dir, OWN_FORM, card, known_codes(made_up_reference()), is_received=False)
    parts = [check_part(part) for part in planned.parts]
    file = to_trade_file(planned.source, card, card.to_snapshot(planned.source), parts, gates)

    assert (len(file.parts), file.count.rows_loaded, file.count.rows_rejected) == (loaded, loaded, 2 - loaded)
    assert [fault.problem.startswith("refused whole: 1 of 2 rows") for fault in file.faults] == [loaded == 0]
