"""Apples of Aland in Bouvet in 2099: what opens the market and what stops it."""

from datetime import date

from sqlalchemy import Connection

from dashboard.subjects.engine import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    access_good_code_row,
    access_good_part_row,
    access_good_row,
    commodity_group_member_row,
    complete,
    event_row,
    market_access_conflict_row,
    market_access_event_row,
    market_access_row,
    topic_group_row,
)

OPENED, SHIPPED, STOPPED = date(2099, 5, 9), date(2099, 6, 1), date(2099, 7, 1)


def opened(load: LoadDatabase, day: date | None = None) -> Connection:
    """Apples are let in, a page dates that otherwise, then all fruit is stopped."""
    tables = complete(
        access_good=[
            access_good_row(sort_order=2),
            access_good_row(good_code="fruit", sort_order=1, is_collective=True),
        ],
        access_good_part=[access_good_part_row()],
        access_good_code=[access_good_code_row(commodity_id="HS:1001", basis="stand_in", reason="Pears too.")],
        commodity_group_member=[
            commodity_group_member_row(),
            commodity_group_member_row(group_code="agricultural"),
        ],
        topic_group=[topic_group_row(), topic_group_row(topic="other", group_code="agricultural")],
        event=[event_row()],
        market_access=[
            market_access_row(known_from=OPENED),
            market_access_row(act_code="A0002", kind="first_shipment", from_date=SHIPPED, known_from=SHIPPED),
            market_access_row(
                act_code="A0003", good_code="fruit", kind="suspended", from_date=STOPPED, known_from=STOPPED
            ),
        ],
        market_access_event=[market_access_event_row()],
        market_access_conflict=[market_access_conflict_row(act_code="A0002", other_act_code="A0001")],
    )
    return read_only_engine(load(**tables), day).connect()
