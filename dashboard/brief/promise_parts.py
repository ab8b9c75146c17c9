"""Sections of a brief on promises.

What was agreed at a meeting, what is open and how it stands, which deadlines come next.
"""

import pandas as pd

from dashboard.brief.facts import GROUP, BriefFacts, Row, shortened
from dashboard.brief.model import Block, Bullets, Grid, Line, Section
from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event
from dashboard.subjects.promises.ledger import LedgerChoice, choose_rows
from dashboard.subjects.promises.outcomes import UNKEPT, Outcome
from dashboard.subjects.promises.promise import parties_in_words
from dashboard.subjects.promises.words import amount_in_words, line_name, target_in_words
from dashboard.subjects.reference import PARTNERS
from etl.vocabulary.commitments import DeadlineBasis, Stage
from etl.vocabulary.judgement import Judge

TELLING = (*UNKEPT, Outcome.TOO_EARLY)
OPEN = (Stage.ANNOUNCED, Stage.SIGNED, Stage.IN_PROGRESS)
MOST_AGREED = 5
MOST_OPEN = 6
MOST_DEADLINES = 4
MOST_LINES_OF_PROMISE = 2


def agreed_section(facts: BriefFacts, last: Event | None) -> tuple[Section, list[str]]:
    """What was promised at the last meeting, or at the newest one of which promises are recorded.

    And the ids of those told.
    """
    heading = _("What was agreed then")
    if last is None:
        return Section(heading, (Line(_("Nothing is recorded.")),)), []
    promises = _promised(facts)
    rows = promises[promises["event_id"] == last.event_id]
    blocks: list[Block] = []
    if rows.empty:
        blocks.append(Line(_("No promise is recorded in the note of that meeting.")))
        is_meeting = promises["event_id"].isin([event.event_id for event in facts.meetings])
        earlier = promises[is_meeting & (promises["event_start_date"] < pd.Timestamp(last.start_date))]
        rows = earlier[earlier["event_id"] == earlier["event_id"].iloc[0]] if len(earlier) else rows
        if len(rows):
            first = rows.iloc[0].to_dict()
            day = formats.day(first["event_start_date"], first["event_date_precision"])
            words = _("The newest earlier meeting with promises, {date}: {title}.").format(
                date=day, title=shortened(first["event_title"])
            )
            blocks.append(Line(words, facts.cite_event(str(first["event_id"]))))
    shown = rows.head(MOST_AGREED)
    if len(shown):
        blocks.append(_grid(facts, shown, with_date=False))
    blocks += _more(facts, len(rows) - len(shown))
    return Section(heading, tuple(blocks)), [str(code) for code in shown["commitment_id"]]


def open_section(facts: BriefFacts, told: list[str]) -> Section:
    """Open promises that were not told above, the most telling first; those on the event's topics before others."""
    promises = _promised(facts)
    is_open = promises["stage"].isin([stage.value for stage in OPEN]) & ~promises["commitment_id"].isin(told)
    rows = _most_telling_first(choose_rows(promises[is_open], LedgerChoice()))
    if facts.occasion is not None:
        topics = set(facts.occasion.topics)
        is_near = [bool(topics & set(str(codes).split())) for codes in rows["topics"]]
        rows = rows.assign(_far=[not near for near in is_near]).sort_values("_far", kind="stable")
    shown = rows.head(MOST_OPEN)
    if shown.empty:
        return Section(_("Other open commitments"), (Line(_("No other open promise is known on this date.")),))
    return Section(
        _("Other open commitments"), (_grid(facts, shown, with_date=True), *_more(facts, len(rows) - len(shown)))
    )


def _promised(facts: BriefFacts) -> pd.DataFrame:
    """The known promises, without what was only expected."""
    kept: pd.DataFrame = facts.promises[~facts.promises["is_forecast"]]
    return kept


def _most_telling_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Promises in the order in which the brief tells them.

    Overdue ones come first, then those that figures or people judge, those with a deadline ahead, the rest, and last
    those whose day has passed. Of each kind the newest come first.
    """
    is_past, is_judged = rows["is_past"], rows["outcome"].isin([str(outcome) for outcome in TELLING])
    rank = (
        pd.Series(3, index=rows.index).mask(is_past, 4).mask(rows["deadline"].notna() & ~is_past, 2).mask(is_judged, 1)
    )
    keyed = rows.assign(_rank=rank.mask(rows["is_overdue"] & is_judged, 0))
    return keyed.sort_values(["_rank", "event_start_date", "commitment_id"], ascending=[True, False, True]).drop(
        columns="_rank"
    )


def deadlines_section(facts: BriefFacts) -> Section:
    """The next deadlines of open promises."""
    promises = _promised(facts)
    is_open = promises["stage"].isin([stage.value for stage in OPEN])
    due = promises[is_open & (promises["deadline"] >= pd.Timestamp(facts.on_day))]
    rows = (
        due.sort_values(["deadline", "commitment_id"])
        .drop_duplicates("first_id")
        .head(MOST_DEADLINES)
        .to_dict("records")
    )
    heading = _("Next deadlines")
    if not rows:
        return Section(heading, (Line(_("No open promise has a deadline ahead.")),))
    lines = [
        Line(
            _("{deadline}: {promise} ({made})").format(
                deadline=formats.day(row["deadline"]),
                promise=shortened(row["text"]),
                made=formats.day(row["event_start_date"], row["event_date_precision"]),
            ),
            facts.cite_event(str(row["event_id"])),
        )
        for row in rows
    ]
    return Section(heading, (Bullets(tuple(lines)),))


def _more(facts: BriefFacts, count: int) -> list[Line]:
    if count <= 0:
        return []
    words = ngettext("{n} more is on the Commitments page.", "{n} more are on the Commitments page.", count)
    return [Line(words, facts.cite_record())]


def _grid(facts: BriefFacts, rows: pd.DataFrame, *, with_date: bool) -> Grid:
    made = [_("Promised")] if with_date else []
    headings = (_("Who promised whom what"), *made, _("On paper"), _("How it stands"), _("Deadline"))
    cells = tuple(_cells(facts, row, with_date=with_date) for row in rows.to_dict("records"))
    return Grid(headings, cells, (36, 11, 13, 26, 14) if with_date else (45, 12, 28, 15))


def _cells(facts: BriefFacts, row: Row, *, with_date: bool) -> tuple[Line, ...]:
    event = facts.cite_event(str(row["event_id"]))
    target = target_in_words(row)
    text = _("{parties}: {promise}").format(
        parties=parties_in_words(together(row["by_codes"]), together(row["to_codes"]), facts.names.areas),
        promise=shortened(row["text"]),
    )
    made = (Line(formats.day(row["event_start_date"], row["event_date_precision"]), event),) if with_date else ()
    return (
        Line(_("{promise} (target: {target})").format(promise=text, target=target) if target else text, event),
        *made,
        Line(facts.names.term("stage", row["stage"])),
        _standing(facts, row),
        _deadline(row, event),
    )


def _deadline(row: Row, event: tuple[int, ...]) -> Line:
    if pd.isna(row["deadline"]):
        return Line(_("none set"))
    words = _("{date} (stated)") if row["deadline_basis"] == DeadlineBasis.STATED else _("{date} (from the wording)")
    return Line(words.format(date=formats.day(row["deadline"])), event)


def _standing(facts: BriefFacts, row: Row) -> Line:
    """How a promise stands, and the latest figures that say so with whose they are."""
    is_heard = (facts.judgements["commitment_id"] == row["commitment_id"]) & facts.judgements["is_heard"]
    lines = (
        facts.judgements[is_heard]
        .sort_values("period_end", ascending=False)
        .head(MOST_LINES_OF_PROMISE)
        .to_dict("records")
    )
    words = [facts.names.outcome(row["outcome"])]
    notes: list[int] = list(facts.cite_record()) if row["judged_by"] == Judge.PEOPLE else []
    for found in lines:
        words.append(
            _("{line}: {amount} in {period}").format(
                line=line_name(found, facts.names),
                amount=amount_in_words(found["value"], str(row["target_unit"])),
                period=formats.period(found["period_start"], found["period_end"]),
            )
        )
        notes.append(_cite_judged(facts, found))
    return Line(_("; ").join(words), tuple(dict.fromkeys(notes)))


def _cite_judged(facts: BriefFacts, found: Row) -> int:
    if isinstance(found["figure_code"], str):
        return facts.cite_figure(found["figure_code"])
    return facts.cite_table(str(found["source_code"]), str(found["reporter_code"]))


def together(codes: str) -> str:
    """Codes of areas with the five of Central Asia as one where all are there."""
    listed = codes.split()
    if not set(PARTNERS) <= set(listed):
        return codes
    return " ".join([*(code for code in listed if code not in (*PARTNERS, GROUP)), GROUP])
