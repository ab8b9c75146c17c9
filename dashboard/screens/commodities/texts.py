"""The Commodities page's lines in words: names, hovers, facts, notes, tables. Pure: no database, no page."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.screens.commodities.choices import CHINA, By, Scope, SourceChoice
from dashboard.screens.commodities.lines import LINE, MEASURES
from dashboard.subjects.names import Names, short_name
from dashboard.subjects.trade.series import Series
from dashboard.ui.components import Facts
from etl.vocabulary.figures import Indicator
from etl.vocabulary.sources import Coverage
from etl.vocabulary.trade import Flow, Valuation

HOVER_WIDTH = 44
UNITS = {"value": "USD", "weight": "kg", "unit_value": "USD/t"}


@dataclass(frozen=True)
class TradedGoods:
    """What is traded by whom in a view: ``goods`` is the name of the group or the commodity that is chosen."""

    scope: Scope
    goods: str
    names: Names

    @property
    def partner_name(self) -> str:
        """Name of the partner."""
        return self.names.area(self.scope.partner)

    @property
    def title(self) -> str:
        """What the view shows."""
        if self.scope.flow == Flow.IMPORT:
            return _("{goods}: what China buys from {partner}").format(goods=self.goods, partner=self.partner_name)
        return _("{goods}: what China sells to {partner}").format(goods=self.goods, partner=self.partner_name)

    def commodity(self, commodity_id: str) -> str:
        """A commodity, with its code where that is known outside Khorgos; empty where it is none."""
        title = self.names.commodities.get(commodity_id)
        return goods_name(commodity_id, title) if title else ""


def goods_name(commodity_id: str, title: str) -> str:
    """A commodity with its code where the code is known outside Khorgos: ``HS 1001 Wheat and meslin``."""
    listed, _colon, code = commodity_id.partition(":")
    if listed == "HSS":
        return _("HS section {number}: {title}").format(number=int(code), title=title)
    named = {"HS": _("HS {code} {title}"), "SITC": _("SITC {code} {title}")}
    return named.get(listed, "{title}").format(code=code, title=title)


def measure_titles() -> dict[str, str]:
    """Measure to its name."""
    return {"value": _("Value"), "weight": _("Net weight"), "unit_value": _("Value per tonne")}


def by_titles() -> dict[str, str]:
    """Kind of period to its name."""
    return {By.YEAR: _("Years"), By.MONTH: _("Months"), By.RUNNING: _("January to month")}


def source_label(choice: SourceChoice, traded: TradedGoods) -> str:
    """A source in a list to choose from: publisher, whole or single products, reach, level."""
    years = (
        str(choice.first_year) if choice.first_year == choice.last_year else f"{choice.first_year}–{choice.last_year}"
    )
    if choice.is_at_least:
        kind = _("{publisher}, at least, {years}")
    else:
        kind = _("{publisher}, whole group, {years}") if choice.is_whole else _("{publisher}, single products, {years}")
    parts = [kind.format(publisher=traded.names.publisher(choice.source_code), years=years)]
    if traded.scope.is_group:
        parts.append(ngettext("{n} country", "{n} countries", choice.country_count))
    if choice.is_reconciled:
        parts.append(_("both sides reconciled"))
    return " · ".join([*parts, traded.names.term("commodity_level", choice.level)])


def line_names(points: pd.DataFrame, traded: TradedGoods) -> dict[tuple[Hashable, ...], str]:
    """Name of each line, with the years it reaches, so that a legend says where each ends."""
    names: dict[tuple[Hashable, ...], str] = {}
    has_goods = len(points["commodity_id"].unique()) > 1
    for key, rows in points.groupby(LINE, sort=False):
        row = rows.iloc[0].to_dict()
        series = series_name(row, traded.names)
        parts = [traded.commodity(row["commodity_id"])] if has_goods else []
        if traded.scope.is_group and row["reporter_code"] == CHINA:
            parts.append(traded.names.area(row["partner_code"]))
        first, last = rows["period_end"].min().year, rows["period_end"].max().year
        parts += [_("at least")] if rows["is_at_least"].any() else []
        parts += [series, str(first) if first == last else f"{first}–{last}"]
        names[key] = " · ".join(part for part in parts if part)
    return names


def series_name(row: Mapping[Hashable, Any], names: Names) -> str:
    """Whose figures, and by which publisher; what a third party reconciled is nobody's own report."""
    if row["valuation"] == Valuation.RECONCILED:
        return _("{publisher}, both sides reconciled").format(publisher=names.publisher(row["source_code"]))
    return names.series(Series(row["source_code"], row["reporter_code"]))


def stated_name(row: Mapping[Hashable, Any], traded: TradedGoods) -> str:
    """Name of a stated series: whose view, the office that counted, and that it is stated or loaded on rails."""
    area, office = traded.names.area(row["area_code"]), short_name(traded.names.office(row["counted_by"]))
    told = (
        _("{area}: {office}, rail freight")
        if row["indicator"] == Indicator.RAIL_CARGO
        else _("{area}: {office}, as stated")
    )
    named = told.format(area=area, office=office)
    other = row["partner_code"] if row["area_code"] == CHINA else row["area_code"]
    return f"{traded.names.area(other)} · {named}" if traded.scope.is_group and row["area_code"] == CHINA else named


def period_text(row: Mapping[Hashable, Any]) -> str:
    """A point's period, with how many months were summed where a year is such a sum."""
    period = formats.period(row["period_start"], row["period_end"])
    if pd.isna(row.get("month_count")):
        return period
    count = int(row["month_count"])
    return ngettext("{period} (sum of {n} month)", "{period} (sum of {n} months)", count, period=period)


def mark_text(row: Mapping[Hashable, Any]) -> str:
    """What a reader must know of one point; empty where there is nothing."""
    marks = [
        (row.get("doubtful_count"), _("doubtful")),
        (row.get("derived_count"), _("got as a difference of two running totals")),
        (row.get("estimated_count"), _("estimated")),
        (row.get("stand_in_count"), _("a whole chapter stands in")),
        (row.get("is_at_least"), _("at least: only the products that the source names")),
    ]
    return _(", ").join(text for count, text in marks if count and count > 0)


def hover_text(row: Mapping[Hashable, Any], name: str) -> str:
    """What, when, how much, at which price, whose."""
    amounts = [
        formats.amount(row[column], UNITS[measure], 2)
        for measure, column in MEASURES.items()
        if formats.is_known(row[column])
    ]
    lines = [
        f"<b>{' · '.join(amounts)}</b>",
        period_text(row),
        wrap(name, HOVER_WIDTH),
        wrap(mark_text(row), HOVER_WIDTH),
    ]
    return "<br>".join(line for line in lines if line)


def facts_of(
    points: pd.DataFrame,
    stated: pd.DataFrame,
    panels: Mapping[str, formats.Scale],
    traded: TradedGoods,
    notes: Sequence[str],
) -> Facts:
    """What must be known before quoting the chart, and the notes on it."""
    titles = measure_titles()
    reporters = list(dict.fromkeys(points["reporter_code"])) + [
        code for code in dict.fromkeys(stated["area_code"]) if code not in set(points["reporter_code"])
    ]
    sources = [traded.names.source_title(code) for code in dict.fromkeys(points["source_code"])]
    if len(stated):
        sources.append(_("official figures as stated (open marks)"))
    ends = pd.concat([points[["period_start", "period_end"]], stated[["period_start", "period_end"]]])
    return Facts(
        unit=_("; ").join(
            _("{measure}: {unit}").format(measure=titles[measure], unit=scale.unit) for measure, scale in panels.items()
        ),
        reporter=_(", ").join(traded.names.area(code) for code in reporters),
        valuation=_(", ").join(traded.names.term("valuation", code) for code in dict.fromkeys(points["valuation"])),
        source=_("; ").join(sources),
        period=formats.period(ends["period_start"].min(), ends["period_end"].max()) if len(ends) else "",
        note="\n\n".join(
            [
                *notes,
                _("A line ends where its source ends: that is no end of trade. A gap is a period without a figure."),
            ]
        ),
    )


def notes_on(points: pd.DataFrame, choice: SourceChoice, by: By, missing_years: list[int]) -> list[str]:
    """Sentences on what the lines are and are not."""
    notes = {
        Coverage.THRESHOLD: _(
            "This source gives a product only where the partner has at least 5 per cent of the reporter's trade in it: "
            "a product or year that is missing is small, not zero, and the products are no total."
        ),
        Coverage.SELECTION: _(
            "This source gives some products only: one that is missing is no zero, and the products are no total of "
            "the group."
        ),
    }
    found = [notes[choice.coverage]] if choice.coverage in notes else []
    if points["is_at_least"].any():
        found.append(
            _(
                "Open triangles are a lower bound, the sum of those products that the source names: the whole is no "
                "smaller."
            )
        )
    return [*found, *_period_notes(points, by, missing_years), *_mark_notes(points)]


def _period_notes(points: pd.DataFrame, by: By, missing_years: list[int]) -> list[str]:
    said = []
    if by == By.YEAR and points["month_count"].notna().any():
        said.append(
            _(
                "Years are sums of the months that the source has; a month without a row may be without trade or "
                "without a report."
            )
        )
    if by == By.YEAR and missing_years:
        said.append(
            _(
                "No whole year is shown for {years}: none was published, or it is known to be far off. See the months."
            ).format(years=_(", ").join(map(str, missing_years)))
        )
    if by == By.MONTH and points["derived_count"].gt(0).any():
        said.append(_("Months are got as the difference of two running totals."))
    if by == By.RUNNING:
        said.append(_("Each point is the sum from January to its month, as published; a line begins anew each year."))
    return said


def _mark_notes(points: pd.DataFrame) -> list[str]:
    said = []
    if points["doubtful_count"].gt(0).any():
        said.append(
            _(
                "Points with a cross are doubtful: read by a scanner, second hand, or in conflict with their "
                "neighbours. The Data page tells why, row by row."
            )
        )
    if points["estimated_count"].gt(0).any():
        said.append(_("Some points are estimates of the publisher."))
    if points["value_usd"].isna().all():
        said.append(_("This source gives weights and no values."))
    elif points["net_weight_kg"].isna().all():
        said.append(_("This source gives values and no weights, so there is no value per tonne."))
    return said


def alt_text(points: pd.DataFrame, names: Mapping[tuple[Hashable, ...], str], traded: TradedGoods) -> str:
    """The chart in one sentence with its main numbers."""
    told = []
    for key, name in names.items():
        rows = points[(points[LINE] == list(key)).all(axis="columns")]
        last = rows.iloc[-1]
        value = last["value_usd"] if formats.is_known(last["value_usd"]) else last["net_weight_kg"]
        unit = "USD" if formats.is_known(last["value_usd"]) else "kg"
        amount = formats.bounded(formats.amount(value, unit), is_at_least=bool(last["is_at_least"]))
        period = formats.period(last["period_start"], last["period_end"])
        told.append(_("{name}: {amount} in {period}").format(name=name, amount=amount, period=period))
    return _("{title}. Newest: {told}.").format(title=traded.title, told="; ".join(told))
