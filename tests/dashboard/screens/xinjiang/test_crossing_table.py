"""The table behind the scheme of crossings: every count as it was stated, with its mode, its office and its page."""

from dashboard.screens.xinjiang.crossing_table import to_crossings_table
from dashboard.screens.xinjiang.crossings import CargoCount
from etl.vocabulary.places import TransportMode
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_figures, whole_year

NAMES = made_names(
    places={"north": "Northgate"},
    authorities={"ax-customs": "Aland Customs"},
    terms={"transport_mode": {"rail": "Rail"}},
)


def test_counts_of_all_years_are_there_newest_first_with_mode_and_office() -> None:
    told = made_figures(
        {"figure_code": "F1", "unit": "t", "value": 2e6, "place_code": "north", "period": whole_year(2098)},
        {"figure_code": "F2", "unit": "trains", "value": 7.0, "place_code": None},
    )
    counts = [CargoCount(figure, TransportMode.RAIL, "cargo", 0) for figure in told]
    frame = to_crossings_table(counts, NAMES, {"F1"}).frame

    columns = [
        "figure_code",
        "period",
        "place_name",
        "mode_name",
        "what",
        "value",
        "unit",
        "is_on_chart",
        "counted_by_name",
    ]
    assert frame[columns].to_numpy().tolist() == [
        ["F2", "2099", "", "Rail", "cargo", 7.0, "trains", "no", "Aland Customs"],
        ["F1", "2098", "Northgate", "Rail", "cargo", 2e6, "t", "yes", "Aland Customs"],
    ]
    assert frame["source_url"].tolist() == ["https://example.org/figure"] * 2
