"""Promises, their targets and what judges them, in the reader's words. Pure: no database, no page."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.series_names import Names, short_name
from dashboard.trade_points import STATED
from dashboard.views.commitments.ledger import Due
from dashboard.views.commitments.verdicts import RECONCILED, Judge, Standing
from dashboard.views.event.view import name_of
from etl.vocabulary import Comparator, DeadlineBasis, Indicator, JudgementRule, Measurability, Stage, Valuation

Row = Mapping[Hashable, Any]
A_YEAR = "/year"
AMOUNTS = ("USD", "CNY", "t")


def standing_names(verdicts: Mapping[str, str]) -> dict[str, str]:
    """Standing to its name, in order; ``verdicts`` are the names of the closed list."""
    return {standing: _("Figures disagree") if standing == Standing.DISAGREE else verdicts.get(standing, standing) for standing in Standing}


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
    return unit.removesuffix(A_YEAR) if isinstance(unit, str) else ""


def amount_in_words(value: float | None, unit: str) -> str:
    """A value in a promise's unit: ``1 bn USD a year``, ``22 km``."""
    base = base_unit(unit)
    words = formats.amount(value, base, _digits(value, base)) if base in AMOUNTS else f"{formats.number(value)} {formats.unit_label(base)}"
    return _("{amount} a year").format(amount=words) if unit.endswith(A_YEAR) else words


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
    words = _("by {date}, as stated") if row["deadline_basis"] == DeadlineBasis.STATED else _("by {date}, read from the wording")
    return words.format(date=formats.day(row["deadline"]))


def series_in_words(row: Row, names: Names, goods: str) -> str:
    """The trade that would show a promise; ``goods`` is the name of its group or commodity."""
    words = {
        "export": _("{goods}: exports of {reporter} to {partner}"),
        "import": _("{goods}: imports of {reporter} from {partner}"),
        "turnover": _("{goods}: exports and imports together, {reporter} with {partner}"),
    }[row["series_flow"]]
    return words.format(goods=goods, reporter=names.area(row["series_reporter_code"]), partner=names.area(row["series_partner_code"]))


def line_name(row: Row, names: Names) -> str:
    """Whose figures a line is, and from where: ``Kazakhstan: BNS``, ``China: GACC, as stated``."""
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
    return _("{series} (whole country)").format(series=name) if row["is_wider"] else name


def judge_name(row: Row, names: Names) -> str:
    """Whose judgement it is: a role, or the line that the build judged; of a side without a line, the side."""
    if row["assessed_by"] != "build":
        return str(row["assessed_by"])
    if pd.isna(row["line"]):
        return _("{area}: no figures").format(area=names.area(row["reporter_code"]))
    return line_name(row, names)


def reason_in_words(row: Row, unit: str) -> str:
    """Why a judgement is what it is: a person's own words, or the sentence of the build's rule. ``unit`` is the promise's."""
    if not isinstance(row["rule"], str):
        return str(row["reason"])
    facts = {
        "amount": amount_in_words(row["value"], unit),
        "period": formats.UNKNOWN if pd.isna(row["period_start"]) else formats.period(row["period_start"], row["period_end"]),
        "share": formats.percent(row["share_of_target_pct"]),
        "unit": formats.unit_label(base_unit(unit)),
        "other": formats.unit_label(str(row["unit"])),
    }
    sentences = [_rule_sentence(JudgementRule(row["rule"])).format(**facts)]
    if pd.notna(row["reached_date"]) and row["rule"] != JudgementRule.REACHED:
        sentences.append(_("It was reached later, by {date}.").format(date=formats.day(row["reached_date"])))
    if row["is_doubtful"]:
        sentences.append(_("The figure is estimated or doubtful."))
    if row["is_stand_in"]:
        sentences.append(_("A chapter that also holds other goods stands in."))
    return " ".join(sentences)


def _rule_sentence(rule: JudgementRule) -> str:
    return {
        JudgementRule.REACHED: _("{amount} in {period}: {share} of the target."),
        JudgementRule.HALFWAY: _("{amount} in {period}, the last full period by the deadline: {share} of the target."),
        JudgementRule.SHORT: _("Only {amount} in {period}, the last full period by the deadline: {share} of the target."),
        JudgementRule.NOT_YET: _("{amount} in {period}: {share} of the target, and the deadline lies ahead."),
        JudgementRule.OPEN_ENDED: _("{amount} in {period}: {share} of the target, and no deadline was set."),
        JudgementRule.ENDS_BEFORE: _("The latest figure is from before the promise: {amount} in {period}."),
        JudgementRule.PERIOD_MISSING: _("No figure for the period of the deadline; the nearest is {amount} in {period}."),
        JudgementRule.NO_BASELINE: _("{amount} in {period}, but this count has no figure for the baseline, so no target of its own."),
        JudgementRule.OTHER_CURRENCY: _("Counted in {other}, and the target is in {unit}: nothing is converted."),
        JudgementRule.WIDER: _("{amount} in {period} is the whole country's ({share} of the target); the region's part is not told."),
        JudgementRule.NO_FIGURE: _("This side has no figure of these goods in the data."),
    }[rule]


def sides_in_words(sides: str, names: Names, standings: Mapping[str, str]) -> str:
    """Each side's verdict: ``China: met; Kazakhstan: too early to say``. Takes ``sides`` of a headline."""
    pairs = [part.rpartition(":") for part in sides.split()]
    return _("; ").join(
        _("{side}: {verdict}").format(
            side=_("reconciled figures") if side == RECONCILED else names.area(side), verdict=standings[verdict].lower()
        )
        for side, _sep, verdict in pairs
    )


def standing_in_words(row: Row, names: Names, standings: Mapping[str, str]) -> str:
    """Why a promise stands as it does: a person's reason, else each side's verdict by its figures."""
    sides = sides_in_words(row["sides"], names, standings)
    if row["judged_by"] == Judge.PEOPLE:
        if not sides:
            return str(row["reason"])
        return _("{reason} By the figures alone: {sides}.").format(reason=row["reason"], sides=sides)
    if row["judged_by"] == Judge.FIGURES:
        return _("By the figures: {sides}.").format(sides=sides)
    return _("Nobody has assessed it, and no figure tells.")


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


def summary_in_words(counts: Mapping[str, int], standings: Mapping[str, str], overdue: int, unknown: int) -> str:
    """The ledger in a line: how many are kept, late, and cannot be judged."""
    total = sum(counts.values())
    told = _(", ").join(_("{standing} **{count}**").format(standing=name.lower(), count=counts[code]) for code, name in standings.items())
    return _("**{total}**: {told} ({share} of all). Overdue **{overdue}**; deadline passed and outcome not known **{unknown}**.").format(
        total=ngettext("{n} promise", "{n} promises", total),
        told=told,
        share=formats.percent(counts[Standing.NOT_ASSESSABLE] / total * 100 if total else None, 0),
        overdue=overdue,
        unknown=unknown,
    )


def counts_in_words(counts: Mapping[str, int], standings: Mapping[str, str]) -> str:
    """How many promises stand how, for those who do not see the picture."""
    told = _(", ").join(_("{standing} {count}").format(standing=name, count=counts[standing]) for standing, name in standings.items())
    return _("Promises by stage and assessment: {counts}.").format(counts=told)


def verdict_badge(standing: str, standings: Mapping[str, str]) -> str:
    """A mark in colour for a standing or a verdict, as Markdown."""
    colour = {
        Standing.MET: "green",
        Standing.PARTLY: "orange",
        Standing.NOT_MET: "red",
        Standing.DISAGREE: "violet",
        Standing.TOO_EARLY: "blue",
        Standing.NOT_ASSESSABLE: "gray",
    }[Standing(standing)]
    return f":{colour}-badge[{name_of(standing, standings)}]"


def standing_badge(row: Row, standings: Mapping[str, str]) -> str:
    """Marks in colour for how a promise stands and whether its deadline has passed, as Markdown."""
    badges = [verdict_badge(row["standing"], standings)]
    if row["is_past"] and row["is_reached_late"] and row["standing"] != Standing.MET:
        badges.append(":orange-badge[" + _("Reached after the deadline") + "]")
    elif row["is_overdue"]:
        badges.append(":red-badge[" + _("Overdue") + "]")
    elif row["is_unknown"]:
        badges.append(":orange-badge[" + _("Deadline passed") + "]")
    return " ".join(badges)


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
