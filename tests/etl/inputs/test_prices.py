from pathlib import Path

from etl import schema
from etl.inputs.figure_folder import read_figure_folder
from etl.inputs.prices import prices_folder
from etl.values.reading import Reading
from tests.etl.made_inputs import CARD_BESIDE, PRICE, Row, counts, csv_text, rows_of, said, write_data, yaml_text

CSV = "data/prices/aland_prices.csv"


def read(tmp_path: Path, *rows: Row, card: Row = CARD_BESIDE) -> Reading:
    files = {
        "prices/aland_prices.csv": csv_text([PRICE | one for one in rows]),
        "prices/aland_prices.yml": yaml_text(card),
    }
    return read_figure_folder(write_data(tmp_path, files), prices_folder(frozenset({"rye"})))


def test_a_row_becomes_a_price_with_the_day_from_which_it_can_be_known(tmp_path: Path) -> None:
    reading = read(tmp_path, {})
    snapshot = reading.tables["snapshot"]["snapshot_code"].item()

    assert said(reading) == []
    assert list(reading.tables["price"].columns) == list(schema.price.columns.keys())
    assert rows_of(reading.tables["price"]) == [
        {
            "source_code": "aland_prices",
            "price_good_code": "rye",
            "period_start": "2099-05-01",
            "period_end": "2099-05-31",
            "period_kind": "month",
            "value": 250.5,
            "unit": "t",
            "currency": "USD",
            "quality": "ok",
            "snapshot_code": snapshot,
            "source_row": 2,
            "known_from": "2099-06-05",
            "is_known_from_assumed": True,
        }
    ]


def test_nothing_is_known_later_than_the_copy_was_taken(tmp_path: Path) -> None:
    reading = read(tmp_path, {}, card=CARD_BESIDE | {"retrieved_date": "2099-06-02"})

    assert rows_of(reading.tables["price"], "known_from", "is_known_from_assumed") == [
        {"known_from": "2099-06-02", "is_known_from_assumed": False}
    ]


def test_its_source_tells_of_no_trade(tmp_path: Path) -> None:
    source = read(tmp_path, {}).tables["source"]

    told = ("source_code", "kind", "coverage", "export_valuation", "import_valuation")
    assert rows_of(source, *told) == [{"source_code": "aland_prices", "kind": "prices"}]


def test_a_card_of_prices_that_speaks_of_trade_is_refused_with_its_file(tmp_path: Path) -> None:
    reading = read(tmp_path, {}, card=CARD_BESIDE | {"coverage": "all"})

    assert [(fault.field, fault.problem) for fault in reading.faults] == [("coverage", "no such key")]
    assert counts(reading)[CSV] == (1, 0, 1)
    assert reading.tables == {}


def test_a_price_of_nothing_is_no_price(tmp_path: Path) -> None:
    reading = read(tmp_path, {"value": "0"}, {"period": "2099-06", "value": ""}, {"period": "2099-07", "value": "-1"})

    assert said(reading) == [
        f"{CSV}: line 4: field 'value': expected zero or more, got '-1'. Look it up at the publisher; leave it empty "
        "where it is unknown.",
        f"{CSV}: line 3: field 'value': expected a value, the field is empty. Fill it in, or take the row out.",
        f"{CSV}: line 2: field 'value': expected a number above zero, got '0'. Look it up at the publisher, or take the "
        "row out.",
    ]
    assert counts(reading)[CSV] == (3, 0, 3)


def test_a_price_has_a_month_a_unit_and_a_good_that_are_known(tmp_path: Path) -> None:
    rows = [{"period": "2099"}, {"good": "rya"}, {"unit": "lb"}, {"currency": "EUR", "period": "2099-06"}]
    reading = read(tmp_path, *rows)

    assert said(reading) == [
        f"{CSV}: line 3: field 'good': no such code in data/reference/price_goods.csv, got 'rya'. Did you mean 'rye'? If "
        "not, add it to data/reference/price_goods.csv.",
        f"{CSV}: line 4: field 'unit': expected one of t, kg, bbl, mmbtu, got 'lb'. Take one of the list.",
        f"{CSV}: line 5: field 'currency': expected one of USD, CNY, KZT, KGS, TJS, TMT, UZS, GBP, got 'EUR'. Take one of the list.",
        f"{CSV}: line 2: field 'period': expected a month, got '2099'. Give each month a row of its own.",
    ]


def test_one_good_has_one_price_a_month_however_the_month_is_written(tmp_path: Path) -> None:
    reading = read(tmp_path, {}, {"period": "2099-05-01/2099-05-31", "value": "251"})

    assert said(reading) == [
        f"{CSV}: line 3: field 'good': the same good, period as on line 2, got 'rye, 2099-05'. Keep one of the two rows."
    ]


def test_a_project_may_do_without_prices(tmp_path: Path) -> None:
    assert read_figure_folder(write_data(tmp_path), prices_folder(frozenset())) == Reading()
