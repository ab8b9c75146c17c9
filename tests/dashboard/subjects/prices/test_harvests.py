from datetime import date

from dashboard.subjects.prices.harvests import crop_trade, crops_by_code, harvest_shares, harvests_of
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    Row,
    crop_code_row,
    month,
    observation_row,
    official_figure_row,
    production_row,
    source_row,
    year,
)

CROP = {"commodity_id": "HS:1002", **year(2099)}


def shares_told(loaded_database: LoadDatabase, *trade: Row, **tables: list[Row]) -> list[tuple[float, float, object]]:
    harvests = [production_row(), production_row(**year(2098), production_t=None)]
    url = loaded_database(observation=list(trade), production=harvests, crop_code=[crop_code_row()], **tables)
    with read_only_engine(url).connect() as connection:
        crop = "FAO:rye"
        assert crops_by_code(connection) == {"HS:1002": crop}
        shares = harvest_shares(harvests_of(connection, "AX", crop), crop_trade(connection, "AX", "BV", crop))
    return [(share.lowest_pct, share.highest_pct, share.reporters) for share in shares]


def test_the_share_is_the_range_of_both_sides_tonnes(loaded_database: LoadDatabase) -> None:
    exported = observation_row(**CROP, net_weight_kg=20_000.0)
    imported = observation_row(
        **CROP, reporter_code="BV", partner_code="AX", flow="import", valuation="cif", net_weight_kg=30_000.0
    )

    assert shares_told(loaded_database, exported, imported) == [(10.0, 15.0, ("AX", "BV"))]


def test_of_one_side_alone_the_side_is_named(loaded_database: LoadDatabase) -> None:
    assert shares_told(loaded_database, observation_row(**CROP, net_weight_kg=20_000.0)) == [(10.0, 10.0, ("AX",))]


def test_what_an_office_stated_counts_as_its_sides_and_other_figures_do_not(loaded_database: LoadDatabase) -> None:
    wheat = {"commodity_id": "HS:1002", "measure": "weight", "unit": "t", "value": 40.0, "area_code": "BV"}
    figures = [
        official_figure_row(**wheat, partner_code="AX", flow="import"),
        official_figure_row(figure_code="F0002", **wheat, partner_code="AX", flow="import", is_shown=False),
        official_figure_row(figure_code="F0003", **wheat, partner_code="AX", flow="import", indicator="rail_cargo"),
        official_figure_row(figure_code="F0004", **wheat | month(2099, 5), partner_code="AX", flow="import"),
        official_figure_row(figure_code="F0005", **wheat, partner_code="AX", flow="export"),
    ]
    exported = observation_row(**CROP, net_weight_kg=20_000.0)

    assert shares_told(loaded_database, exported, official_figure=figures) == [(10.0, 20.0, ("AX", "BV"))]


def test_only_the_crop_itself_in_whole_years_from_the_area_to_the_partner_counts(loaded_database: LoadDatabase) -> None:
    reconciled = source_row(source_code="weighed", report_kind="no_report")
    others = [
        observation_row(**CROP | {"commodity_id": "HS:1001"}),
        observation_row(**CROP | month(2099, 5)),
        observation_row(**CROP, flow="import"),
        observation_row(**CROP, partner_code="CX"),
        observation_row(**CROP | year(2098)),
        observation_row(**CROP, source_code="weighed"),
        observation_row(**CROP, source_code="torn", quality="suspect"),
        observation_row(**CROP, source_code="silent", net_weight_kg=None),
    ]

    assert shares_told(loaded_database, *others, source=[reconciled]) == []


def test_a_harvest_that_is_not_known_has_no_share(loaded_database: LoadDatabase) -> None:
    url = loaded_database(production=[production_row(production_t=None), production_row(**year(2098))])
    with read_only_engine(url).connect() as connection:
        assert [one.period_start for one in harvests_of(connection, "AX", "FAO:rye")] == [date(2098, 1, 1)]
