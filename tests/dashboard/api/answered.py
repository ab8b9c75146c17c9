"""Rows for the API to answer with."""

from datetime import date

from tests.factories import (
    Row,
    area_row,
    commitment_party_row,
    commitment_row,
    event_participant_row,
    event_party_row,
    event_row,
    event_source_row,
    event_topic_row,
    exchange_rate_row,
    market_access_conflict_row,
    market_access_event_row,
    market_access_row,
    month,
    observation_row,
    official_figure_row,
    person_row,
    price_row,
    production_row,
    revision_row,
    term_row,
    year,
)

HARD_TEXT = "=cmd|\"/c calc\"!A1,\n羊 овца; 'quoted'\r"


def everything() -> dict[str, list[Row]]:
    """Rows for every table of the API, with gaps and with texts that are hard to write."""
    return {
        "observation": [
            observation_row(),
            observation_row(
                partner_code="CX", flow="import", **year(2098), value_usd=-5.25, note=HARD_TEXT, quality="suspect"
            ),
            observation_row(commodity_id="HS:0201", **month(2097, 1), net_weight_kg=None, value_usd=12345678901234.5),
        ],
        "official_figure": [official_figure_row(), official_figure_row(figure_code="F0002", is_shown=False, value=0.1)],
        "event": [
            event_row(note=HARD_TEXT),
            event_row(event_id="2098-01-01-earlier-event", start_date=date(2098, 1, 1)),
        ],
        "event_party": [event_party_row(), event_party_row(area_code="BV")],
        "event_topic": [event_topic_row()],
        "event_participant": [
            event_participant_row(),
            event_participant_row(seq=2, person_code="bo-bouvet", role=None),
        ],
        "event_source": [event_source_row(), event_source_row(seq=2, url="https://example.org/other")],
        "commitment": [commitment_row()],
        "commitment_party": [commitment_party_row(), commitment_party_row(area_code="BV", role="to")],
        "person": [person_row(), person_row(person_code="bo-bouvet")],
        "area": [area_row(), area_row(area_code="BV"), area_row(area_code="CX", name_zh="羊島")],
        "term": [
            term_row(list_name="flow", term_code=code, title_en=f"Flow {code}")
            for code in ("export", "import", "turnover")
        ],
        "revision": [revision_row()],
        "price": [price_row(note=HARD_TEXT), price_row(**month(2099, 6), value=0.1)],
        "exchange_rate": [exchange_rate_row(), exchange_rate_row(**month(2099, 6), days_held=4)],
        "production": [production_row(), production_row(**year(2098), yield_kg_per_ha=None)],
        "market_access": [
            market_access_row(),
            market_access_row(act_code="A0002", kind="export_ban", detail=HARD_TEXT, quantity=0.1, unit="t"),
        ],
        "market_access_event": [market_access_event_row()],
        "market_access_conflict": [market_access_conflict_row(text=HARD_TEXT)],
    }
