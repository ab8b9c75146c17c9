"""Rows for every table that can be taken away, and how they are read."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection

from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from tests.factories import (
    EVENT,
    Row,
    area_member_row,
    area_row,
    ask_party_row,
    ask_row,
    ask_topic_row,
    assessment_row,
    commitment_evidence_row,
    commitment_party_row,
    commitment_row,
    commitment_topic_row,
    commodity_group_member_row,
    commodity_row,
    event_participant_row,
    event_party_row,
    event_row,
    event_source_row,
    event_topic_row,
    exchange_rate_row,
    finding_row,
    month,
    nearest_price_row,
    observation_row,
    official_figure_row,
    person_row,
    price_row,
    production_row,
    rejection_row,
    revision_row,
    term_row,
    year,
)


def everything() -> dict[str, list[Row]]:
    """Rows for every table that can be taken away, at least one each."""
    return {
        "observation": [
            observation_row(),
            observation_row(
                partner_code="CX", flow="import", **year(2098), value_usd=-5.0, note="=2+2", quality="suspect"
            ),
            observation_row(commodity_id="HS:0201", **month(2097, 1), net_weight_kg=None),
        ],
        "official_figure": [
            official_figure_row(),
            official_figure_row(figure_code="F0002", is_shown=False, subject="sheep"),
        ],
        "event": [
            event_row(),
            event_row(event_id="2098-01-01-earlier-event", start_date=date(2098, 1, 1), kind="summit"),
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
        "commitment_topic": [commitment_topic_row()],
        "commitment_evidence": [commitment_evidence_row()],
        "ask": [ask_row(), ask_row(ask_id=f"{EVENT}-a2", answered_by_event_id=EVENT, answer_note="In part.")],
        "ask_party": [ask_party_row(), ask_party_row(area_code="BV", role="to")],
        "ask_topic": [ask_topic_row()],
        "assessment": [assessment_row(), assessment_row(seq=2, assessed_date=date(2100, 6, 1), verdict="met")],
        "commodity_group_member": [
            commodity_group_member_row(),
            commodity_group_member_row(commodity_id="HS:0201", group_code="meat"),
        ],
        "rejection": [rejection_row()],
        "finding": [finding_row()],
        "revision": [revision_row()],
        "price": [price_row(), price_row(**month(2099, 6), value=260.5)],
        "exchange_rate": [exchange_rate_row(), exchange_rate_row(**month(2099, 6), kind="official", days_held=4)],
        "production": [
            production_row(crop_id="HS:1001"),
            production_row(crop_id="HS:1001", **year(2098), yield_kg_per_ha=None),
        ],
        "nearest_price": [nearest_price_row(), nearest_price_row(commodity_id="HS:0201", price_good_code=None)],
        "build_file": [],
        "commodity": [
            commodity_row(),
            commodity_row(commodity_id="HS:0201", title_en="Beef", title_zh="牛肉", title_ru="Говядина"),
        ],
        "area": [
            area_row(),
            area_row(area_code="BV", name_ru="Буве"),
            area_row(area_code="CX"),
            area_row(area_code="XG", kind="group"),
        ],
        "area_member": [area_member_row(area_code="BV"), area_member_row(area_code="CX")],
        "person": [person_row(), person_row(person_code="bo-bouvet")],
        "term": [term_row(list_name="flow", term_code="export", title_en="Exports", title_ru="Экспорт")],
    }


def rows(connection: Connection, name: str, language: str = "en", **filters: object) -> pd.DataFrame:
    """Rows of a table; filters by their names, ``first_year``, ``last_year`` and ``text`` as they are."""
    plain = {key: filters.pop(key) for key in ("first_year", "last_year", "text") if key in filters}
    chosen = tuple((key, codes) for key, codes in filters.items())
    return read_rows(connection, TABLES[name], RowFilters(chosen=chosen, **plain), language)  # type: ignore[arg-type]  # filters are named in each test
