"""A made-up ledger: promises kept, late, told again, unmeasurable, and on which figures disagree."""

from datetime import date

from tests.factories import EVENT, Row, commitment_row

KEPT, LATE, AGAIN, VAGUE, SPLIT, FORECAST = (f"{EVENT}-c{number}" for number in range(1, 7))
LATER = "2099-09-09-mariehamn-later"
MEASURED = {
    "measurability": "series",
    "target_unit": "USD/year",
    "comparator": "at_least",
    "series_measure": "value_usd",
    "series_reporter_code": "AX",
    "series_partner_code": "BV",
    "series_flow": "export",
    "series_group_code": "grain",
    "series_period_kind": "year",
}


def promises() -> list[Row]:
    return [
        commitment_row(commitment_id=KEPT, text="Open a hub", measurability="document"),
        commitment_row(
            commitment_id=LATE,
            text="Sell 5 m of grain",
            target_value=5e6,
            deadline=date(2100, 12, 31),
            deadline_basis="stated",
            **MEASURED,
        ),
        commitment_row(commitment_id=VAGUE, text="Grow closer", not_measurable_reason="It names nothing to count."),
        commitment_row(commitment_id=SPLIT, text="Sell 1 m of grain", target_value=1e6, **MEASURED),
        commitment_row(commitment_id=FORECAST, text="Grain may reach 9 m", kind="forecast"),
        commitment_row(commitment_id=f"{LATER}-c1", text="Open the hub, still", repeats_commitment_id=KEPT),
    ]
