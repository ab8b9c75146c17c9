"""The table of mirror data.

Every report once with each of its mirrors, and a side that nobody reported stays unknown.
"""

from typing import Any

import pytest

from dashboard.rows.streams import read_rows
from dashboard.rows.tables import RowFilters
from dashboard.rows.tables_of_mirror import MIRROR
from dashboard.subjects.engine import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import Row, observation_row, source_row, year

CELLS = [
    "exporter_code",
    "importer_code",
    "export_usd",
    "import_usd",
    "gap_usd",
    "export_source_code",
    "import_source_code",
]


def exported(**overrides: Any) -> Row:
    """Aland's report of what it sold to Bouvet."""
    return observation_row(reporter_code="AX", partner_code="BV", flow="export", value_usd=10.0, **overrides)


def imported(**overrides: Any) -> Row:
    """Bouvet's report of what it bought from Aland."""
    return observation_row(
        **{
            "reporter_code": "BV",
            "partner_code": "AX",
            "flow": "import",
            "value_usd": 12.5,
            "valuation": "cif",
            **overrides,
        }
    )


def pairs(url: str, **chosen: tuple[str, ...]) -> list[list[Any]]:
    """The rows as lists of ``CELLS``, None where a cell is missing."""
    with read_only_engine(url).connect() as connection:
        frame = read_rows(connection, MIRROR, RowFilters(tuple(chosen.items())), "en")
    cells = frame[CELLS].astype(object)
    return cells.where(cells.notna(), None).to_numpy().tolist()


def test_an_export_stands_beside_its_mirror_import(loaded_database: LoadDatabase) -> None:
    url = loaded_database(observation=[exported(source_code="ours"), imported(source_code="theirs")])
    assert pairs(url) == [["AX", "BV", 10.0, 12.5, 2.5, "ours", "theirs"]]


def test_a_side_that_nobody_reported_stays_unknown(loaded_database: LoadDatabase) -> None:
    url = loaded_database(observation=[exported(**year(2098)), imported(**year(2099))])
    source = observation_row()["source_code"]
    assert pairs(url) == [["AX", "BV", 10.0, None, None, source, None], ["AX", "BV", None, 12.5, None, None, source]]


def test_every_pair_of_sources_is_a_row_and_nothing_is_summed(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        observation=[exported(source_code="one"), exported(source_code="two"), imported(source_code="theirs")]
    )
    assert [(row[5], row[6]) for row in pairs(url)] == [("one", "theirs"), ("two", "theirs")]
    assert [(row[5], row[6]) for row in pairs(url, export_source=("two",))] == [("two", "theirs")]


@pytest.mark.parametrize(
    "other",
    [
        {"commodity_id": "HS:0201"},
        {"period_kind": "marketing_year", "period_end": year(2100)["period_end"]},
        {"reporter_code": "CX"},
        {"flow": "export"},
    ],
)
def test_other_goods_periods_and_partners_are_no_mirror(loaded_database: LoadDatabase, other: Row) -> None:
    url = loaded_database(observation=[exported(**year(2099)), imported(**{**year(2099), **other})])
    assert [row[4] for row in pairs(url)] == [None, None]


def test_an_estimate_has_no_gap_and_what_is_no_report_is_left_out(loaded_database: LoadDatabase) -> None:
    left_out = [{"quality": "suspect"}, {"value_usd": None}, {"source_code": "weighed"}]
    url = loaded_database(
        source=[source_row(source_code="weighed", report_kind="no_report")],
        observation=[
            exported(),
            imported(status="estimated"),
            *(imported(**{"source_code": f"s{place}", **one}) for place, one in enumerate(left_out)),
        ],
    )
    assert [row[2:5] for row in pairs(url)] == [[10.0, 12.5, None]]


def test_areas_stand_for_their_regions_and_members(loaded_database: LoadDatabase) -> None:
    url = loaded_database(observation=[exported(), imported()])
    assert len(pairs(url, exporter=("AX",), importer=("BV",))) == 1
    assert pairs(url, exporter=("BV",)) == []
