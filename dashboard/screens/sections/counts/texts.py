"""The Overview's charts in words and as tables: names of series, hovers, facts, table twins.

Pure: no database, no page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.rows.shown_table import ShownColumn, ShownTable, number_cell, tabulate, yes_or_no
from dashboard.screens.sections.counts.cards import doubt_sentence
from dashboard.subjects.names import Names
from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.words import event_day
from dashboard.subjects.sources import CitedSource, LoadedFigures, Source
from dashboard.subjects.trade.coverage import reach
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.series import Period, Series
from dashboard.subjects.trade.trade_points import Change, TradePoint
from etl.vocabulary.commitments import DeadlineBasis
from etl.vocabulary.trade import Side

HOVER_WIDTH = 44


def legend_names(points: Iterable[TradePoint], sides: HomeAndPartner) -> dict[tuple[Side, Series], str]:
    """Name of each side's series with the years it reaches, so that a legend says where each ends."""
    return {
        key: wrap(_("{series}, {years}").format(series=sides.names.series(key[1]), years=years_from_to(*years)))
        for key, years in reach(points).items()
    }


def period_of(point: TradePoint) -> str:
    """A point's period in words."""
    return formats.period(point.period.start, point.period.end)


@dataclass(frozen=True)
class ListedPoint:
    """A point in the table beside the chart, and whether the chart draws it."""

    point: TradePoint
    is_drawn: bool


def to_points_table(drawn: Iterable[TradePoint], parts: Iterable[TradePoint], sides: HomeAndPartner) -> ShownTable:
    """Points as a table for people and files, those drawn and those of parts of years, newest first.

    Values in full in their own unit.
    """
    listed_points = [
        *(ListedPoint(point, is_drawn=True) for point in drawn),
        *(ListedPoint(point, is_drawn=False) for point in parts),
    ]
    columns: tuple[ShownColumn[ListedPoint], ...] = (
        ShownColumn("period", _("Period"), lambda row: period_of(row.point)),
        ShownColumn("counted_in", _("Counted in"), lambda row: sides.name(row.point.side)),
        ShownColumn("what", _("What"), lambda row: sides.directions[row.point.direction]),
        ShownColumn("value", _("Value"), lambda row: number_cell(row.point.value)),
        ShownColumn("unit", _("Unit"), lambda row: row.point.unit),
        ShownColumn("is_on_chart", _("On the chart"), lambda row: yes_or_no(row.is_drawn)),
        ShownColumn("change_pct", _("Change on the year, %"), lambda row: number_cell(change_pct(row.point))),
        ShownColumn("change_basis", _("Change is"), lambda row: basis_word(row.point.change)),
        ShownColumn("counted_by_name", _("Whose count"), lambda row: sides.names.count(row.point.series)),
        ShownColumn("valuation_name", _("Valuation"), lambda row: sides.names.term("valuation", row.point.valuation)),
        ShownColumn("source_name", _("Source"), lambda row: sides.names.source(row.point)),
        ShownColumn("mark", _("Mark"), lambda row: doubt_sentence(row.point)),
        ShownColumn("note", _("Note"), lambda row: (row.point.statement.note or "") if row.point.statement else ""),
        ShownColumn("source_url", _("Link"), lambda row: sides.names.url(row.point)),
        ShownColumn("period_start", _("First day"), lambda row: row.point.period.start),
        ShownColumn("period_end", _("Last day"), lambda row: row.point.period.end),
        ShownColumn("series_code", _("Series code"), lambda row: row.point.series.code),
    )
    return tabulate(sorted(listed_points, key=_newest_first), columns)


def _newest_first(row: ListedPoint) -> tuple[int, Side, str]:
    return -row.point.period.end.toordinal(), row.point.side, row.point.series.code


def change_pct(point: TradePoint) -> float | None:
    """A point's change on the year in per cent, None where it is not known."""
    return point.change.pct if point.change else None


def basis_word(change: Change | None) -> str:
    """Where a change is from, in a word."""
    if change is None:
        return ""
    return _("stated") if change.is_stated else _("computed")


def listed(names: Iterable[str]) -> str:
    """Different names in their order, as one text."""
    return _("; ").join(dict.fromkeys(str(name) for name in names))


def span_of_points(points: Sequence[TradePoint]) -> str:
    """From the first period to the last, in years."""
    return span_of_periods([point.period for point in points])


def span_of_periods(periods: Sequence[Period]) -> str:
    """From the first period to the last, in years."""
    return years_from_to(min(period.start for period in periods).year, max(period.end for period in periods).year)


def years_from_to(first: int, last: int) -> str:
    """Years in words: ``2019``, ``2019–2024``."""
    return f"{first}" if first == last else f"{first}–{last}"


def trade_alt(points: Iterable[TradePoint], what: str, names: Mapping[tuple[Side, Series], str]) -> str:
    """One sentence that says what the chart of trade by year shows, with the last value of each series."""
    last: dict[tuple[Side, Series], TradePoint] = {}
    for point in sorted(points, key=lambda point: point.period.end):
        last.pop((point.side, point.series), None)  # the series that ends last stands last
        last[point.side, point.series] = point
    ends = [
        _("{series}: {value} in {year}").format(
            series=names[key].replace("<br>", " "),
            value=formats.amount(point.value, point.unit),
            year=point.period.start.year,
        )
        for key, point in last.items()
    ]
    return _("{what} by year, one line a source, meetings marked below. Last values: {ends}.").format(
        what=what, ends=_("; ").join(ends)
    )


def marks_note(points: Sequence[TradePoint]) -> str:
    """What the marks of the chart mean, and that an end of data is no end of trade."""
    sentences = [
        _(
            "A line ends where its source ends, not where trade does; the years stand in each name. Gaps are years "
            "without a figure."
        )
    ]
    if any(point.series.is_stated for point in points):
        sentences.append(
            _(
                "Open marks are figures that an authority stated; they are joined to nothing. Figures of parts of "
                "years stand in the table."
            )
        )
    if any(point.is_doubtful for point in points):
        sentences.append(
            _("Crosses are less sure: second hand, inferred or in conflict with others; the table says why.")
        )
    if any(point.is_estimated for point in points):
        sentences.append(_("Some values are the publisher's estimates; the table says which."))
    return formats.sentences(*sentences)


def sides_named(points: Iterable[TradePoint], sides: HomeAndPartner) -> str:
    """Names of the sides whose figures are there."""
    told = {point.side for point in points}
    return listed([sides.name(side) for side in Side if side in told])


def deadline_line(commitment: Commitment, names: Names) -> str:
    """A commitment's deadline, how it is known, its stage, how it stands, and when it was made."""
    day = "" if commitment.deadline is None else formats.day(commitment.deadline)
    is_derived = commitment.deadline_basis == DeadlineBasis.DERIVED
    return _("By {deadline} · {stage} · {outcome} · promised {made}").format(
        deadline=_("{date} (read from the wording)").format(date=day) if is_derived else day,
        stage=names.term("stage", commitment.stage),
        outcome=names.outcome(commitment.standing.outcome),
        made=event_day(commitment.event),
    )


def source_lines(sources: Iterable[Source], codes: set[str], sides: HomeAndPartner) -> list[str]:
    """Each of these sources that has figures as one line of Markdown.

    Its title with a link, its publisher, the periods it gives and when it was retrieved.
    """
    return [
        _source_line(one.cited, one.loaded, one.retrieved_date, sides)
        for one in sources
        if one.source_code in codes and one.loaded
    ]


def _source_line(source: CitedSource, loaded: LoadedFigures, retrieved: date | None, sides: HomeAndPartner) -> str:
    title = sides.names.source_title(source.source_code)
    linked = f"[{title}]({source.url})" if source.url else title
    reach = formats.period(loaded.first_date, loaded.last_date)
    if retrieved is None:
        return _("- {title}. {publisher}. Figures of {reach}.").format(
            title=linked, publisher=source.publisher, reach=reach
        )
    return _("- {title}. {publisher}. Figures of {reach}, retrieved {day}.").format(
        title=linked, publisher=source.publisher, reach=reach, day=formats.day(retrieved)
    )
