"""What pictures of promises hold, out of rows of the database. Pure: no database, no page."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.words import date_in_words
from dashboard.subjects.names import Names
from dashboard.subjects.promises.ledger import side_of
from dashboard.subjects.promises.outcomes import RECONCILED
from dashboard.subjects.promises.reasons import line_reason
from dashboard.subjects.promises.words import amount_in_words, base_unit, line_name
from etl.vocabulary.judgement import Bound

Row = Mapping[Hashable, Any]
YEARS_BEFORE = 8  # a picture begins so long before the promise
EDGE = timedelta(days=200)
NEARLY_SAME = 0.02  # targets that a picture would draw over each other


@dataclass(frozen=True)
class Mark:
    """One line's share of a target.

    ``place`` is the promise's row, ``group`` the legend's entry, ``words`` what a hover says.
    """

    commitment_id: str
    place: int
    share_pct: float
    side: str
    is_stated: bool
    is_heard: bool
    group: str
    words: str


@dataclass(frozen=True)
class SeriesPoint:
    """One figure, in the series' unit."""

    start: date
    end: date
    value: float
    is_doubtful: bool
    words: str

    @property
    def middle(self) -> date:
        """Where it is drawn: the middle of its period."""
        return self.start + (self.end - self.start) / 2


@dataclass(frozen=True)
class Series:
    """One line of figures, oldest first."""

    name: str
    side: str
    is_stated: bool
    is_bound: bool
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True)
class Target:
    """What lines of figures are held against: in the series' unit, with its name."""

    value: float
    name: str


@dataclass(frozen=True)
class EventMark:
    """An event on the way."""

    event_id: str
    day: date
    words: str


@dataclass(frozen=True)
class SeriesPicture:
    """A promise's figures over time; ``targets`` and points are divided by ``scale_divisor`` to be in ``unit``.

    Days are ISO texts.
    """

    series: tuple[Series, ...]
    targets: tuple[Target, ...]
    unit: str
    scale_divisor: float
    made: str
    deadline: str
    events: tuple[EventMark, ...]
    span: tuple[str, str]


def to_marks(progress: pd.DataFrame, units: Mapping[str, str], names: Names) -> list[Mark]:
    """Marks for ``chart.progress_figure``.

    Takes rows of ``ledger.to_progress`` and the unit of each promise.
    """

    def group_of(row: Row) -> str:
        if not row["is_heard"]:
            return _("Figures that cannot judge it")
        if row["bound"] == Bound.WHOLE:
            return _("Counts more than was promised")
        if row["bound"] == Bound.PART:
            return _("Counts a part of what was promised")
        side = row["side"]
        if side == RECONCILED:
            return _("Reconciled by a third party")
        if side.startswith("CN"):
            return _("China's count, stated") if row["is_stated"] else _("China's count, table")
        return _("Partner's count, stated") if row["is_stated"] else _("Partner's count, table")

    return [
        Mark(
            commitment_id=row["commitment_id"],
            place=int(row["place"]),
            share_pct=row["share_of_target_pct"],
            side=row["side"],
            is_stated=row["is_stated"],
            is_heard=bool(row["is_heard"]),
            group=group_of(row),
            words=_("{line}: {reason}").format(
                line=line_name(row, names), reason=line_reason(row, units[row["commitment_id"]])
            ),
        )
        for row in progress.to_dict("records")
    ]


def to_picture(
    commitment: Row, figures: pd.DataFrame, events: Sequence[EventMark], names: Names
) -> SeriesPicture | None:
    """A promise's figures as a picture, or None where there is none.

    It has the figures in the target's own unit, from some years before the promise on. Takes a row of
    ``commitments.commitments_with`` and rows of ``judgements.figures_of_commitments``.
    """
    unit = base_unit(commitment["target_unit"])
    own = figures[(figures["unit"] == unit) & figures["value"].notna()]
    if own.empty:
        return None
    scale = formats.scale_for([*own["value"], *own["target_value"].dropna()], unit)
    every = [_to_series(rows, commitment["target_unit"], names) for _line, rows in own.groupby("line", sort=True)]
    made, deadline = commitment["event_start_date"].date(), commitment["deadline"]
    ends = (
        [point.end for one in every for point in one.points]
        + [made]
        + ([deadline.date()] if pd.notna(deadline) else [])
    )
    starts = [point.start for one in every for point in one.points] + [made]
    first = max(min(starts), date(made.year - YEARS_BEFORE, 1, 1))
    return SeriesPicture(
        series=tuple(one for one in every if one.points[-1].end >= first),
        targets=_to_targets(own, names),
        unit=scale.unit,
        scale_divisor=scale.divisor,
        made=made.isoformat(),
        deadline=deadline.date().isoformat() if pd.notna(deadline) else "",
        events=tuple(event for event in events if event.day >= first),
        span=((first - EDGE).isoformat(), (max(ends) + EDGE).isoformat()),
    )


def _to_targets(figures: pd.DataFrame, names: Names) -> tuple[Target, ...]:
    """The targets that lines are held against.

    Where sides have their own, each side's, and of nearly the same ones the first.
    """
    held = figures[figures["target_value"].notna()]
    lines = held.drop_duplicates("line").sort_values("line").to_dict("records")
    found: list[Target] = []
    for row in lines:
        if all(abs(row["target_value"] - other.value) > NEARLY_SAME * other.value for other in found):
            found.append(Target(row["target_value"], _("target, {line}").format(line=line_name(row, names))))
    return (Target(found[0].value, _("target")),) if len(found) == 1 else tuple(found)


def _to_series(rows: pd.DataFrame, unit: str, names: Names) -> Series:
    ordered = rows.sort_values(["period_end", "period_start"], kind="stable").to_dict("records")
    head = ordered[0]
    points = tuple(
        SeriesPoint(
            start=row["period_start"].date(),
            end=row["period_end"].date(),
            value=row["value"],
            is_doubtful=bool(row["is_doubtful"] or row["is_stand_in"]),
            words=_point_words(row, unit, names),
        )
        for row in ordered
    )
    return Series(
        line_name(head, names),
        side_of(head),
        isinstance(head["figure_code"], str),
        head["bound"] != Bound.EXACT,
        points,
    )


def _point_words(row: Row, unit: str, names: Names) -> str:
    words = _("{line}, {period}: {amount}").format(
        line=line_name(row, names),
        period=formats.period(row["period_start"], row["period_end"]),
        amount=amount_in_words(row["value"], unit),
    )
    notes = [
        note
        for is_so, note in (
            (row["is_doubtful"], _("estimated or doubtful")),
            (row["is_stand_in"], _("with other goods of its chapter")),
        )
        if is_so
    ]
    return _("{words} ({notes})").format(words=words, notes=_("; ").join(notes)) if notes else words


def to_event_marks(
    evidence: pd.DataFrame, tellings: pd.DataFrame, kinds: Mapping[str, str], this: str
) -> list[EventMark]:
    """Events on the way: later ones that are evidence, and other tellings of the promise; oldest first, each once."""
    found: dict[str, EventMark] = {}
    for row in evidence[evidence["event_id"].notna()].to_dict("records"):
        day = row["event_start_date"].date()
        words = _("{date}: {title} ({kind})").format(
            date=date_in_words(day, day, row["event_date_precision"]),
            title=row["event_title"],
            kind=kinds.get(row["kind"], row["kind"]),
        )
        found[row["event_id"]] = EventMark(row["event_id"], day, words)
    for row in tellings[tellings["commitment_id"] != this].to_dict("records"):
        day = row["event_start_date"].date()
        words = _("{date}: {title} (told there too)").format(
            date=date_in_words(day, day, row["event_date_precision"]), title=row["event_title"]
        )
        found.setdefault(row["event_id"], EventMark(row["event_id"], day, words))
    return sorted(found.values(), key=lambda event: (event.day, event.event_id))
