"""How a promise has stood from day to day, and its steps on paper."""

import itertools
from datetime import date

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.promises.history import Step, Turn, to_steps, to_turns
from dashboard.subjects.promises.judgements import judgements_of_commitment
from dashboard.subjects.promises.standings import stages_of_commitment, standings_of_commitment
from etl.vocabulary.commitments import TargetUnit
from tests.conftest import LoadDatabase
from tests.dashboard.made_commitments import made_commitment
from tests.dashboard.made_names import made_names
from tests.factories import (
    EVENT,
    assessment_row,
    commitment_evidence_row,
    commitment_row,
    event_row,
    judgement_row,
    official_figure_row,
    stage_row,
    standing_row,
)

C1 = f"{EVENT}-c1"
LATER = "2099-09-09-later"
NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    publishers={"aland_customs": "Aland Customs"},
    terms={"judge": {"figures": "Figures", "record": "Dated evidence"}},
)


def turns_of(url: str, day: date | None = None) -> list[Turn]:
    with read_only_engine(url, day).connect() as connection:
        standings, judged = standings_of_commitment(connection, C1), judgements_of_commitment(connection, C1)
    return to_turns(made_commitment(target_unit=TargetUnit("USD", is_yearly=True)), standings, judged, NAMES)


def test_each_turn_says_from_which_day_which_word_by_whom_and_what_changed_it(loaded_database: LoadDatabase) -> None:
    early, late, judged = date(2099, 5, 9), date(2100, 3, 1), date(2100, 6, 1)
    by_lines = {"word": "not_met", "cause": None, "judged_by": "figures", "reason": "lines_agree", "line": "0-a"}
    by_person = {"word": "met", "cause": None, "judged_by": "people", "reason": "assessed", "assessment_seq": 1}
    url = loaded_database(
        commitment=[commitment_row()],
        assessment=[assessment_row(verdict="met", reason="It came.", known_from=judged)],
        judgement=[judgement_row(line="0-a", verdict="not_met", rule="fell", start_value=600_000.0, known_from=late)],
        standing=[
            standing_row(
                word="too_early", cause=None, judged_by="record", reason="young", known_from=early, known_until=late
            ),
            standing_row(**by_lines, known_from=late, known_until=judged),
            standing_row(**by_person, known_from=judged),
        ],
    )
    fell = "It fell from 600 thousand USD a year at the promise to 500 thousand USD a year in 2099"
    turns = turns_of(url)

    assert [(turn.day, turn.outcome, turn.by) for turn in turns] == [
        (judged, "met", "desk officer"),
        (late, "not_met", "Figures"),
        (early, "too_early", "Dated evidence"),
    ]
    assert turns[0].changes == ("It came.",)
    assert turns[1].changes[0].startswith(f"Aland: Aland Customs: {fell}")
    assert [turn.outcome for turn in turns_of(url, date(2100, 4, 1))] == ["not_met", "too_early"]


def test_where_no_line_judges_any_more_the_lines_that_came_to_say_nothing_are_told(
    loaded_database: LoadDatabase,
) -> None:
    late = date(2100, 3, 1)
    silent = {"verdict": "not_assessable", "is_heard": False, "known_from": late}
    url = loaded_database(
        commitment=[commitment_row()],
        judgement=[
            judgement_row(line="0-a", rule="wider", bound="whole", **silent),
            judgement_row(line="1-none", rule="no_figure", reporter_code="BV", source_code=None, **silent),
        ],
        standing=[standing_row(cause="no_figure", reason="no_line_judges", known_from=late)],
    )
    (turn,) = turns_of(url)

    assert (turn.by, turn.changes[0]) == ("", "No figure that there is can judge it.")
    assert [words.split(":")[0] for words in turn.changes[1:]] == ["Aland"]


def test_another_line_that_decides_the_same_is_no_turn(loaded_database: LoadDatabase) -> None:
    by_lines = {"word": "met", "cause": None, "judged_by": "figures", "reason": "lines_agree"}
    url = loaded_database(
        commitment=[commitment_row()],
        standing=[
            standing_row(**by_lines, line="0-a", known_from=date(2099, 6, 1), known_until=date(2099, 7, 1)),
            standing_row(**by_lines, line="0-b", known_from=date(2099, 7, 1)),
        ],
    )

    assert [turn.day for turn in turns_of(url)] == [date(2099, 6, 1)]


def test_evidence_that_decides_leads_to_its_event(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=[event_row(), event_row(event_id=LATER)],
        commitment=[commitment_row()],
        commitment_evidence=[commitment_evidence_row(kind="kept", event_id=LATER, note="It opened.")],
        standing=[standing_row(word="met", cause=None, judged_by="record", reason="documented", evidence_seq=1)],
    )
    (turn,) = turns_of(url)

    assert (turn.changes, turn.event_id, turn.event_title) == (("It opened.",), LATER, f"Meeting {LATER}")


def test_each_step_on_paper_comes_with_what_shows_it(loaded_database: LoadDatabase) -> None:
    days = [date(2099, 5, 9), date(2099, 6, 1), date(2099, 7, 1), date(2099, 8, 1)]
    ends = dict(itertools.pairwise(days))
    url = loaded_database(
        official_figure=[official_figure_row()],
        commitment=[commitment_row()],
        stage=[
            stage_row(known_from=days[0], known_until=ends[days[0]]),
            stage_row(
                seq=2, stage="signed", event_id=None, figure_code="F0001", known_from=days[1], known_until=ends[days[1]]
            ),
            stage_row(
                seq=3,
                stage="in_progress",
                event_id=None,
                source_url="https://example.org/page",
                publisher="Example News",
                published_date="2099-07",
                note="Begun.",
                known_from=days[2],
                known_until=ends[days[2]],
            ),
            stage_row(seq=4, stage="done", event_id=None, assessed_date=days[3], known_from=days[3]),
        ],
    )
    with read_only_engine(url).connect() as connection:
        steps = to_steps(stages_of_commitment(connection, C1))

    assert steps == [
        Step(days[3], "done", "Nothing else dates it than the assessment of 1 August 2099."),
        Step(days[2], "in_progress", "July 2099 · Begun.", url="https://example.org/page", publisher="Example News"),
        Step(
            days[1],
            "signed",
            "all goods, 2099: 2 bn US dollars",
            url="https://example.org/figure",
            publisher="Example News",
        ),
        Step(days[0], "announced", f"9 May 2099: Meeting {EVENT}", event_id=EVENT),
    ]


def test_a_promise_of_which_nothing_is_told_has_neither_turn_nor_step() -> None:
    assert (to_turns(made_commitment(), [], [], NAMES), to_steps([])) == ([], [])
