"""The newest figures of each side as metrics with their sentences. Pure: no database, no page."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names
from dashboard.subjects.trade.trade_points import STATED, newer_parts, newest_points, sides_of_pair
from etl.vocabulary.trade import Direction, Side

HOME_COUNTRY = "CN"


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


@dataclass(frozen=True)
class HomeAndPartner:
    """The two sides that a page is about, by their area codes, and the names that it tells them with."""

    home: str
    partner: str
    names: Names

    @property
    def directions(self) -> dict[str, str]:
        """Direction to its name, turnover first. Arrows say the same whichever side counts."""
        way = _("{origin} → {destination}")
        home, partner = self.names.area(self.home), self.names.area(self.partner)
        return {
            Direction.TURNOVER: _("Turnover, both ways"),
            Direction.TO_PARTNER: way.format(origin=home, destination=partner),
            Direction.FROM_PARTNER: way.format(origin=partner, destination=home),
        }

    def name(self, side: str) -> str:
        """Name of the country in which a side counts.

        China also for Xinjiang, whose figures are those of China's customs there.
        """
        return self.names.area(HOME_COUNTRY if side == Side.HOME else self.partner)


def counts(points: pd.DataFrame, lines: pd.DataFrame, sides: HomeAndPartner) -> list[Count]:
    """Each side's newest figures, home first; one count a currency.

    Takes points with rank and changes, and rows of ``headline.headline_lines`` of the same goods.
    """
    latest = newest_points(points, lines)
    newer = newer_parts(points, latest)
    found = []
    for side in Side:
        of_side = latest[latest["side"] == side]
        units = [unit for unit in ("USD", "CNY") if unit in set(of_side["unit"])]
        for unit in units:
            rows = _rows(of_side[of_side["unit"] == unit])
            parts = _rows(newer[(newer["side"] == side) & (newer["unit"] == unit)])
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


def _rows(points: pd.DataFrame) -> dict[str, dict[Hashable, Any]]:
    return {str(row["direction"]): row for row in points.to_dict("records")}


def _metric(row: Mapping[Hashable, Any], sides: HomeAndPartner) -> Metric:
    period = formats.period(row["period_start"], row["period_end"])
    return Metric(
        label=_("{what}, {period}").format(what=sides.directions[row["direction"]], period=period),
        value=formats.amount(row["value"], row["unit"]),
        change=formats.percent(row["change_pct"], signed=True),
        change_basis=basis_name(row["change_basis"]),
        caption=" ".join(part for part in (source_sentence(row, sides.names), doubt_sentence(row)) if part),
    )


def basis_name(basis: str) -> str:
    """Where a change on the year is from, in words."""
    return {
        "stated": _("on the year, stated"),
        "computed": _("on the year, computed"),
    }.get(basis, _("on the year: not known"))


def source_sentence(row: Mapping[Hashable, Any], names: Names) -> str:
    """Whose count and where it is published, as Markdown with a link where there is one."""
    url = names.url(row)
    if not str(row["series"]).startswith(STATED):
        sentence = _("{count}: [{source}]({url}).") if url else _("{count}: {source}.")
        return sentence.format(count=names.count(row), source=names.source(row), url=url)
    if row["stated_by"] == row["counted_by"]:
        sentence = _("Counted and stated by {counter}; read in [{publisher}]({url}).")
    else:
        sentence = _("Count: {counter}; stated by {speaker}; read in [{publisher}]({url}).")
    return sentence.format(
        counter=names.office(row["counted_by"]),
        speaker=names.office(row["stated_by"]),
        publisher=row["publisher"],
        url=url,
    )


def doubt_sentence(row: Mapping[Hashable, Any]) -> str:
    """Why a figure is less sure, or nothing."""
    if row["is_estimated"]:
        return _("Estimated by the publisher.")
    return _("Less sure: second hand, inferred or in conflict with others.") if row["is_doubtful"] else ""


def newer_sentence(row: Mapping[Hashable, Any], sides: HomeAndPartner) -> str:
    """A figure of part of a year that is newer than the newest whole year."""
    sentence = (
        _("Newer, for part of a year: {what}, {period}: {value}, {change} {basis}. {source}")
        if row["change_basis"]
        else _("Newer, for part of a year: {what}, {period}: {value}. {source}")
    )
    return sentence.format(
        what=sides.directions[row["direction"]],
        period=formats.period(row["period_start"], row["period_end"]),
        value=formats.amount(row["value"], row["unit"]),
        change=formats.percent(row["change_pct"], signed=True),
        basis=basis_name(row["change_basis"]),
        source=source_sentence(row, sides.names),
    )


def gap_sentence(pairs: pd.DataFrame, sides: HomeAndPartner) -> str:
    """How far the two sides' turnovers of the newest year that both count are apart; empty where there is no such year.

    Takes rows of ``headline.headline_pairs`` of all goods.
    """
    both = pairs[(pairs["direction"] == Direction.TURNOVER) & (pairs["unit"] == "USD") & pairs["gap"].notna()]
    if both.empty:
        return ""
    (pair,) = both.to_dict("records")
    home, partner = sides_of_pair(pair)
    return _(
        "For {year}: **{home} {home_value}** ({home_count}), **{partner} {partner_value}** ({partner_count}) of "
        "turnover, {gap} apart. These are two counts, with other valuations, other rules on whose goods they are and "
        "other dates; they are never blended here."
    ).format(
        year=pair["period_start"].year,
        home=sides.name(Side.HOME),
        partner=sides.name(Side.PARTNER),
        home_value=formats.amount(home["value"], pair["unit"], 2),
        partner_value=formats.amount(partner["value"], pair["unit"], 2),
        home_count=sides.names.count(home),
        partner_count=sides.names.count(partner),
        gap=formats.amount(abs(pair["gap"]), pair["unit"], 2),
    )
