"""BACI's year files. Years and figures are made up."""

from pathlib import Path

import pytest

from etl.errors import UnknownLayout
from etl.inputs.cards import read_source_card
from etl.publishers.cepii.year_layout import EDITIONS, LAYOUTS
from etl.publishers.registry import recognise
from etl.vocabulary.sources import SourceKind
from tests.etl.publishers.layout_files import rows_of, write

NAME = "BACI_HS92_Y2099_V210101.csv"
HS92, HS22 = LAYOUTS[0], LAYOUTS[-1]
YEAR = (
    "t,i,j,k,v,q\n"
    "2099,398,156,10110,   12.5,    3.25\n"
    "2099,156,398,100190,7,NA\n"
    '2099,643,860,"020130",1.5,2\n'
    "2099,643,586,020130,1,1\n"
    "2099,398,4,100190,9,9\n"
)
DATA = Path(__file__).parents[4] / "data"


def test_a_year_of_baci_gives_exports_among_our_countries_with_six_digits(tmp_path: Path) -> None:
    path = write(tmp_path, NAME, YEAR)

    columns = ("reporter", "partner", "flow", "period", "commodity", "value", "net_weight", "hs_revision", "line")
    assert recognise(path) is HS92
    assert rows_of(HS92, path, *columns) == [
        ("KZ", "CN", "export", "2099", "HS:010110", "12.5", "3.25", "HS1992", "2"),
        ("CN", "KZ", "export", "2099", "HS:100190", "7", "", "HS1992", "3"),
        ("RU", "UZ", "export", "2099", "HS:020130", "1.5", "2", "HS1992", "4"),
    ]


def test_trade_without_china_and_central_asia_is_counted_as_left_out(tmp_path: Path) -> None:
    read = HS92.read(write(tmp_path, NAME, YEAR), tmp_path)

    assert (read.rows_read, read.faults, dict(read.left_out)) == (3, [], {"trade of other countries": 2})


def test_the_edition_of_the_hs_is_read_from_the_name_and_chooses_the_source(tmp_path: Path) -> None:
    path = write(tmp_path, "BACI_HS22_Y2099_V210101.csv", YEAR)

    assert recognise(path) is HS22
    assert (HS22.source_code, {row[0] for row in rows_of(HS22, path, "hs_revision")}) == ("baci_hs22", {"HS2022"})


@pytest.mark.parametrize("name", ["year.csv", "BACI_HS27_Y2099_V210101.csv"])
def test_a_name_without_a_known_edition_refuses_the_file(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, YEAR)

    read = recognise(path).read(path, tmp_path)

    assert read.frame.empty
    assert read.faults[0].problem == (f"refused whole: the file's name does not say the edition of the HS: {name!r}")


def test_a_row_with_another_number_of_fields_is_a_fault_of_its_line(tmp_path: Path) -> None:
    read = HS92.read(write(tmp_path, NAME, YEAR + "2099,398,156,1001\n"), tmp_path)

    assert [(fault.where, fault.seen) for fault in read.faults] == [("line 7", "4")]
    assert read.rows_read == 4


def test_other_columns_are_no_year_of_baci(tmp_path: Path) -> None:
    with pytest.raises(UnknownLayout):
        recognise(write(tmp_path, NAME, "t,i,j,k,v\n2099,398,156,100190,1\n"))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_each_edition_has_a_card_that_calls_its_figures_reconciled(layout: object) -> None:
    own = next(one for one in LAYOUTS if one is layout)
    card = read_source_card(DATA / f"sources/{own.source_code}.yml", DATA, SourceKind.TABLE).card

    assert card is not None
    assert set(card.valuations.values()) == {"reconciled"}
    assert card.row["report_kind"] == "no_report"
    assert card.hs_revision == EDITIONS[own.source_code.removeprefix("baci_").upper()]
    assert (card.value_factor, card.net_weight_factor) == (1000, 1000)
