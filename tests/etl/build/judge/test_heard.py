"""Which lines of figures have a say, from day to day."""

from datetime import date

from tests.factories import Row, commitment_row, complete, event_source_row, observation_row, year

SERIES = {
    "measurability": "series",
    "target_unit": "USD/year",
    "target_value": 1e6,
    "comparator": "at_least",
    "series_measure": "value_usd",
    "series_reporter_code": "AX",
    "series_partner_code": "BV",
    "series_flow": "export",
    "series_commodity_id": "HS:1001",
    "series_period_kind": "year",
}
MIRROR = {"reporter_code": "BV", "partner_code": "AX", "flow": "import"}


def judged(*observations: Row) -> list[tuple[str, date, str, bool]]:
    """Side, day, verdict and whether it is heard, of every row of judgements."""
    tables = complete(
        event_source=[event_source_row(known_from=date(2101, 6, 1))],
        commitment=[commitment_row(known_from=date(2099, 5, 9), **SERIES)],
        observation=list(observations),
    )
    rows = sorted(tables["judgement"], key=lambda row: (row["reporter_code"], row["known_from"]))
    return [
        (row["reporter_code"], row["known_from"], row["verdict"], row["is_heard"]) for row in rows if row["source_code"]
    ]


def test_a_line_too_early_is_heard_until_another_reaches_the_target_after_its_end() -> None:
    reached = observation_row(**year(2100), value_usd=2e6, known_from=date(2101, 3, 1))
    early = observation_row(**year(2099), value_usd=1e5, known_from=date(2100, 3, 1), **MIRROR)

    assert judged(reached, early) == [
        ("AX", date(2101, 3, 1), "met", True),
        ("BV", date(2100, 3, 1), "too_early", True),
        ("BV", date(2101, 3, 1), "too_early", False),
    ]
