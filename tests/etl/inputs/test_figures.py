from pathlib import Path

import pytest

from etl import schema
from etl.inputs.codes import known_codes
from etl.inputs.figures import read_official_figures
from etl.values.reading import Reading
from tests.etl.made_inputs import (
    CARD,
    Row,
    counts,
    figures_text,
    made_up_reference,
    rows_of,
    said,
    without,
    write_data,
    yaml_text,
)

CSV = "data/figures/official_figures.csv"
STATEMENTS = without(CARD, "value_factor", "net_weight_factor") | {
    "value_unit": "as in the unit column",
    "net_weight_unit": "as in the unit column",
}


def read(tmp_path: Path, *rows: Row) -> Reading:
    files = {"figures/official_figures.csv": figures_text(*rows), "figures/official_figures.yml": yaml_text(STATEMENTS)}
    data_dir = write_data(tmp_path, files)
    return read_official_figures(data_dir, known_codes(made_up_reference()))


def test_a_row_becomes_a_figure_with_its_statement(tmp_path: Path) -> None:
    reading = read(tmp_path, {"period": "2099-01/2099-06", "group": "grain", "place": "mariehamn", "value": "2.5"})

    assert reading.faults == []
    assert list(reading.tables["official_figure"].columns) == list(schema.official_figure.columns.keys())
    assert rows_of(reading.tables["official_figure"]) == [
        {
            "figure_code": "F0001",
            "source_code": "official_figures",
            "area_code": "AX",
            "partner_code": "BV",
            "flow": "turnover",
            "period_start": "2099-01-01",
            "period_end": "2099-06-30",
            "period_kind": "half",
            "period_label": "2099",
            "indicator": "goods_trade",
            "measure": "value",
            "group_code": "grain",
            "subject": "all goods",
            "place_code": "mariehamn",
            "value": 2.5,
            "unit": "USD",
            "currency_as_published": "USD",
            "stated_by": "ax-customs",
            "counted_by": "ax-customs",
            "as_published": "2 bn US dollars",
            "source_url": "https://example.org/figure",
            "publisher": "Example News",
            "published_date": "2100-01-15",
            "confidence": "high",
            "statement_key": "AX|BV|turnover|2099-01-01|2099-06-30|goods_trade|value|all goods|mariehamn|USD|ax-customs",
            "is_shown": True,
            "shown_from": "2100-01-15",
            "known_from": "2100-01-15",
            "is_known_from_assumed": False,
        }
    ]


def test_the_source_counts_statements_and_the_file_is_its_snapshot(tmp_path: Path) -> None:
    tables = read(tmp_path, {}).tables

    assert rows_of(tables["source"], "source_code", "kind", "unit_as_published") == [
        {"source_code": "official_figures", "kind": "statements", "unit_as_published": "as in the unit column"}
    ]
    assert rows_of(tables["snapshot"], "source_code", "file", "rows_read") == [
        {"source_code": "official_figures", "file": CSV, "rows_read": 1}
    ]


def test_one_of_two_that_state_the_same_is_shown_and_both_stay(tmp_path: Path) -> None:
    rows = [
        {"stated_by": "ax-news"},
        {"figure_code": "F0002"},
        {"figure_code": "F0003", "subject": "sheep", "value": "2012345678"},
    ]

    assert rows_of(read(tmp_path, *rows).tables["official_figure"], "figure_code", "is_shown") == [
        {"figure_code": "F0001", "is_shown": False},
        {"figure_code": "F0002", "is_shown": True},
        {"figure_code": "F0003", "is_shown": True},
    ]


def test_a_better_telling_takes_the_place_of_the_first_on_the_day_it_comes_out(tmp_path: Path) -> None:
    rows = [{"confidence": "medium"}, {"figure_code": "F0002", "published_date": "2100-03"}]

    assert rows_of(
        read(tmp_path, *rows).tables["official_figure"], "figure_code", "is_shown", "shown_from", "shown_until"
    ) == [
        {"figure_code": "F0001", "is_shown": False, "shown_from": "2100-01-15", "shown_until": "2100-03-31"},
        {"figure_code": "F0002", "is_shown": True, "shown_from": "2100-03-31"},
    ]


def test_a_figure_without_a_date_counts_from_the_lag_of_its_card_and_says_that_this_is_assumed(tmp_path: Path) -> None:
    assert rows_of(
        read(tmp_path, {"published_date": ""}).tables["official_figure"], "known_from", "is_known_from_assumed"
    ) == [{"known_from": "2100-01-20", "is_known_from_assumed": True}]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            {"source_url": ""},
            "field 'source_url': expected a value, the field is empty. Fill it in, or take the row out.",
        ),
        (
            {"source_url": "example.org"},
            "field 'source_url': expected a web address, got 'example.org'. Write it in full, https://example.org/page.",
        ),
        (
            {"counted_by": "ax-custom"},
            "field 'counted_by': no such code in data/reference/authorities.csv, got 'ax-custom'. "
            "Did you mean 'ax-customs'? If not, add it to data/reference/authorities.csv.",
        ),
        (
            {"group": "grains"},
            "field 'group': no such code in data/reference/commodity_groups.csv, got 'grains'. "
            "Did you mean 'grain'? If not, add it to data/reference/commodity_groups.csv.",
        ),
        (
            {"published_date": "15.01.2100"},
            "field 'published_date': expected a date, got '15.01.2100'. Write it as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.",
        ),
        (
            {"confidence": "hihg"},
            "field 'confidence': expected one of high, medium, low, got 'hihg'. Did you mean 'high'?",
        ),
        (
            {"figure_code": "F0001"},
            "field 'figure_code': the same figure_code as on line 2, got 'F0001'. Keep one of the two rows.",
        ),
    ],
)
def test_a_faulty_row_is_refused_alone(tmp_path: Path, row: Row, sentence: str) -> None:
    reading = read(tmp_path, {}, {"figure_code": "F0002"} | row)

    assert said(reading) == [f"{CSV}: line 3: {sentence}"]
    assert counts(reading) == {"data/figures/official_figures.yml": (1, 1, 0), CSV: (2, 1, 1)}


def test_growth_may_be_negative(tmp_path: Path) -> None:
    reading = read(tmp_path, {"measure": "growth_pct", "unit": "pct", "value": "-24.1"})

    assert rows_of(reading.tables["official_figure"], "value") == [{"value": -24.1}]
