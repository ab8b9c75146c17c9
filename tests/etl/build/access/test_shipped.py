"""What ships in ``data/access``: the states of twenty goods on some days, told again from the rows of the file by hand.

The file is walked through in order of its days, act by act, as a person would with a pencil; the build asks for each
day which acts hold.
"""

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from etl.build.access.tables import conclude_access
from etl.inputs.access.acts import read_market_access
from etl.inputs.access.goods import read_access_goods
from etl.inputs.codes import known_codes
from etl.inputs.reference import read_reference
from etl.values.knowledge import date_access
from etl.values.periods import add_months
from etl.values.reading import Reading, join_readings
from etl.vocabulary.access import LONGEST_BAN_MONTHS

DATA = Path(__file__).parents[4] / "data"
DAYS = ("2017-01-01", "2020-04-01", "2021-12-01", "2023-12-15", "2026-11-27")
GOODS = (
    *("wheat", "wheat_bran", "wheat_flour", "soybeans", "linseed", "sunflower_oil", "rapeseed_meal", "peas", "maize"),
    *("beef", "mutton", "pork", "horses", "cattle", "cherries", "lemons", "melons", "stone_fruit", "beans", "hen_eggs"),
)
ROUTES = tuple(route for partner in ("KZ", "KG", "TJ", "TM", "UZ") for route in ((partner, "CN"), ("CN", partner)))
LETS_IN = ("announcement", "admitted", "firms_listed", "first_shipment", "expanded", "reopened")


@cache
def shipped() -> Reading:
    reference = read_reference(DATA)
    whole = join_readings([reference, read_access_goods(DATA, known_codes(reference))])
    notes = {path.stem for path in DATA.glob("events/*/*.md")}
    reading = join_readings([whole, read_market_access(DATA, known_codes(whole), notes)])
    event = pd.DataFrame({"event_id": sorted(notes), "known_from": pd.Timestamp("1900-01-01")})
    reading.tables.update(date_access(reading.tables | {"event": event}))
    return reading


@cache
def states() -> pd.DataFrame:
    return conclude_access(shipped().tables)


@cache
def rows_in_order() -> tuple[dict[str, str], ...]:
    """The rows of the file, each with its first day as the build has it, in order of these days."""
    acts = shipped().tables["market_access"].set_index("act_code")
    with (DATA / "access" / "market_access.csv").open(encoding="utf-8", newline="") as file:
        rows = [row | {"first": f"{acts.loc[row['act_code'], 'from_date']:%Y-%m-%d}"} for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda row: (row["first"], row["act_code"])))


@dataclass
class Market:
    """What is on the sheet of paper so far."""

    has_protocol: bool = False
    width: str = ""
    stops: list[dict[str, str]] = field(default_factory=list)

    def write(self, row: dict[str, str], good: str) -> None:
        """One more act."""
        is_own, kind, whole = row["good"] == good, row["kind"], row["scope"] == "whole"
        self.has_protocol |= is_own and kind == "protocol_signed"
        if kind in ("suspended", "export_ban"):
            self.stops.append(row)
        if kind not in LETS_IN:
            return
        ended = [stop for stop in self.stops if ends(row, stop, is_own=is_own)]
        self.stops = [stop for stop in self.stops if stop not in ended]
        if kind == "reopened" and row["destination"] == "any":
            return
        if is_own or (kind == "reopened" and (self.width or any(stop["good"] == good for stop in ended))):
            self.width = wider(self.width, kind, "open" if whole else "open_in_part")

    def state(self, day: str) -> str:
        """What can be read off the sheet on a day."""
        stops = [stop for stop in self.stops if last_of(stop) >= day]
        hard = [stop["kind"] for stop in stops if stop["scope"] == "whole" or not self.width]
        if hard:
            return "closed" if "export_ban" in hard else "suspended"
        if self.width:
            return "open_in_part" if stops else self.width
        return "protocol_only" if self.has_protocol else "no_act"


def wider(before: str, kind: str, width: str) -> str:
    if kind in ("first_shipment", "expanded"):
        return before or width
    return width if kind == "reopened" and width == "open_in_part" else max(before, width, key=len_of_state)


def len_of_state(width: str) -> int:
    return ("", "open_in_part", "open").index(width)


def last_of(row: dict[str, str]) -> str:
    """The last day of an act, ``9999-12-31`` where it has none."""
    first = date.fromisoformat(row["first"])
    months = row["term_months"] or (LONGEST_BAN_MONTHS if row["kind"] == "export_ban" else "")
    return row["last_day"] or (f"{add_months(first, int(months)) - timedelta(days=1)}" if months else "9999-12-31")


def ends(row: dict[str, str], stop: dict[str, str], *, is_own: bool) -> bool:
    if row["date"] == "" or not stop["first"] < row["first"] <= last_of(stop):
        return False
    if row["kind"] == "reopened":
        return (row["destination"] == "any") == (stop["destination"] == "any")
    return is_own and stop["kind"] == "suspended" and last_of(stop) == "9999-12-31"


def by_hand(good: str, route: tuple[str, str], day: str) -> str:
    parts = shipped().tables["access_good_part"]
    names = {good, *parts.loc[parts["part_code"] == good, "whole_code"]}
    market = Market()
    for row in rows_in_order():
        is_of_route = row["origin"] in (route[0], "any") and row["destination"] in (route[1], "any")
        if row["good"] in names and is_of_route and row["force"] == "in_force" and row["first"] <= day:
            market.write(row, good)
    return market.state(day)


def test_every_row_is_read() -> None:
    assert [str(fault) for fault in shipped().faults] == []
    assert len(shipped().tables["market_access"]) == len(rows_in_order()) > 400


@pytest.mark.parametrize("day", DAYS)
def test_twenty_goods_stand_as_their_acts_say(day: str) -> None:
    now = states()
    on_day = now.loc[
        now["known_until"].isna()
        & (now["from_date"] <= pd.Timestamp(day))
        & (now["until_date"].isna() | (now["until_date"] > pd.Timestamp(day)))
    ]
    built = on_day.set_index(["good_code", "origin_code", "destination_code"])["state"]
    meant = [(good, route) for good in GOODS for route in ROUTES]

    assert {(good, *route): built[(good, *route)] for good, route in meant} == {
        (good, *route): by_hand(good, route, day) for good, route in meant
    }


def test_the_days_show_every_state() -> None:
    told = {by_hand(good, route, day) for good in GOODS for route in ROUTES for day in DAYS}

    assert told == {"no_act", "protocol_only", "open_in_part", "open", "suspended", "closed"}


def test_every_row_of_states_lies_in_days_that_follow_each_other() -> None:
    now = (
        states()
        .loc[states()["known_until"].isna()]
        .sort_values(["good_code", "origin_code", "destination_code", "from_date"])
    )
    following = now.groupby(["good_code", "origin_code", "destination_code"])["from_date"].shift(-1)

    assert following.equals(now["until_date"])
