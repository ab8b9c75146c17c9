"""The build's lines of a promise and the pages' series of a group are the same numbers: one rule for sums, kept in two places."""

from dashboard.database import read_only_engine
from dashboard.queries.judgements import figures_of_commitments
from dashboard.queries.trade import TradeFilters, group_series
from etl import schema
from etl.load import replace_database
from etl.transform.frames import rows_to_frame
from etl.transform.judgement import judge_commitments
from tests.factories import (
    EVENT,
    area_member_row,
    commitment_row,
    commodity_group_member_row,
    complete,
    event_row,
    observation_row,
    source_row,
    year,
)

MEASURED = {
    "measurability": "series",
    "comparator": "at_least",
    "series_reporter_code": "AX",
    "series_flow": "export",
    "series_group_code": "grain",
    "series_period_kind": "year",
}
PROMISES = [
    commitment_row(
        commitment_id=f"{EVENT}-c{number}",
        series_partner_code=partner,
        series_measure=measure,
        target_value=1e6,
        target_unit=unit,
        **MEASURED,
    )
    for number, (partner, measure, unit) in enumerate(
        [("BV", "value_usd", "USD/year"), ("BV", "net_weight_kg", "t/year"), ("XG", "value_usd", "USD/year")], start=1
    )
]
# Every trap of the rule: levels below and above the source's own, an unknown part, a selection, a suspect figure, a missing partner.
OBSERVATIONS = [
    observation_row(**year(2095), value_usd=1.0, net_weight_kg=1_000.0),
    observation_row(**year(2095), commodity_id="HS:1005", value_usd=2.0, net_weight_kg=None),
    observation_row(**year(2095), commodity_id="HS:10", value_usd=100.0, net_weight_kg=100.0),
    observation_row(**year(2096), value_usd=4.0, net_weight_kg=3_000.0),
    observation_row(**year(2096), partner_code="SJ", value_usd=8.0, net_weight_kg=5_000.0),
    observation_row(**year(2097), value_usd=16.0, quality="suspect"),
    observation_row(**year(2096), source_code="chapters", commodity_id="HS:10", value_usd=32.0, net_weight_kg=None),
    observation_row(**year(2096), source_code="some_goods", value_usd=64.0),
]


def test_lines_of_promises_are_the_series_of_the_pages(sqlite_url: str) -> None:
    tables = complete(
        event=[event_row()],
        area_member=[area_member_row(area_code="BV"), area_member_row(area_code="SJ")],
        commodity_group_member=[commodity_group_member_row(commodity_id=code) for code in ("HS:10", "HS:1001", "HS:1005")],
        source=[
            source_row(),
            source_row(source_code="chapters", detail_level="chapter", sort_order=2),
            source_row(source_code="some_goods", coverage="selection", sort_order=3),
        ],
        commitment=PROMISES,
        observation=OBSERVATIONS,
    )
    built = {name: rows_to_frame(schema.metadata.tables[name], rows) for name, rows in tables.items()}
    replace_database(sqlite_url, built | judge_commitments(built))
    with read_only_engine(sqlite_url).connect() as connection:
        figures = figures_of_commitments(connection)
        series = {partner: group_series(connection, "grain", TradeFilters(partner, ("AX",), ("export",))) for partner in ("BV", "XG")}
    lines = {
        code: sorted((row["source_code"], row["period_end"].year, row["value"]) for row in rows.to_dict("records"))
        for code, rows in figures.groupby("commitment_id")
    }

    def paged(partner: str, column: str, per_unit: float, partner_count: int) -> list[tuple[str, int, float]]:
        known = series[partner].dropna(subset=column)
        kept = known[known["partner_count"] == partner_count]
        return sorted((row["source_code"], row["period_end"].year, row[column] / per_unit) for row in kept.to_dict("records"))

    assert lines == {
        f"{EVENT}-c1": paged("BV", "value_usd", 1, 1),
        f"{EVENT}-c2": paged("BV", "net_weight_kg", 1000, 1),
        f"{EVENT}-c3": paged("XG", "value_usd", 1, 2),
    }
    assert lines[f"{EVENT}-c1"] == [("aland_customs", 2095, 3.0), ("aland_customs", 2096, 4.0), ("chapters", 2096, 32.0)]
    assert lines[f"{EVENT}-c3"] == [("aland_customs", 2096, 12.0)]
