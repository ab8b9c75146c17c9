from pathlib import Path

from etl.inputs.figure_folder import read_figure_folder
from etl.inputs.rates import FOLDER
from etl.values.reading import Reading
from tests.etl.made_inputs import CARD_BESIDE, RATE, Row, csv_text, rows_of, said, write_data, yaml_text

CSV = "data/rates/aland_rates.csv"


def read(tmp_path: Path, *rows: Row) -> Reading:
    files = {
        "rates/aland_rates.csv": csv_text([RATE | one for one in rows]),
        "rates/aland_rates.yml": yaml_text(CARD_BESIDE),
    }
    return read_figure_folder(write_data(tmp_path, files), FOLDER)


def test_a_rate_is_kept_as_stated_with_its_kind_and_the_days_it_rests_on(tmp_path: Path) -> None:
    rows = [{}, {"period": "2099-06", "kind": "official", "days_held": "4", "quality": "doubtful", "note": "4 of 22"}]
    reading = read(tmp_path, *rows)

    told = ("currency", "per_currency", "period_start", "period_kind", "kind", "value", "days_held", "quality", "note")
    common = {"currency": "CNY", "per_currency": "USD", "period_kind": "month", "value": 8.125}
    assert said(reading) == []
    assert rows_of(reading.tables["exchange_rate"], *told) == [
        common | {"period_start": "2099-05-01", "kind": "mean", "quality": "ok"},
        common
        | {"period_start": "2099-06-01", "kind": "official", "days_held": 4, "quality": "doubtful", "note": "4 of 22"},
    ]


def test_a_rate_holds_for_a_month_or_for_twelve_months(tmp_path: Path) -> None:
    periods = ("2099", "2098-04/2099-03", "2099-05", "2099-01/2099-06")
    reading = read(tmp_path, *({"period": period} for period in periods))

    assert rows_of(reading.tables["exchange_rate"], "period_kind") == [
        {"period_kind": "marketing_year"},
        {"period_kind": "year"},
        {"period_kind": "month"},
    ]
    assert said(reading) == [
        f"{CSV}: line 5: field 'period': expected a month or year or marketing year, got '2099-01/2099-06'. Give each "
        "month or year or marketing year a row of its own."
    ]


def test_a_rate_names_two_currencies_and_its_kind(tmp_path: Path) -> None:
    rows = [{"per_currency": "CNY"}, {"kind": "mien", "period": "2099-06"}, {"days_held": "4.5", "period": "2099-07"}]

    assert said(read(tmp_path, *rows)) == [
        f"{CSV}: line 3: field 'kind': expected one of mean, official, customs, got 'mien'. Did you mean 'mean'?",
        f"{CSV}: line 4: field 'days_held': expected a whole number, got '4.5'. Write digits only, 10.",
        f"{CSV}: line 2: field 'per_currency': a currency has no rate to itself, got 'CNY'. Name the currency that the "
        "value is for.",
    ]
