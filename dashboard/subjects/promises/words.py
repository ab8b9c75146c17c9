"""Promises, their targets, lines and counts in the reader's words; why they stand as they do, ``reasons`` says.

Pure: no database.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names, short_name
from dashboard.subjects.promises.ledger import Due
from dashboard.subjects.promises.outcomes import RECONCILED, UNJUDGED, Outcome, lowered
from dashboard.subjects.trade.trade_points import STATED
from etl.vocabulary.commitments import Comparator, DeadlineBasis, Measurability, Stage, TargetUnit
from etl.vocabulary.figures import Indicator
from etl.vocabulary.judgement import Bound, StandingWord
from etl.vocabulary.trade import Valuation

Row = Mapping[Hashable, Any]
AMOUNTS = ("USD", "CNY", "t")


def stage_meaning(stage: str) -> str:
    """What a stage says, in one line."""
    return {
        Stage.ANNOUNCED: _("Said in public; no paper is known."),
        Stage.SIGNED: _("Put on paper by both sides."),
        Stage.IN_PROGRESS: _("Steps have been reported."),
        Stage.DONE: _("Reported as carried out."),
        Stage.LAPSED: _("Its time passed and nothing was reported."),
        Stage.SUPERSEDED: _("A later promise took its place."),
    }[Stage(stage)]


def measurability_meaning(measurability: str) -> str:
    """What a measurability says, in one line."""
    return {
        Measurability.SERIES: _("Trade figures can show it."),
        Measurability.DOCUMENT: _("A document or a report can show it."),
        Measurability.NONE: _("Too vague for figures or documents to show."),
    }[Measurability(measurability)]


def base_unit(unit: object) -> str:
    """The unit without its "a year"."""
    return TargetUnit.parse(unit).base if isinstance(unit, str) else ""


def amount_in_words(value: float | None, unit: str) -> str:
    """A value in a promise's unit: ``1 bn USD a year``, ``22 km``."""
    base, is_yearly = TargetUnit.parse(unit)
    words = (
        formats.amount(value, base, _digits(value, base))
        if base in AMOUNTS
        else f"{formats.number(value)} {formats.unit_label(base)}"
    )
    return _("{amount} a year").format(amount=words) if is_yearly else words


def _digits(value: float | None, unit: str) -> int:
    """As many decimals as an amount needs, at most two: 40 bn, 1.4 m, 30.05 bn."""
    if value is None or pd.isna(value):
        return 0
    shown = value / formats.scale_for([value], unit).divisor
    return next(digits for digits in (0, 1, 2) if round(shown, digits) == round(shown, 2))


def target_in_words(row: Row) -> str:
    """What a promise aims at; empty where it names no number."""
    if pd.isna(row["target_value"]):
        return ""
    if row["comparator"] == Comparator.MULTIPLE_OF_BASELINE:
        baseline = amount_in_words(row["baseline_value"], row["target_unit"])
        if row["target_value"] == 1:
            return _("at least the {baseline} of {period}").format(baseline=baseline, period=row["baseline_period"])
        return _("{times} times the {baseline} of {period}").format(
            times=formats.number(row["target_value"], 1), baseline=baseline, period=row["baseline_period"]
        )
    words = _("at most {amount}") if row["comparator"] == Comparator.AT_MOST else _("at least {amount}")
    return words.format(amount=amount_in_words(row["target_value"], row["target_unit"]))


def deadline_in_words(row: Row) -> str:
    """By when, and where that is from."""
    if pd.isna(row["deadline"]):
        return _("no deadline was set")
    words = (
        _("by {date}, as stated")
        if row["deadline_basis"] == DeadlineBasis.STATED
        else _("by {date}, read from the wording")
    )
    return words.format(date=formats.day(row["deadline"]))


def series_in_words(row: Row, names: Names, goods: str) -> str:
    """The trade that would show a promise; ``goods`` is the name of its group or commodity."""
    words = {
        "export": _("{goods}: exports of {reporter} to {partner}"),
        "import": _("{goods}: imports of {reporter} from {partner}"),
        "turnover": _("{goods}: exports and imports together, {reporter} with {partner}"),
    }[row["series_flow"]]
    return words.format(
        goods=goods, reporter=names.area(row["series_reporter_code"]), partner=names.area(row["series_partner_code"])
    )


def line_name(row: Row, names: Names) -> str:
    """Whose figures a line is, and from where: ``Kazakhstan: BNS``, ``China: GACC, as stated``.

    Takes a row of ``judgement``.
    """
    if not isinstance(row["source_code"], str):
        return _("{area}: no figures").format(area=names.area(row["reporter_code"]))
    if row["valuation"] == Valuation.RECONCILED:
        return _("Neither side's own: {publisher}, reconciled").format(publisher=names.publisher(row["source_code"]))
    is_stated = isinstance(row["counted_by"], str) and bool(row["counted_by"])
    if is_stated and row["indicator"] != Indicator.GOODS_TRADE:
        name = _("{area}: {office}, freight loaded").format(
            area=names.area(row["reporter_code"]), office=short_name(names.office(row["counted_by"]))
        )
    else:
        series = STATED + row["counted_by"] if is_stated else f"{row['source_code']}:{row['reporter_code']}"
        name = names.series({**row, "series": series})
    words = {
        Bound.EXACT: "{series}",
        Bound.WHOLE: _("{series} (counts more than was promised)"),
        Bound.PART: _("{series} (counts a part of what was promised)"),
    }[Bound(row["bound"])]
    return words.format(series=name)


def due_names() -> dict[str, str]:
    """Where a deadline may lie, in the ledger's words."""
    return {
        Due.ANY: _("Any or none"),
        Due.OVERDUE: _("Overdue: passed and not kept"),
        Due.UNKNOWN: _("Passed, outcome not known"),
        Due.PASSED: _("Passed, kept or not"),
        Due.AHEAD: _("Ahead"),
        Due.UNSET: _("None was set"),
    }


def summary_in_words(counts: Mapping[str, int], names: Names, overdue: int, unknown: int) -> str:
    """The ledger in a line: how many are kept, late, and cannot be judged for each of the three causes.

    Takes counts by outcome, of promises overdue, and of those past their deadline with an outcome not known.
    """
    total, unjudged = sum(counts.values()), sum(counts.get(outcome, 0) for outcome in UNJUDGED)
    words = [outcome for outcome in Outcome if outcome not in UNJUDGED]
    return _("**{total}**: {judged}. {unjudged} **{count}** ({share} of all): {causes}. {late}").format(
        total=ngettext("{n} promise", "{n} promises", total),
        judged=_counted({lowered(names.outcome(word)): counts[word] for word in words}),
        unjudged=names.outcome(StandingWord.NOT_ASSESSABLE),
        count=unjudged,
        share=formats.percent(unjudged / total * 100 if total else None, 0),
        causes=_counted({lowered(names.term("unjudged_cause", cause)): counts[cause] for cause in UNJUDGED}),
        late=_("Overdue **{overdue}**; deadline passed and outcome not known **{unknown}**.").format(
            overdue=overdue, unknown=unknown
        ),
    )


def _counted(counts: Mapping[str, int]) -> str:
    return _(", ").join(
        _("{standing} **{count}**").format(standing=name, count=count) for name, count in counts.items()
    )


def counts_in_words(counts: Mapping[str, int], names: Names) -> str:
    """How many promises stand how, for those who do not see the picture; takes counts by outcome."""
    told = _(", ").join(
        _("{standing} {count}").format(standing=names.outcome(code), count=count) for code, count in counts.items()
    )
    return _("Promises by stage and assessment: {counts}.").format(counts=told)


def outcome_badge(outcome: str, names: Names) -> str:
    """A mark in colour for an outcome, or for a verdict or a side's word, as Markdown."""
    colours: dict[str, str] = {
        Outcome.MET: "green",
        Outcome.PARTLY: "orange",
        Outcome.NOT_MET: "red",
        Outcome.DISAGREE: "violet",
        Outcome.TOO_EARLY: "blue",
    }
    return f":{colours.get(outcome, 'gray')}-badge[{names.outcome(outcome)}]"


def standing_badge(row: Row, names: Names) -> str:
    """Marks in colour for how a promise stands and whether its deadline has passed, as Markdown.

    Takes a row of ``ledger.to_ledger``.
    """
    badges = [outcome_badge(row["outcome"], names)]
    late = [side_name(side.side_code, names) for side in row["sides"] if side.late_date]
    if late and row["standing"] != StandingWord.MET:
        badges.append(
            ":orange-badge[" + _("Reached after the deadline: {sides}").format(sides=_(", ").join(late)) + "]"
        )
    elif row["is_overdue"]:
        badges.append(":red-badge[" + _("Overdue") + "]")
    elif row["is_unknown"]:
        badges.append(":orange-badge[" + _("Deadline passed") + "]")
    return " ".join(badges)


def side_name(side_code: str, names: Names) -> str:
    """Whose figures a side's are."""
    return _("reconciled figures") if side_code == RECONCILED else names.area(side_code)


def line_ends_in_words(figures: pd.DataFrame, names: Names) -> str:
    """Where each line of figures ends, so that an end of data is not read as an end of trade."""
    ends = {}
    for _line, rows in figures.groupby("line", sort=True):
        last = rows.sort_values("period_end").to_dict("records")[-1]
        ends[line_name(last, names)] = formats.period(last["period_start"], last["period_end"])
    told = _("; ").join(_("{line} {period}").format(line=line, period=period) for line, period in ends.items())
    sentence = _("Where each line ends, which is no end of trade: {ends}.").format(ends=told)
    if not (figures["is_doubtful"] | figures["is_stand_in"]).any():
        return sentence
    crosses = _("Crosses are estimated or doubtful figures, or chapters that also hold other goods.")
    return f"{sentence} {crosses}"
