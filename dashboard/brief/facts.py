"""What a brief is written from: the partner, the day, and everything on them that was known by then."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from dashboard.brief.known import figure_day, known_events, known_evidence, known_judgements, stage_on_day
from dashboard.brief.model import Notes
from dashboard.brief.names import BriefNames, read_names
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.queries.brief import evidence_of_commitments, latest_day, participants_of_events, sources_of_events
from dashboard.queries.commitments import CommitmentFilters, commitments_with
from dashboard.queries.events import EventFilters, event_by_id, events_with
from dashboard.queries.figures import FigureFilters, official_figures
from dashboard.queries.judgements import judgements
from dashboard.views.commitments.ledger import first_tellings, to_ledger
from dashboard.views.event.note import published_in_words
from dashboard.views.event.view import name_roles
from etl.vocabulary import EventKind

HOME = "CN"
PARTNERS = ("KZ", "KG", "TJ", "TM", "UZ")
GROUP = "C5"
MEETINGS = (
    EventKind.SUMMIT,
    EventKind.HEAD_OF_STATE_MEETING,
    EventKind.HEAD_OF_GOVERNMENT_MEETING,
    EventKind.MINISTERIAL_MEETING,
    EventKind.REGIONAL_LEADER_MEETING,
    EventKind.INTERGOVERNMENTAL_COMMITTEE,
    EventKind.DELEGATION_VISIT,
)
MOST_SOURCES_OF_EVENT = 2
LONGEST_TEXT = 150
Row = Mapping[Hashable, Any]


class NothingToBrief(ValueError):
    """What was asked for is not in the record; the text says what, for a person."""


@dataclass(frozen=True)
class BriefRequest:
    """A brief on a partner or on an event, by what was known on a day: the record's latest where none is named."""

    partner: str = ""
    event_id: str = ""
    on_day: date | None = None
    language: str = "en"


@dataclass(frozen=True)
class BriefFacts:
    """Everything known on the day. ``occasion`` is the event that the brief is on, ``is_ahead`` where it had not yet been held."""

    connection: Connection
    partner: str
    on_day: date
    latest: date
    occasion: Row | None
    is_ahead: bool
    events: pd.DataFrame
    participants: pd.DataFrame
    sources: pd.DataFrame
    promises: pd.DataFrame
    judgements: pd.DataFrame
    evidence: pd.DataFrame
    figures: Mapping[str, Row]
    names: BriefNames
    notes: Notes = field(default_factory=Notes)

    @property
    def partner_name(self) -> str:
        """Name of the other side."""
        return self.names.series.area(self.partner)

    @property
    def meetings(self) -> pd.DataFrame:
        """Known meetings of both sides, newest first."""
        kept: pd.DataFrame = self.events[self.events["kind"].isin(MEETINGS)]
        return kept

    def cite_event(self, event_id: str) -> tuple[int, ...]:
        """Number of the note for an event: the pages that tell it, those of both sides first."""
        rows = self.sources[self.sources["event_id"] == event_id]
        told = rows.assign(_third=rows["account_of"].isna()).sort_values(["_third", "seq"], kind="stable")
        kept = told.drop_duplicates("account_of").head(MOST_SOURCES_OF_EVENT).to_dict("records")
        return tuple(self.notes.cite(source_in_words(row), str(row["url"])) for row in kept)

    def cite_figure(self, figure_code: str) -> int:
        """Number of the note for a stated figure: whose count, who states it, where and when."""
        row, series = self.figures[figure_code], self.names.series
        if row["stated_by"] == row["counted_by"]:
            words = _("{counter}, own statement, in {publisher}")
        else:
            words = _("{counter}; stated by {speaker}, in {publisher}")
        told = words.format(counter=series.office(row["counted_by"]), speaker=series.office(row["stated_by"]), publisher=row["publisher"])
        return self.notes.cite(formats.apposition(told, published_in_words(row["published_date"])), str(row["source_url"]))

    def cite_table(self, source_code: str, reporter_code: str) -> int:
        """Number of the note for a source's table, with whose report it is."""
        series = self.names.series
        words = _("{publisher}: {title}; report of {area}").format(
            publisher=series.publishers.get(source_code, source_code),
            title=series.sources.get(source_code, source_code),
            area=series.area(reporter_code),
        )
        return self.notes.cite(words, series.source_urls.get(source_code, ""))

    def cite_record(self) -> tuple[int, ...]:
        """Number of the note for what is counted in the record itself."""
        return (self.notes.cite(_("Khorgos, record of meetings and commitments of both sides, as known on the date of this brief")),)


def source_in_words(row: Row) -> str:
    """A page that tells an event: title, publisher, date."""
    title = row["title"] if isinstance(row["title"], str) and row["title"] else ""
    return formats.apposition(title, row["publisher"], published_in_words(row["published_date"]))


def read_facts(connection: Connection, request: BriefRequest) -> BriefFacts:
    """Read what is known; raises ``NothingToBrief`` where the partner or the event is not there."""
    latest = latest_day(connection)
    if latest is None:
        raise NothingToBrief(_("The database holds no meeting and no figure yet."))
    on_day = request.on_day or latest
    occasion = _occasion(connection, request.event_id)
    partner = _partner(request.partner, occasion)
    is_ahead = occasion is not None and pd.Timestamp(on_day) <= occasion["end_date"]
    events = known_events(events_with(connection, EventFilters(parties=(HOME, partner))), on_day)
    if is_ahead and occasion is not None:
        events = events[events["event_id"] != occasion["event_id"]]
    own = tuple(dict.fromkeys([*events["event_id"], *([occasion["event_id"]] if occasion else [])]))
    all_promises = commitments_with(connection, CommitmentFilters(parties=(HOME, partner)))
    promises = all_promises[all_promises["event_id"].isin(events["event_id"])]
    evidence = known_evidence(evidence_of_commitments(connection, tuple(promises["commitment_id"])), on_day)
    figures = {str(row["figure_code"]): row for row in official_figures(connection, FigureFilters(is_shown_only=False)).to_dict("records")}
    judged, names = _judgements(connection, promises, figures, on_day), read_names(connection)
    return BriefFacts(
        connection=connection,
        partner=partner,
        on_day=on_day,
        latest=latest,
        occasion=occasion,
        is_ahead=is_ahead,
        events=events,
        participants=name_roles(participants_of_events(connection, own), names.roles),
        sources=sources_of_events(connection, tuple(dict.fromkeys([*own, *evidence["event_id"].dropna()]))),
        promises=to_ledger(_on_day(promises, evidence, on_day, latest), judged, first_tellings(promises), on_day),
        judgements=judged,
        evidence=evidence,
        figures=figures,
        names=names,
    )


def _occasion(connection: Connection, event_id: str) -> Row | None:
    if not event_id:
        return None
    found = event_by_id(connection, event_id).to_dict("records")
    if not found:
        raise NothingToBrief(_("There is no event with the code {code} in the database.").format(code=event_id))
    return found[0]


def _partner(asked: str, occasion: Row | None) -> str:
    """The other side: the one asked for, else that of the event; several states together are the five."""
    parties = [code for code in str(occasion["party_codes"]).split() if code in (*PARTNERS, GROUP)] if occasion else []
    partner = asked or (parties[0] if len(parties) == 1 else GROUP if parties else "")
    if partner in (*PARTNERS, GROUP):
        return partner
    if partner:
        raise NothingToBrief(_("{code} is no partner. Take one of {codes}.").format(code=partner, codes=", ".join((*PARTNERS, GROUP))))
    raise NothingToBrief(_("Name a partner, or an event that a Central Asian state takes part in."))


def _judgements(connection: Connection, promises: pd.DataFrame, figures: Mapping[str, Row], on_day: date) -> pd.DataFrame:
    due = promises[promises["deadline"].notna()]
    return known_judgements(
        judgements(connection, tuple(promises["commitment_id"]) or ("",)),
        dict(zip(due["commitment_id"], due["deadline"], strict=True)),
        {code: figure_day(row) for code, row in figures.items()},
        on_day,
    )


def _on_day(promises: pd.DataFrame, evidence: pd.DataFrame, on_day: date, latest: date) -> pd.DataFrame:
    """The promises with the stage that they had on the day."""
    by_promise: dict[str, list[Row]] = {}
    for row in evidence.to_dict("records"):
        by_promise.setdefault(row["commitment_id"], []).append(row)
    stages = [stage_on_day(row, by_promise.get(row["commitment_id"], []), on_day, latest).value for row in promises.to_dict("records")]
    return promises.assign(stage=stages)


def to_day(value: object) -> date:
    """A timestamp as a day."""
    return value.date() if isinstance(value, datetime) else date.fromisoformat(str(value)[:10])


def shortened(text: str, longest: int = LONGEST_TEXT) -> str:
    """A text cut at a word, with an ellipsis, where it is too long for its place on two pages."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:.") + "…"
