"""The database of a made-up ledger."""

from datetime import date

import pytest

from etl.inputs.reference import closed_lists
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.made_ledger import KEPT, LATE, LATER, promises
from tests.factories import (
    area_row,
    assessment_row,
    commitment_evidence_row,
    commitment_party_row,
    commitment_topic_row,
    commodity_group_member_row,
    event_row,
    event_source_row,
    market_access_event_row,
    market_access_row,
    observation_row,
    stage_row,
    term_row,
    year,
)
from tests.loading import file_of


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> str:
    """A database in which the build judged the promises."""
    listed = closed_lists()
    url = file_of(
        term=[
            term_row(
                list_name=name, term_code=code, sort_order=place, title_en=f"{code.replace('_', ' ').capitalize()}"
            )
            for name, codes in listed.items()
            for place, code in enumerate(codes, start=1)
        ],
        area=[area_row(area_code=code, sort_order=place) for place, code in enumerate(["AX", "BV", "KZ", "CN"])],
        event=[event_row(), event_row(event_id=LATER, start_date=date(2099, 9, 9))],
        event_source=[event_source_row(published_date="2102-03-01", known_from=date(2102, 3, 1))],
        commitment=promises(),
        stage=[
            stage_row(commitment_id=KEPT, known_until=date(2099, 12, 1)),
            stage_row(commitment_id=KEPT, seq=2, stage="done", event_id=LATER, known_from=date(2099, 12, 1)),
        ],
        commitment_party=[
            commitment_party_row(commitment_id=LATE, area_code="KZ"),
            commitment_party_row(commitment_id=LATE, area_code="BV", role="to"),
        ],
        commitment_topic=[commitment_topic_row(commitment_id=LATE)],
        commitment_evidence=[
            commitment_evidence_row(commitment_id=KEPT, kind="kept", event_id=LATER, note="The hub stood open.")
        ],
        assessment=[
            assessment_row(
                commitment_id=KEPT,
                verdict="partly",
                assessed_date=date(2099, 12, 1),
                known_from=date(2099, 12, 1),
                reason="Half a hub.",
            ),
            assessment_row(
                commitment_id=KEPT, seq=2, verdict="met", known_from=date(2100, 1, 15), reason="The hub is open."
            ),
        ],
        commodity_group_member=[commodity_group_member_row()],
        market_access=[market_access_row()],
        market_access_event=[market_access_event_row(event_id=LATER)],
        observation=[
            *(observation_row(**year(number), value_usd=number * 1_000.0) for number in (2098, 2099, 2100)),
            observation_row(**year(2100), reporter_code="BV", partner_code="AX", flow="import", value_usd=900_000.0),
        ],
    )
    monkeypatch.setenv(ADDRESS_VARIABLE, url)
    return url
