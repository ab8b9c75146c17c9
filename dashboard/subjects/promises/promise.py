"""Promises of an event as its note tells them: terms, how each stands, and the evidence with its links.

Pure: no database, no page.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.notes import published_in_words
from dashboard.subjects.events.words import date_in_words
from dashboard.subjects.names import Names, names_of
from dashboard.subjects.promises.ledger import first_tellings, to_ledger
from dashboard.subjects.promises.reasons import line_reason, standing_in_words
from dashboard.subjects.promises.words import (
    deadline_in_words,
    line_name,
    measurability_meaning,
    standing_badge,
    target_in_words,
)

Row = Mapping[Hashable, Any]


@dataclass(frozen=True)
class Evidence:
    """What later happened: an event of ours by its id, or a figure or a page with its address."""

    words: str
    event_id: str = ""
    event_title: str = ""
    url: str = ""
    publisher: str = ""


@dataclass(frozen=True)
class Promise:
    """One promise, ready to be shown; ``badge`` is Markdown."""

    commitment_id: str
    text: str
    parties: str
    badge: str
    standing: list[str]
    terms: list[tuple[str, str]]
    repeats_event_id: str = ""
    evidence: list[Evidence] = field(default_factory=list)


def to_promises(
    commitments: pd.DataFrame, evidence: pd.DataFrame, judgements: pd.DataFrame, on_day: date, names: Names
) -> list[Promise]:
    """Put each promise together with how it stands on a day and what bears on it.

    Takes rows of ``commitments.commitments_of_event``, ``evidence.evidence_of_event`` and
    ``judgements.judgements``.
    """
    judged, found = _by_commitment(judgements), _by_commitment(evidence)
    ledger = to_ledger(commitments, first_tellings(commitments), on_day)
    return [
        _promise(
            row,
            judged.get(row["commitment_id"], []),
            [_evidence(piece, names) for piece in found.get(row["commitment_id"], [])],
            names,
        )
        for row in ledger.to_dict("records")
    ]


def _by_commitment(rows: pd.DataFrame) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(row["commitment_id"], []).append(row)
    return found


def _promise(row: Row, judged: list[Row], evidence: list[Evidence], names: Names) -> Promise:
    reason = row["not_measurable_reason"] if isinstance(row["not_measurable_reason"], str) else ""
    terms = {
        _("Kind"): names.term("commitment_kind", row["kind"]),
        _("Stage on paper"): names.term("stage", row["stage"]),
        _("Target"): target_in_words(row),
        _("Deadline"): deadline_in_words(row),
        _("Topics"): names_of(row["topics"], names.listed("topic")),
        _("Measurable"): f"{measurability_meaning(row['measurability'])} {reason}".strip(),
    }
    return Promise(
        commitment_id=row["commitment_id"],
        text=row["text"],
        parties=parties_in_words(row["by_codes"], row["to_codes"], names.areas),
        badge=standing_badge(row, names),
        standing=standing_with_lines(row, judged, names),
        terms=[(name, words) for name, words in terms.items() if words],
        repeats_event_id=row["repeats_commitment_id"].rpartition("-c")[0]
        if isinstance(row["repeats_commitment_id"], str)
        else "",
        evidence=evidence,
    )


def parties_in_words(by_codes: str, to_codes: str, areas: Mapping[str, str]) -> str:
    """Who promises, and to whom where that is said."""
    if to_codes:
        return _("{by} to {to}").format(by=names_of(by_codes, areas), to=names_of(to_codes, areas))
    return names_of(by_codes, areas)


def standing_with_lines(row: Row, judged: list[Row], names: Names) -> list[str]:
    """Why the promise stands as it does, then what each line of figures that is heard shows."""
    lines = [
        _("{series}: {reason}").format(
            series=line_name(found, names), reason=line_reason(found, row["target_unit"] or "")
        )
        for found in judged
        if found["is_heard"]
    ]
    return [standing_in_words(row, names), *lines]


def _evidence(row: Row, names: Names) -> Evidence:
    kind = names.term("evidence_kind", row["kind"])
    note = row["note"] if isinstance(row["note"], str) else ""
    if isinstance(row["event_id"], str):
        day = row["event_start_date"].date()
        when = date_in_words(day, day, row["event_date_precision"])
        words = _("{kind}, {date}: {note}") if note else _("{kind}, {date}")
        return Evidence(
            words.format(kind=kind, date=when, note=note), event_id=row["event_id"], event_title=row["event_title"]
        )
    if not isinstance(row["figure_code"], str):
        words = _("{kind}, {date}: {note}") if note else _("{kind}, {date}")
        told = words.format(
            kind=kind, date=published_in_words(row["published_date"]) or formats.day(row["known_from"]), note=note
        )
        return Evidence(told, url=row["source_url"], publisher=row["publisher"])
    words = _("{kind} by {office} for {period}: {note}") if note else _("{kind} by {office} for {period}: {figure}")
    office = names.office(row["stated_by"])
    told = words.format(kind=kind, office=office, period=row["period_label"], note=note, figure=row["as_published"])
    return Evidence(told, url=row["source_url"], publisher=row["publisher"])
