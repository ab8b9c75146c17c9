"""The ledger as a table of one verdict a row. Pure: no database, no page."""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.subjects.names import Names, listed_names
from dashboard.subjects.promises.judgements import LineJudgement
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.promises.standings import StandingChange
from etl.vocabulary.places import HOME, HOME_REGION

HOME_AREAS = (HOME, HOME_REGION)


def best_shares(judgements: Iterable[LineJudgement]) -> dict[str, float]:
    """Commitment to the share of its target, in per cent: the largest of the lines that have a say."""
    shares: dict[str, float] = {}
    for one in judgements:
        if one.line.is_heard and one.share_of_target_pct is not None:
            code = one.commitment_id
            shares[code] = max(one.share_of_target_pct, shares.get(code, -math.inf))
    return shares


def to_verdict_table(
    ledger: Sequence[LedgerEntry],
    shares: Mapping[str, float],
    changes: Mapping[str, StandingChange],
    names: Names,
) -> ShownTable:
    """Promise, verdict, partner, deadline, share of the target, and the last change of the verdict.

    Takes what ``best_shares`` and ``standings.last_changes`` give. Of a promise that no figures measure there is no
    share, and of one that has always stood alike no change.
    """
    columns: tuple[ShownColumn[LedgerEntry], ...] = (
        ShownColumn("text", _("Promise"), attrgetter("commitment.text")),
        ShownColumn("outcome_name", _("Assessment"), lambda entry: names.outcome(entry.outcome)),
        ShownColumn("partner_names", _("Partner"), lambda entry: partners_of(entry, names)),
        ShownColumn("deadline", _("Deadline"), _deadline),
        ShownColumn(
            "share_of_target_pct",
            _("Share of the target, %"),
            lambda entry: shares.get(entry.commitment.commitment_id, math.nan),
        ),
        ShownColumn(
            "last_change",
            _("Last change"),
            lambda entry: change_in_words(changes.get(entry.commitment.commitment_id), names),
        ),
        ShownColumn("made_date", _("Promised on"), lambda entry: entry.commitment.event.start_date),
        ShownColumn("commitment_id", _("Promise code"), attrgetter("commitment.commitment_id")),
    )
    return tabulate(ledger, columns)


def _deadline(entry: LedgerEntry) -> str:
    commitment = entry.commitment
    if commitment.deadline is None:
        return ""
    day = formats.day(commitment.deadline)
    return _("{date}, overdue").format(date=day) if entry.is_overdue else day


def partners_of(entry: LedgerEntry, names: Names) -> str:
    """The side other than China and its regions, whoever promised; of a promise among China's own, those."""
    parties = dict.fromkeys((*entry.commitment.promisers, *entry.commitment.promisees))
    others = [code for code in parties if code not in HOME_AREAS]
    return listed_names(others or parties, names.areas)


def change_in_words(change: StandingChange | None, names: Names) -> str:
    """``28 March 2024: too early → disagree``; empty where there was none."""
    if change is None:
        return ""
    return _("{date}: {before} → {after}").format(
        date=formats.day(change.day), before=names.outcome(change.before), after=names.outcome(change.after)
    )


def changed_since(
    ledger: Iterable[LedgerEntry], changes: Mapping[str, StandingChange], looked: date
) -> list[LedgerEntry]:
    """The promises whose verdict changed after a day, the newest change first."""
    changed = [entry for entry in ledger if (one := changes.get(entry.commitment.commitment_id)) and one.day > looked]
    return sorted(changed, key=lambda entry: changes[entry.commitment.commitment_id].day, reverse=True)


def since_in_words(count: int, looked: date) -> str:
    """How many verdicts changed since the reader's last look, with its day."""
    if not count:
        return _("Since your last look on {date} no verdict has changed.").format(date=formats.day(looked))
    return ngettext(
        "Since your last look on {date} {n} verdict has changed:",
        "Since your last look on {date} {n} verdicts have changed:",
        count,
        date=formats.day(looked),
    )
