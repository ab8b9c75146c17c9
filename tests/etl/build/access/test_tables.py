"""The rule over tables: routes, wider goods, days of knowledge, conflicts. Aland, Bouvet and others in 2099."""

from datetime import date
from typing import Any

import pytest

from etl import schema
from etl.build.access.tables import conclude_access
from etl.values.frames import rows_to_frame
from tests.etl.made_inputs import rows_of
from tests.factories import (
    Row,
    access_good_part_row,
    access_good_row,
    area_member_row,
    market_access_conflict_row,
    market_access_row,
)

AFTER = date(2099, 12, 31)


def act(code: str, first: date, **told: Any) -> Row:
    return market_access_row(**({"act_code": code, "from_date": first, "known_from": first} | told))


def conclude(
    *acts: Row, conflicts: tuple[Row, ...] = (), goods: tuple[Row, ...] = (), parts: tuple[Row, ...] = ()
) -> Any:
    rows = {
        schema.access_good: [access_good_row(), *goods],
        schema.access_good_part: parts,
        schema.area_member: [area_member_row(group_code="C5", area_code="BV")],
        schema.market_access: acts,
        schema.market_access_conflict: conflicts,
    }
    return conclude_access({table.name: rows_to_frame(table, list(given)) for table, given in rows.items()})


def on(states: Any, day: date = AFTER, good: str = "apples", route: str = "AX BV", known: date = AFTER) -> str:
    """The one state of a good on a route and day, as known on another day."""
    (state,) = [
        row["state"]
        for row in states.astype(object).where(states.notna(), None).to_dict("records")
        if (row["good_code"], f"{row['origin_code']} {row['destination_code']}") == (good, route)
        and row["known_from"].date() <= known
        and (row["known_until"] is None or known < row["known_until"].date())
        and row["from_date"].date() <= day
        and (row["until_date"] is None or day < row["until_date"].date())
    ]
    return str(state)


def test_a_good_has_a_state_on_every_route_between_home_and_the_group_and_on_those_that_acts_name() -> None:
    states = conclude(act("A0001", date(2099, 5, 9)))

    routes = {f"{row['origin_code']} {row['destination_code']}" for row in states.to_dict("records")}
    assert routes == {"CN BV", "BV CN", "AX BV"}
    assert [on(states, route=route) for route in sorted(routes)] == ["open", "no_act", "no_act"]


def test_before_any_act_none_is_told_and_no_day_since_when() -> None:
    states = conclude(act("A0001", date(2099, 5, 9))).query("origin_code == 'AX'")

    assert rows_of(states, "from_date", "state", "since_date") == [
        {"from_date": "1900-01-01", "state": "no_act"},
        {"from_date": "1900-01-01", "state": "no_act"},
        {"from_date": "2099-05-09", "state": "open", "since_date": "2099-05-09"},
    ]


def test_any_origin_and_any_destination_apply_to_each_route() -> None:
    states = conclude(
        act("A0001", date(2099, 1, 1), kind="suspended", origin_code="WLD", destination_code="BV"),
        act("A0002", date(2099, 12, 1), kind="export_ban", origin_code="BV", destination_code="WLD"),
    )

    assert [on(states, route="CN BV"), on(states, route="BV CN")] == ["suspended", "closed"]


def test_what_is_told_of_the_five_together_opens_no_route() -> None:
    states = conclude(act("A0001", date(2099, 5, 9), kind="admitted", origin_code="C5", destination_code="CN"))

    assert on(states, route="BV CN") == "no_act"
    assert "C5" not in set(states["origin_code"])


def test_a_draft_counts_for_nothing() -> None:
    assert on(conclude(act("A0001", date(2099, 5, 9), force="draft"))) == "no_act"


def test_a_stop_of_a_wider_good_is_one_of_its_parts() -> None:
    states = conclude(
        act("A0001", date(2099, 5, 9), good_code="fruit", kind="suspended"),
        goods=(access_good_row(good_code="fruit"),),
        parts=(access_good_part_row(),),
    )

    assert [on(states), on(states, good="fruit")] == ["suspended", "suspended"]


def test_a_collective_good_has_no_state() -> None:
    states = conclude(
        act("A0001", date(2099, 5, 9), good_code="farm_goods", kind="firms_listed", scope="firms"),
        goods=(access_good_row(good_code="farm_goods", is_collective=True),),
        parts=(access_good_part_row(whole_code="farm_goods"),),
    )

    assert set(states["good_code"]) == {"apples"}
    assert on(states) == "no_act"


def test_a_state_is_told_from_the_day_on_which_its_act_came_to_be_known() -> None:
    states = conclude(
        act("A0001", date(2099, 1, 1)),
        act("A0002", date(2099, 3, 1), kind="suspended", known_from=date(2099, 9, 1)),
    )
    in_april = date(2099, 4, 1)

    assert on(states, in_april, known=date(2099, 8, 31)) == "open"
    assert on(states, in_april, known=date(2099, 9, 1)) == "suspended"


def test_a_stretch_that_stays_told_is_one_row() -> None:
    states = conclude(act("A0001", date(2099, 1, 1)), act("A0002", date(2099, 3, 1), kind="first_shipment"))

    opened = states.query("origin_code == 'AX' and state == 'open'")
    assert len(opened) == 1
    assert opened["known_until"].isna().all()


def test_a_state_whose_day_or_effect_is_contradicted_names_the_other_act_from_when_both_are_known() -> None:
    both = (act("A0001", date(2099, 1, 1)), act("A0002", date(2099, 3, 1), known_from=date(2099, 3, 1)))
    conflict = market_access_conflict_row(act_code="A0002", other_act_code="A0001", known_from=date(2099, 3, 1))

    opened = conclude(*both, conflicts=(conflict,)).query("state == 'open'")

    assert [
        (row["act_code"], row["conflict_act_code"], row["known_from"].date())
        for row in opened.astype(object).where(opened.notna(), None).to_dict("records")
    ] == [("A0001", None, date(2099, 1, 1)), ("A0001", "A0002", date(2099, 3, 1))]


@pytest.mark.parametrize(("about", "other"), [("day", "A0002"), ("effect", "A0002"), ("detail", None)])
def test_a_conflict_about_a_detail_leaves_the_state_as_it_is(about: str, other: str | None) -> None:
    acts = (act("A0001", date(2099, 1, 1)), act("A0002", date(2099, 1, 1), kind="export_ban", force="draft"))
    states = conclude(*acts, conflicts=(market_access_conflict_row(about=about),))

    opened = states.query("state == 'open'")
    assert opened.astype(object).where(opened.notna(), None)["conflict_act_code"].tolist() == [other]
