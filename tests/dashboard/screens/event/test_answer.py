"""The answer of a note: how its promises stand, and what trade was before and after."""

from dataclasses import replace

from dashboard.screens.event.answer import promises_sentence, trade_sentence
from dashboard.screens.event.compared import Compared
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.trade.series import Series
from tests.dashboard.made_commitments import STANDING, made_commitment, made_entry
from tests.dashboard.made_names import made_names
from tests.dashboard.made_windows import made_windows

NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    groups={"grain": "Grain"},
    terms={"standing_word": {"met": "Met", "partly": "Partly met", "not_assessable": "Cannot be judged"}},
)
WHO = {"home": "AX", "partner": "BV", "unit": "USD"}


def entry(word: str, cause: str | None = None, kind: str = "pledge") -> LedgerEntry:
    return made_entry(made_commitment(standing=replace(STANDING, word=word, cause=cause), kind=kind))


def test_promises_are_counted_by_how_they_stand() -> None:
    unjudged = [entry("not_assessable", cause) for cause in ("no_figure", "nothing_found")]
    ledger = [entry("partly"), entry("met"), *unjudged, entry("met", kind="forecast")]
    assert promises_sentence(ledger, NAMES) == "4 promises: 1 met, 1 partly met, 2 cannot be judged."


def test_a_note_without_promises_says_so() -> None:
    assert promises_sentence([entry("met", kind="forecast")], NAMES) == "No promise is recorded in this note."


def test_each_side_counts_before_and_after_and_a_lower_bound_has_no_change() -> None:
    whole = Compared(made_windows({2097: 2e6, 2099: 3e6}))
    bound = Compared(made_windows({2097: 1e6, 2099: 4e6}, is_at_least=True, series=Series("bureau", "BV")))
    assert trade_sentence([whole, bound], NAMES, flow="import", **WHO) == (
        "Grain, Bouvet to Aland: Aland counted 2.0 m USD in 2097 and 3.0 m USD in 2099 (+50.0 %); "
        "Bouvet counted at least 1.0 m USD in 2097 and at least 4.0 m USD in 2099."
    )


def test_a_side_with_one_sum_is_told_with_what_is_missing() -> None:
    half = Compared(made_windows({2097: 2e6}))
    assert trade_sentence([half], NAMES, flow="export", **WHO) == (
        "Grain, Aland to Bouvet: Aland has 2.0 m USD for 2097 and no figure for 2099."
    )


def test_without_rows_nothing_is_said() -> None:
    assert trade_sentence([], NAMES, flow="import", **WHO) == ""
