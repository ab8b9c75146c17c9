"""The table of one verdict a row."""

import math
from dataclasses import replace
from datetime import date

from dashboard.screens.commitments.verdicts import (
    best_shares,
    change_in_words,
    changed_since,
    partners_of,
    since_in_words,
    to_verdict_table,
)
from dashboard.subjects.promises.standings import StandingChange
from tests.dashboard.made_commitments import by_figures, made_commitment, made_entry
from tests.dashboard.made_names import made_names

NAMES = made_names(areas={"CN": "China", "CN-XJ": "Xinjiang", "AX": "Aland", "BV": "Bouvet"})
CHANGE = StandingChange(date(2099, 5, 9), "too_early", "met")


def test_the_share_is_the_largest_of_the_lines_that_have_a_say() -> None:
    judged = [
        by_figures("partly", share_of_target_pct=40.0),
        by_figures("partly", share_of_target_pct=70.0),
        by_figures("not_assessable", share_of_target_pct=900.0),
        by_figures("partly", commitment_id="other-c1", share_of_target_pct=None),
    ]

    assert best_shares(judged) == {judged[0].commitment_id: 70.0}


def test_the_partner_is_the_side_that_is_not_china() -> None:
    between = made_entry(made_commitment(promisers=("CN-XJ", "AX"), promisees=("BV", "AX")))
    at_home = made_entry(made_commitment(promisers=("CN",), promisees=("CN-XJ",)))

    assert [partners_of(one, NAMES) for one in (between, at_home)] == ["Aland, Bouvet", "China, Xinjiang"]


def test_a_row_says_verdict_deadline_share_and_last_change() -> None:
    entry = made_entry(made_commitment(standing="not_met", deadline=date(2099, 12, 31), promisers=("AX",)))
    code = entry.commitment.commitment_id
    table = to_verdict_table([entry], {code: 42.0}, {code: CHANGE}, NAMES)

    assert table.frame.iloc[0].to_dict() == {
        "text": "Raise trade in grain",
        "outcome_name": "not_met",
        "partner_names": "Aland",
        "deadline": "31 December 2099, overdue",
        "share_of_target_pct": 42.0,
        "last_change": "9 May 2099: too_early → met",
        "made_date": date(2098, 1, 1),
        "commitment_id": code,
    }


def test_without_figures_deadline_or_change_the_cells_are_empty() -> None:
    row = to_verdict_table([made_entry(made_commitment())], {}, {}, NAMES).frame.iloc[0]

    assert (row["deadline"], row["last_change"], math.isnan(row["share_of_target_pct"])) == ("", "", True)
    assert change_in_words(None, NAMES) == ""
    assert change_in_words(replace(CHANGE, before="no_figure"), NAMES).startswith("9 May 2099: not_assessable: ")


def test_what_changed_since_the_last_look_stands_with_the_newest_first() -> None:
    old, new, same = (made_entry(made_commitment(commitment_id=code)) for code in ("old-c1", "new-c1", "same-c1"))
    changes = {
        "old-c1": replace(CHANGE, day=date(2099, 5, 2)),
        "new-c1": CHANGE,
        "same-c1": replace(CHANGE, day=date(2099, 5, 1)),
    }

    assert changed_since([same, old, new], changes, date(2099, 5, 1)) == [new, old]
    assert since_in_words(2, date(2099, 5, 1)) == "Since your last look on 1 May 2099 2 verdicts have changed:"
    assert since_in_words(0, date(2099, 5, 1)) == "Since your last look on 1 May 2099 no verdict has changed."
