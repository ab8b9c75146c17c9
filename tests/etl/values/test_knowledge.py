"""From which day each fact counts as known.

Days of whole readings of files are held in ``tests/etl/build/test_read_trade.py``.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import schema
from etl.values.frames import rows_to_frame
from etl.values.knowledge import (
    date_access,
    date_notes,
    event_day,
    find_record_end,
    notes_told_later,
    published_day,
    shown_days,
    statement_days,
)
from tests.etl.made_inputs import rows_of
from tests.factories import (
    EVENT,
    Row,
    ask_party_row,
    ask_row,
    ask_topic_row,
    assessment_row,
    commitment_evidence_row,
    commitment_party_row,
    commitment_row,
    commitment_topic_row,
    event_figure_row,
    event_participant_row,
    event_party_row,
    event_relation_row,
    event_row,
    event_source_row,
    event_topic_row,
    market_access_conflict_row,
    market_access_event_row,
    market_access_row,
    official_figure_row,
    stage_row,
)

PROMISED = f"{EVENT}-c1"
EARLIER = "2098-01-01-earlier-event"
LATER = "2099-09-09-later"
END = date(2099, 5, 9)


@pytest.mark.parametrize(
    ("published", "known"),
    [
        ([], "2099-05-09"),
        ([None, None], "2099-05-09"),
        (["2099-05-08"], "2099-05-09"),
        (["2099-05-12", "2099-05-11", None], "2099-05-11"),
        (["2099-05"], "2099-05-31"),
        (["2099"], "2099-12-31"),
        (["2099", "2099-05-12"], "2099-05-12"),
        (["last spring", "2099-06"], "2099-06-30"),
    ],
)
def test_an_event_is_known_from_its_first_dated_source_and_never_before_its_end(
    published: list[str | None], known: str
) -> None:
    assert event_day(END, published).isoformat() == known


@pytest.mark.parametrize(
    ("text", "day"),
    [("2099-05-18", "2099-05-18"), ("2099-02", "2099-02-28"), ("2096-02", "2096-02-29"), ("2099", "2099-12-31")],
)
def test_a_page_of_a_month_or_year_was_surely_out_at_its_end(text: str, day: str) -> None:
    assert published_day(text) == date.fromisoformat(day)


@pytest.mark.parametrize("text", [None, "", "18.05.2099", float("nan")])
def test_a_page_without_a_date_has_no_day(text: object) -> None:
    assert published_day(text) is None


def dated(**tables: list[Row]) -> Mapping[str, pd.DataFrame]:
    """What notes tell, dated; the made-up event has one source of the day after it, the earlier and later ones none."""
    tables.setdefault(
        "event",
        [
            event_row(),
            event_row(event_id=EARLIER, start_date=date(2098, 1, 1)),
            event_row(event_id=LATER, start_date=date(2099, 9, 9)),
        ],
    )
    tables.setdefault("event_source", [event_source_row()])
    tables.setdefault("commitment", [commitment_row()])
    names = (
        "event",
        "event_source",
        "event_party",
        "event_topic",
        "event_participant",
        "event_figure",
        "event_relation",
        "commitment",
        *("ask", "ask_party", "ask_topic"),
    )
    names += ("commitment_party", "commitment_topic", "commitment_evidence", "assessment", "stage", "official_figure")
    return date_notes({name: rows_to_frame(schema.metadata.tables[name], tables.get(name, [])) for name in names})


def known(tables: Mapping[str, pd.DataFrame], table: str) -> list[str]:
    return [day.date().isoformat() for day in tables[table]["known_from"]]


def test_what_hangs_on_an_event_is_known_with_it() -> None:
    rows: dict[str, list[Row]] = {
        "event_party": [event_party_row()],
        "event_topic": [event_topic_row()],
        "event_participant": [event_participant_row()],
        "event_figure": [event_figure_row()],
        "ask": [ask_row()],
        "ask_party": [ask_party_row()],
        "ask_topic": [ask_topic_row()],
        "commitment": [commitment_row()],
        "commitment_party": [commitment_party_row()],
        "commitment_topic": [commitment_topic_row()],
    }
    tables = dated(**rows)

    assert {name: known(tables, name) for name in rows} == {name: ["2099-05-10"] for name in rows}


def test_a_later_account_is_known_when_it_came_out_and_an_undated_one_with_its_event() -> None:
    pages = [
        event_source_row(seq=1),
        event_source_row(seq=2, published_date="2099-07"),
        event_source_row(seq=3, published_date=None),
    ]

    assert known(dated(event_source=pages), "event_source") == ["2099-05-10", "2099-07-31", "2099-05-10"]


def test_a_link_between_events_is_known_with_the_later_known_of_the_two() -> None:
    pages = [event_source_row(), event_source_row(event_id=EARLIER, published_date="2099-08-01")]

    assert known(dated(event_source=pages, event_relation=[event_relation_row()]), "event_relation") == ["2099-08-01"]


def test_that_a_promise_repeats_another_is_known_when_both_are() -> None:
    promises = [commitment_row(repeats_commitment_id=f"{EARLIER}-c1"), commitment_row(commitment_id=f"{EARLIER}-c1")]
    pages = [event_source_row(), event_source_row(event_id=EARLIER, published_date="2099-08-01")]

    assert rows_of(
        dated(commitment=promises, event_source=pages)["commitment"], "known_from", "repeats_known_from"
    ) == [
        {"known_from": "2099-08-01"},
        {"known_from": "2099-05-10", "repeats_known_from": "2099-08-01"},
    ]


def test_the_answer_to_an_ask_is_known_when_both_are() -> None:
    asks = [ask_row(), ask_row(ask_id=f"{EVENT}-a2", answered_by_event_id=LATER, answer_known_from=None)]

    assert rows_of(dated(ask=asks)["ask"], "known_from", "answer_known_from") == [
        {"known_from": "2099-05-10"},
        {"known_from": "2099-05-10", "answer_known_from": "2099-09-09"},
    ]


PAGE: dict[str, Any] = {"event_id": None, "source_url": "https://example.org/p", "publisher": "Example News"}
FIGURES = [official_figure_row(known_from=date(2099, 8, 15))]


def test_evidence_is_known_when_all_that_it_names_is_and_never_before_its_promise() -> None:
    evidence = [
        commitment_evidence_row(seq=1, event_id=LATER),
        commitment_evidence_row(seq=2, event_id=None, figure_code="F0001"),
        commitment_evidence_row(seq=3, event_id=LATER, figure_code="F0001"),
        commitment_evidence_row(seq=4, **PAGE, published_date="2099-07"),
        commitment_evidence_row(seq=5, **PAGE, published_date="2099-01-01"),
    ]

    tables = dated(commitment_evidence=evidence, official_figure=FIGURES)

    assert known(tables, "commitment_evidence") == [
        "2099-09-09",
        "2099-08-15",
        "2099-09-09",
        "2099-07-31",
        "2099-05-10",
    ]


def test_an_assessment_is_known_on_its_day() -> None:
    both = [
        assessment_row(seq=1, assessed_date=date(2099, 6, 1)),
        assessment_row(seq=2, assessed_date=date(2099, 5, 9)),
    ]

    assert known(dated(assessment=both), "assessment") == ["2099-06-01", "2099-05-10"]


def stages(*rows: Row) -> list[tuple[str, str | None, str | None]]:
    listed = [stage_row(**{"seq": seq, "event_id": None} | row) for seq, row in enumerate(rows, start=1)]
    table = dated(stage=listed, official_figure=FIGURES)["stage"]
    return [
        (row["stage"], row["known_from"], row.get("known_until"))
        for row in rows_of(table, "stage", "known_from", "known_until")
    ]


ANNOUNCED = {"stage": "announced", "event_id": EVENT}


@pytest.mark.parametrize(
    ("step", "day"),
    [
        ({"event_id": LATER}, "2099-09-09"),
        ({"figure_code": "F0001"}, "2099-08-15"),
        (PAGE | {"published_date": "2099-07"}, "2099-07-31"),
        ({"assessed_date": date(2099, 6, 1)}, "2099-06-01"),
    ],
)
def test_a_stage_holds_from_the_day_of_what_shows_it_until_the_next_one(step: Row, day: str) -> None:
    assert stages(ANNOUNCED, {"stage": "done"} | step) == [("announced", "2099-05-10", day), ("done", day, None)]


def test_a_step_that_another_follows_on_the_same_day_holds_on_none() -> None:
    steps = [ANNOUNCED, {"stage": "signed", "event_id": LATER}, {"stage": "done", "event_id": LATER}]

    assert stages(*steps) == [
        ("announced", "2099-05-10", "2099-09-09"),
        ("signed", "2099-09-09", "2099-09-09"),
        ("done", "2099-09-09", None),
    ]


def test_no_stage_is_known_before_the_one_listed_before_it() -> None:
    steps = [ANNOUNCED, {"stage": "signed", "event_id": LATER}, {"stage": "done", "figure_code": "F0001"}]

    assert [(stage, known_from) for stage, known_from, _ in stages(*steps)][1:] == [
        ("signed", "2099-09-09"),
        ("done", "2099-09-09"),
    ]


def test_a_figure_is_known_when_it_was_stated_and_without_a_date_after_the_usual_lag_which_is_then_assumed() -> None:
    texts = ("2100-01-15", "2100-03", None)
    figures = [official_figure_row(figure_code=f"F{number}", published_date=text) for number, text in enumerate(texts)]

    assert rows_of(statement_days(rows_to_frame(schema.official_figure, figures), 60)) == [
        {"known_from": "2100-01-15", "is_known_from_assumed": False},
        {"known_from": "2100-03-31", "is_known_from_assumed": False},
        {"known_from": "2100-03-01", "is_known_from_assumed": True},
    ]


def shown(*tellings: tuple[int, int]) -> list[tuple[int | None, int | None]]:
    """First and last day of January on which each telling (its day, its place) of one number is the one shown."""
    rows = [
        official_figure_row(figure_code=f"F{number}", statement_key="same", known_from=date(2099, 1, day))
        for number, (day, _) in enumerate(tellings)
    ]
    frame = rows_to_frame(schema.official_figure, rows)
    days = shown_days(frame, pd.Series([place for _, place in tellings], index=frame.index))
    return [
        (
            row["shown_from"].day if pd.notna(row["shown_from"]) else None,
            row["shown_until"].day if pd.notna(row["shown_until"]) else None,
        )
        for row in days.to_dict("records")
    ]


def test_a_better_telling_takes_over_on_the_day_it_is_known() -> None:
    assert shown((1, 2), (5, 1), (9, 0)) == [(1, 5), (5, 9), (9, None)]


def test_a_worse_telling_that_comes_later_is_never_shown() -> None:
    assert shown((1, 0), (5, 1)) == [(1, None), (None, None)]


def test_of_two_tellings_of_one_day_the_better_is_shown() -> None:
    assert shown((1, 1), (1, 0)) == [(None, None), (1, None)]


@given(
    st.lists(st.integers(1, 28), min_size=1, max_size=6).flatmap(
        lambda days: st.tuples(st.just(days), st.permutations(range(len(days))))
    )
)
def test_on_any_day_the_best_of_those_known_is_shown_and_no_other(told: tuple[list[int], list[int]]) -> None:
    tellings = list(zip(*told, strict=True))
    spans = shown(*tellings)

    for today in range(1, 29):
        there = [place for day, place in tellings if day <= today]
        now = [
            place
            for (_, place), (since, until) in zip(tellings, spans, strict=True)
            if since and since <= today and (not until or today < until)
        ]
        assert now == ([min(there)] if there else [])


def test_the_record_ends_with_the_last_event_account_or_figure() -> None:
    tables = dated(event_source=[event_source_row(published_date="2100-02-01")], official_figure=FIGURES)

    assert find_record_end(tables) == date(2100, 2, 1)
    assert find_record_end({"official_figure": tables["official_figure"]}) == date(2099, 8, 15)
    assert find_record_end({}) is None


def test_a_note_whose_text_tells_of_later_times_is_named() -> None:
    events = rows_to_frame(
        schema.event, [event_row(tells_until=date(2099, 7, 31), file="a.md"), event_row(event_id=LATER, file="b.md")]
    )

    assert [finding.text for finding in notes_told_later(events)] == [
        "a.md: the text tells of times up to 2099-07-31; read on an earlier day, the page says so."
    ]


def test_a_record_without_notes_is_dated_too() -> None:
    assert {
        name: len(frame) for name, frame in dated(event=[], event_source=[], commitment=[]).items() if len(frame)
    } == {}


def test_what_hangs_on_an_act_is_known_once_both_are() -> None:
    acts = [
        market_access_row(known_from=date(2099, 5, 9)),
        market_access_row(act_code="A0002", known_from=date(2099, 8, 1)),
    ]
    rows = {
        schema.market_access: acts,
        schema.event: [event_row(known_from=date(2099, 6, 1))],
        schema.market_access_event: [market_access_event_row(), market_access_event_row(act_code="A0002")],
        schema.market_access_conflict: [market_access_conflict_row()],
    }

    found = date_access({table.name: rows_to_frame(table, list(given)) for table, given in rows.items()})

    assert {name: rows_of(frame, "act_code", "known_from") for name, frame in found.items()} == {
        "market_access_event": [
            {"act_code": "A0001", "known_from": "2099-06-01"},
            {"act_code": "A0002", "known_from": "2099-08-01"},
        ],
        "market_access_conflict": [{"act_code": "A0001", "known_from": "2099-08-01"}],
    }
