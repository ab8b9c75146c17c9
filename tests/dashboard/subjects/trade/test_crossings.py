"""Crossings and modes of cargo as readers are told of them, on SQLite and PostgreSQL alike."""

from dashboard.subjects.trade.crossings import CargoMode, CrossingLine, cargo_modes, crossing_lines
from dashboard.ui.database import read_only_engine
from etl.vocabulary.figures import Indicator
from etl.vocabulary.places import TransportMode
from tests.conftest import LoadDatabase
from tests.factories import area_row, cargo_mode_row, crossing_line_row, place_row


def test_lines_and_modes_come_in_their_order(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        area=[area_row(area_code=code) for code in ("AX", "BV")],
        place=[place_row(place_code=code) for code in ("mariehamn", "across")],
        crossing_line=[
            crossing_line_row(mode="road", sort_order=2),
            crossing_line_row(mode="rail", sort_order=1, opposite_code="across"),
        ],
        cargo_mode=[
            cargo_mode_row(subject="cargo", mode="together", sort_order=2),
            cargo_mode_row(subject="cargo by sledge", sort_order=1, title_zh="雪橇"),
        ],
    )

    with read_only_engine(url).connect() as connection:
        lines, modes = crossing_lines(connection), cargo_modes(connection, "zh")

    page = ("https://example.org/rail", "Aland News")
    assert lines == [
        CrossingLine("mariehamn", TransportMode.RAIL, "BV", "across", *page),
        CrossingLine("mariehamn", TransportMode.ROAD, "BV", None, *page),
    ]
    assert modes == [
        CargoMode(Indicator.RAIL_CARGO, "cargo by sledge", TransportMode.RAIL, "雪橇"),
        CargoMode(Indicator.RAIL_CARGO, "cargo", TransportMode.TOGETHER, "Cargo"),
    ]
