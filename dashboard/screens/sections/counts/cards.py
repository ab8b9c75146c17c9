"""The newest figures of each side as metrics with their sentences. Pure: no database, no page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names
from dashboard.subjects.trade.headline import HeadlineLine, HeadlinePair
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade_points import Change, TradePoint, newer_parts, newest_points
from etl.vocabulary.trade import Direction, Side

HOME_COUNTRY = "CN"
GROUP = "C5"


@dataclass(frozen=True)
class Metric:
    """One number with its label, its change on the year and whose it is."""

    label: str
    value: str
    change: str
    change_basis: str
    caption: str


@dataclass(frozen=True)
class Count:
    """One side's count in one currency: a heading, its metrics, and what is to be said of all of them."""

    heading: str
    metrics: list[Metric]
    sentences: list[str]


def counts(points: Sequence[TradePoint], lines: Iterable[HeadlineLine], sides: HomeAndPartner) -> list[Count]:
    """Each side's newest figures, home first; one count a currency.

    Takes points with rank and changes, and the headline lines of the same goods.
    """
    latest = newest_points(points, lines)
    newer = newer_parts(points, latest)
    found = []
    for side in Side:
        units = [unit for unit in ("USD", "CNY") if any((one.side, one.unit) == (side, unit) for one in latest)]
        for unit in units:
            rows, parts = _by_direction(latest, side, unit), _by_direction(newer, side, unit)
            heading = _("As counted in {area}") if len(units) == 1 else _("As counted in {area}, in {currency}")
            metrics, sentences = _common_caption(
                [_metric(rows[direction], sides) for direction in Direction if direction in rows]
            )
            missing = [sides.directions[direction] for direction in Direction if direction not in rows]
            if missing:
                sentences.append(_("Not in the database by this count: {missing}.").format(missing="; ".join(missing)))
            sentences += [newer_sentence(parts[direction], sides) for direction in Direction if direction in parts]
            found.append(
                Count(heading.format(area=sides.name(side), currency=formats.unit_label(unit)), metrics, sentences)
            )
    return found


def _common_caption(metrics: list[Metric]) -> tuple[list[Metric], list[str]]:
    """Metrics without their captions, and the caption, where all have the same; else the metrics as they are."""
    captions = {metric.caption for metric in metrics}
    if len(captions) > 1:
        return metrics, []
    return [replace(metric, caption="") for metric in metrics], list(captions)


def _by_direction(points: Iterable[TradePoint], side: Side, unit: str) -> dict[Direction, TradePoint]:
    return {point.direction: point for point in points if (point.side, point.unit) == (side, unit)}


def _metric(point: TradePoint, sides: HomeAndPartner) -> Metric:
    period = formats.period(point.period.start, point.period.end)
    return Metric(
        label=_("{what}, {period}").format(what=sides.directions[point.direction], period=period),
        value=formats.amount(point.value, point.unit),
        change=change_in_words(point.change),
        change_basis=basis_name(point.change),
        caption=" ".join(part for part in (source_sentence(point, sides.names), doubt_sentence(point)) if part),
    )


def change_in_words(change: Change | None) -> str:
    """A change on the year with its sign."""
    return formats.percent(change.pct if change else None, signed=True)


def basis_name(change: Change | None) -> str:
    """Where a change on the year is from, in words."""
    if change is None:
        return _("on the year: not known")
    return _("on the year, stated") if change.is_stated else _("on the year, computed")


def source_sentence(point: TradePoint, names: Names) -> str:
    """Whose count and where it is published, as Markdown with a link where there is one."""
    url, statement = names.url(point), point.statement
    if statement is None:
        sentence = _("{count}: [{source}]({url}).") if url else _("{count}: {source}.")
        return sentence.format(count=names.count(point.series), source=names.source(point), url=url)
    if statement.stated_by == point.series.counted_by:
        sentence = _("Counted and stated by {counter}; read in [{publisher}]({url}).")
    else:
        sentence = _("Count: {counter}; stated by {speaker}; read in [{publisher}]({url}).")
    return sentence.format(
        counter=names.office(point.series.counted_by),
        speaker=names.office(statement.stated_by),
        publisher=statement.publisher,
        url=url,
    )


def doubt_sentence(point: TradePoint) -> str:
    """Why a figure is less sure, or nothing."""
    if point.is_estimated:
        return _("Estimated by the publisher.")
    return _("Less sure: second hand, inferred or in conflict with others.") if point.is_doubtful else ""


def newer_sentence(point: TradePoint, sides: HomeAndPartner) -> str:
    """A figure of part of a year that is newer than the newest whole year."""
    sentence = (
        _("Newer, for part of a year: {what}, {period}: {value}, {change} {basis}. {source}")
        if point.change
        else _("Newer, for part of a year: {what}, {period}: {value}. {source}")
    )
    return sentence.format(
        what=sides.directions[point.direction],
        period=formats.period(point.period.start, point.period.end),
        value=formats.amount(point.value, point.unit),
        change=change_in_words(point.change),
        basis=basis_name(point.change),
        source=source_sentence(point, sides.names),
    )


def gap_sentence(pairs: Iterable[HeadlinePair], sides: HomeAndPartner) -> str:
    """How far the two sides' turnovers of the newest year that both count are apart; empty where there is no such year.

    Takes the headline pairs of all goods.
    """
    pair = next((one for one in pairs if (one.direction, one.unit) == (Direction.TURNOVER, "USD")), None)
    if pair is None or pair.gap is None:
        return ""
    return _(
        "For {year}: **{home} {home_value}** ({home_count}), **{partner} {partner_value}** ({partner_count}) of "
        "turnover, {gap} apart. These are two counts, with other valuations, other rules on whose goods they are and "
        "other dates; they are never blended here."
    ).format(
        year=pair.period_start.year,
        home=sides.name(Side.HOME),
        partner=sides.name(Side.PARTNER),
        home_value=formats.amount(pair.home.value, pair.unit, 2),
        partner_value=formats.amount(pair.partner.value, pair.unit, 2),
        home_count=sides.names.count(pair.home.series),
        partner_count=sides.names.count(pair.partner.series),
        gap=formats.amount(abs(pair.gap), pair.unit, 2),
    )
