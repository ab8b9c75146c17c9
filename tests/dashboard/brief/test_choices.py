"""Which asks and promises are told, and in which order."""

from datetime import date
from typing import Any

from dashboard.brief.choices import asks_of_side, debts_of, late_promises, open_asks, open_promises, recent_day
from dashboard.brief.sides import Sides
from dashboard.subjects.asks.asks import Answer, Ask
from dashboard.subjects.promises.attestations import DatedEvent
from dashboard.subjects.promises.ledger import LedgerEntry
from tests.dashboard.made_commitments import made_commitment, made_entry, standing_of

SIDES = Sides("CN", "KZ")
RECENT = date(2097, 3, 21)
EVENT = DatedEvent("2099-05-09-a", "They met", date(2099, 5, 9), "day")


def made_ask(name: str, asker: str = "KZ", extent: str = "", topics: tuple[str, ...] = ()) -> Ask:
    answer = Answer(EVENT, extent, None) if extent else None
    return Ask(name, EVENT, name, None, (asker,), ("CN",), topics, answer)


def promise(name: str, day: date = date(2098, 1, 1), **given: Any) -> LedgerEntry:
    flags = {key: given.pop(key) for key in ("is_overdue", "is_past") if key in given}
    cause = given.pop("cause", None)
    if cause:
        given["standing"] = standing_of("not_assessable", cause=cause)
    return made_entry(made_commitment(name, day, **given), **flags)


def names(entries: list[LedgerEntry]) -> list[str]:
    return [entry.commitment.event.event_id for entry in entries]


def test_what_is_answered_wholly_is_not_wanted_any_more() -> None:
    asks = [made_ask("a"), made_ask("b", extent="partly"), made_ask("c", extent="wholly")]

    assert [one.text for one in open_asks(asks, ())] == ["a", "b"]


def test_asks_on_the_topics_come_first_in_their_order() -> None:
    asks = [made_ask("a"), made_ask("b", topics=("meat",)), made_ask("c", topics=("grain", "meat"))]

    assert [one.text for one in open_asks(asks, ("meat",))] == ["b", "c", "a"]
    assert [one.text for one in open_asks(asks, ())] == ["a", "b", "c"]


def test_asks_are_parted_by_who_asks() -> None:
    asks = [made_ask("a"), made_ask("b", "CN-XJ"), made_ask("c", "KG")]

    assert [one.text for one in asks_of_side(asks, SIDES, is_ours=True)] == ["b"]
    assert [one.text for one in asks_of_side(asks, SIDES, is_ours=False)] == ["a"]


def test_promises_come_by_topic_then_lateness_deadline_evidence_and_age() -> None:
    entries = [
        promise("vague", cause="indefinite"),
        promise("late for long", deadline=date(2096, 1, 1), is_past=True, is_overdue=True, standing="not_met"),
        promise("nothing found", date(2098, 1, 1)),
        promise("nothing found, newer", date(2098, 6, 1)),
        promise("judged", standing="partly"),
        promise("due later", deadline=date(2105, 1, 1)),
        promise("due soon", deadline=date(2101, 1, 1)),
        promise("late", deadline=date(2099, 1, 1), is_past=True, is_overdue=True, standing="not_met"),
        promise("on topic", topics=("meat",), cause="indefinite"),
    ]

    assert names(open_promises(entries, ("meat",), RECENT)) == [
        *("on topic", "late", "due soon", "due later", "judged"),
        *("nothing found, newer", "nothing found", "late for long", "vague"),
    ]


def test_what_is_met_closed_or_was_only_expected_is_not_owed() -> None:
    entries = [
        promise("met", standing="met"),
        promise("done", stage="done"),
        promise("expected", kind="forecast"),
        promise("open"),
    ]

    assert names(open_promises(entries, (), RECENT)) == ["open"]


def test_promises_are_parted_by_who_made_them() -> None:
    ours, theirs = promise("ours", promisers=("CN-XJ",)), promise("theirs", promisers=("KZ", "KG"))
    joint, others = promise("joint", promisers=("CN", "KZ")), promise("others", promisers=("KG",))
    debts = debts_of([ours, theirs, joint, others], SIDES)

    assert (debts.ours, debts.theirs, debts.joint) == ((ours,), (theirs,), (joint,))


def test_late_is_what_was_due_in_recent_years() -> None:
    late = promise("late", deadline=date(2097, 3, 21), is_past=True, is_overdue=True)
    long_ago = promise("long ago", deadline=date(2097, 3, 20), is_past=True, is_overdue=True)

    assert late_promises([late, long_ago], RECENT) == [late]
    assert recent_day(date(2100, 3, 21)) == RECENT
    assert recent_day(date(2104, 2, 29)) == date(2101, 2, 28)
