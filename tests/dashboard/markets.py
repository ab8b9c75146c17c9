"""A made-up market: Kazakh apples in China in 2099."""

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.subjects.access.acts import Act
from dashboard.subjects.access.markets import Market

_MARKET = Market(
    good_code="apples",
    origin_code="KZ",
    destination_code="CN",
    from_date=date(2099, 5, 9),
    until_date=None,
    state="open",
    since_date=date(2099, 5, 9),
    is_less_sure=False,
    is_duty_known=False,
    is_quota_known=False,
    is_restricted=False,
    act_code="A0001",
    act_kind="announcement",
    act_instrument="notice",
    act_number="2099 No. 1",
    act_scope="whole",
    act_from=date(2099, 5, 9),
    act_date="2099-05-09",
    act_last=None,
    conflict_act_code=None,
    conflict_date=None,
)
_ACT = Act(
    act_code="A0001",
    good_code="apples",
    origin_code="KZ",
    destination_code="CN",
    kind="announcement",
    force="in_force",
    scope="whole",
    act_date="2099-05-09",
    date_basis="stated",
    from_date=date(2099, 5, 9),
    last_date=None,
    instrument="notice",
    instrument_number="2099 No. 1",
    tariff_lines=None,
    quantity=None,
    unit=None,
    quantity_note=None,
    detail=None,
    source_title=None,
    publisher="Example News",
    source_url="https://example.org/act",
    published_date="2099-05-09",
)


def market(**told: Any) -> Market:
    return replace(_MARKET, **told)


def act(**told: Any) -> Act:
    return replace(_ACT, **told)
