"""The two sides' reports in words: sentences, marks, hovers.

Pure: no database, no page.
"""

from collections.abc import Mapping, Sequence

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.screens.both_sides.measures import GapStory, Pair, importer_of
from dashboard.screens.both_sides.reports import Report
from dashboard.screens.both_sides.sides import ComparedSides
from dashboard.subjects.trade.measures import Gap
from dashboard.subjects.trade.series import Period
from etl.vocabulary.trade import Direction, Side

FEW = 3  # pairs too few to speak of a middle or a run


def what_is_compared(direction: str, sides: ComparedSides) -> str:
    """Which report of each side the direction puts beside the other's."""
    texts = {
        Direction.TURNOVER: _("Exports plus imports in the count of {home}, beside those in the count of {partner}."),
        Direction.TO_PARTNER: _("Exports in the count of {home}, beside imports in the count of {partner}."),
        Direction.FROM_PARTNER: _("Imports in the count of {home}, beside exports in the count of {partner}."),
    }
    return texts[Direction(direction)].format(home=sides.home_name, partner=sides.partner_name)


def pair_sentence(pair: Pair, sides: ComparedSides) -> str:
    """The newest pair in one sentence; two counts of which one is a lower bound have no gap."""
    gap = pair.gap
    if gap.value is None:
        return _(
            "In {period} {home} counts {home_value}, {partner} {partner_value}. How far apart they are is not known."
        ).format(
            period=formats.period(pair.period.start, pair.period.end),
            home=sides.home_name,
            partner=sides.partner_name,
            home_value=side_amount(pair, Side.HOME),
            partner_value=side_amount(pair, Side.PARTNER),
        )
    return _(
        "In {period} {home} counts {home_value}, {partner} {partner_value}: {gap} apart, {pct} of the larger number."
    ).format(
        period=formats.period(pair.period.start, pair.period.end),
        home=sides.home_name,
        partner=sides.partner_name,
        home_value=side_amount(pair, Side.HOME),
        partner_value=side_amount(pair, Side.PARTNER),
        gap=formats.amount(abs(gap.value), "USD"),
        pct=formats.percent(None if gap.pct is None else abs(gap.pct)),
    )


def side_amount(pair: Pair, side: Side) -> str:
    """One side's number of a pair."""
    report = pair.of_side(side)
    return formats.amount(None, "USD") if report is None else report_amount(report)


def report_amount(report: Report) -> str:
    """A report's number, as a lower bound where it is one."""
    return formats.bounded(formats.amount(report.value, "USD"), is_at_least=report.is_at_least)


def pair_sources_sentence(pair: Pair, sides: ComparedSides) -> str:
    """Where the two numbers of a pair are from, and what marks they carry."""
    text = _(
        "{home}: {home_report}. {partner}: {partner_report}. The gap is {home}'s number less the partner's."
    ).format(
        home=sides.home_name,
        partner=sides.partner_name,
        home_report=sides.source(pair.lines.home),
        partner_report=sides.source(pair.lines.partner),
    )
    marks = marks_of(pair, sides)
    return _("{text} {marks}.").format(text=text, marks=marks) if marks else text


def chart_alt(goods: str, direction: str, newest: Pair | None, sides: ComparedSides) -> str:
    """The chart in one sentence with its newest numbers."""
    what = _("{goods}, {direction}: the reports of {home} and {partner} over time, and the gap between them.").format(
        goods=goods, direction=sides.directions[direction], home=sides.home_name, partner=sides.partner_name
    )
    return what if newest is None else f"{what} {pair_sentence(newest, sides)}"


def marks_sentence(pairs: Sequence[Pair], sides: ComparedSides) -> str:
    """How many of the numbers are estimates or doubtful, and what that does to the gap; empty where none is."""
    sentences = []
    for side in Side:
        reports = [report for pair in pairs if (report := pair.of_side(side)) is not None]
        estimates = sum(report.is_estimated for report in reports)
        doubtful = sum(report.is_doubtful for report in reports)
        if estimates:
            sentences.append(
                ngettext(
                    "{n} number of {side} is an estimate (a bar as its mark): no report of its own, so no gap is "
                    "given.",
                    "{n} numbers of {side} are estimates (a bar as their mark): no reports of its own, so no gap is "
                    "given.",
                    estimates,
                    side=sides.name(side),
                )
            )
        if doubtful:
            sentences.append(
                ngettext(
                    "{n} number of {side} is doubtful (a cross as its mark).",
                    "{n} numbers of {side} are doubtful (a cross as their mark).",
                    doubtful,
                    side=sides.name(side),
                )
            )
    return formats.sentences(*sentences)


def split_sentence(parts: Mapping[Direction, float], pair: Pair, sides: ComparedSides) -> str:
    """Where a turnover's gap lies, from the gaps of the two directions in the same sources and period."""
    return _(
        "Of the gap in turnover of {period} ({total}), {to_partner} lie on goods from {home} to {partner} and "
        "{from_partner} on goods the other way."
    ).format(
        period=formats.period(pair.period.start, pair.period.end),
        total=formats.amount(pair.gap.value, "USD"),
        to_partner=formats.amount(parts[Direction.TO_PARTNER], "USD"),
        from_partner=formats.amount(parts[Direction.FROM_PARTNER], "USD"),
        home=sides.home_name,
        partner=sides.partner_name,
    )


def story_sentences(story: GapStory, sides: ComparedSides, *, is_stated: bool) -> list[str]:
    """How far apart the two are and, for tables, since when.

    Stated pairs have holes between them, so nothing is said of a run.
    """
    larger = ngettext(
        "{home}'s number is the larger in {larger} of {n} period that both counted ({first} to {last}).",
        "{home}'s number is the larger in {larger} of {n} periods that both counted ({first} to {last}).",
        story.count,
        home=sides.home_name,
        larger=story.home_larger_count,
        first=story.first.year,
        last=story.last.year,
    )
    if story.count < FEW:
        return [larger]
    size = _("Half of the gaps are over {median} of the larger number; the widest, in {year}, is {widest}.").format(
        median=formats.percent(story.median_pct, 0), widest=formats.percent(story.widest_pct, 0), year=story.widest.year
    )
    if story.larger_side is None or is_stated or story.larger_since == story.last:
        return [larger, size]
    since = _("{side}'s has been the larger one in every period since {year}.").format(
        side=sides.name(story.larger_side), year=story.larger_since.year
    )
    return [larger, since, size]


def reach_of(periods: Sequence[Period], name: str) -> str:
    """From when to when one line reaches, of whose periods there is at least one."""
    years = [period.start.year for period in periods]
    first, last = min(years), max(years)
    if first == last:
        return _("{series} {year}").format(series=name, year=first)
    return _("{series} {first}–{last}").format(series=name, first=first, last=last)


def ends_sentence(reaches: Sequence[str]) -> str:
    """Where the lines end, which is no end of trade."""
    return _("What is drawn: {lines}. Where a line ends the data here ends, not the trade.").format(
        lines=_("; ").join(reaches)
    )


def mark_of(report: Report, sides: ComparedSides) -> str:
    """What a reader must know of one side's number.

    A lower bound, an estimate, doubtful, or one of several statements.
    """
    side = sides.name(report.side)
    marks = []
    if report.is_at_least:
        marks.append(_("{side}: only the products that the source names, so the whole is no smaller").format(side=side))
    if report.is_estimated:
        marks.append(_("{side}: an estimate, not a report").format(side=side))
    if report.is_doubtful:
        marks.append(_("{side}: doubtful").format(side=side))
    if report.high > report.low:
        marks.append(
            _("{side}: one of {n} statements, {low} to {high}").format(
                side=side,
                n=report.statement_count,
                low=formats.amount(report.low, "USD", 2),
                high=formats.amount(report.high, "USD", 2),
            )
        )
    return _("; ").join(marks)


def marks_of(pair: Pair, sides: ComparedSides) -> str:
    """Both sides' marks."""
    return _("; ").join(mark for mark in (mark_of(report, sides) for report in pair.reports) if mark)


def factor_sentence(direction: str, factor: float, pairs: Sequence[Pair], sides: ComparedSides) -> str:
    """What a CIF/FOB factor does in this view, or why it does nothing."""
    importer = importer_of(direction)
    if importer is None:
        return _("A turnover mixes FOB exports and CIF imports, so no factor is applied to it. Choose one direction.")
    known = [pair for pair in pairs if pair.gap_after(factor).value is not None]
    if not known:
        return _(
            "The importer's numbers here are not stated to be CIF, or there is no pair: they are left as they are."
        )
    newest = known[-1]
    return _(
        "For comparison only, {importer}'s CIF imports are divided by {factor}: the gap of {period} is then {adjusted} "
        "instead of {gap}. The figures themselves do not change."
    ).format(
        importer=sides.name(importer),
        factor=formats.number(factor, 2),
        period=formats.period(newest.period.start, newest.period.end),
        adjusted=formats.amount(newest.gap_after(factor).value, "USD", 2),
        gap=formats.amount(newest.gap.value, "USD", 2),
    )


def freight_sentence(direction: str, gap: float | None, sides: ComparedSides) -> str:
    """Which way freight and insurance push in this direction.

    Whether CIF can explain the gap or makes the rest of it larger.
    """
    importer = importer_of(direction)
    if importer is None or gap is None or gap == 0:
        return ""
    if (importer == Side.HOME) == (gap > 0):
        return _(
            "Here it works in the direction of the gap: {importer} is the importer, and its number is the larger one."
        ).format(importer=sides.name(importer))
    return _(
        "Here it cannot explain the gap: {importer} is the importer, and yet its number is the smaller one."
    ).format(importer=sides.name(importer))


def report_hover(report: Report, name: str) -> str:
    """A report under the pointer: how much, when, whose."""
    told = ((report.is_estimated, _("an estimate")), (report.is_doubtful, _("doubtful")))
    marks = [text for is_told, text in told if is_told]
    if report.high > report.low:
        marks.append(_("one of {n} statements").format(n=report.statement_count))
    period = formats.period(report.period.start, report.period.end)
    return "<br>".join([f"<b>{report_amount(report)}</b>", period, name, *marks])


def gap_hover(period: Period, gap: Gap, name: str) -> str:
    """A gap under the pointer, in all three measures."""
    return "<br>".join(
        [
            f"<b>{formats.amount(gap.value, 'USD', 2)}</b>",
            formats.period(period.start, period.end),
            _("{pct} of the larger; ratio {ratio}").format(
                pct=formats.percent(gap.pct), ratio=formats.number(gap.ratio, 2)
            ),
            name,
        ]
    )
