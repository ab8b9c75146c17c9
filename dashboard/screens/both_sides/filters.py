"""The filters of the Both sides page, all of them in the address."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.both_sides.data import (
    HOME,
    directions_by_pair,
    headline_pair_lines,
    reports_of_goods,
    source_order,
)
from dashboard.screens.both_sides.measures import first_lines, lines_of_side, longest_pair
from dashboard.screens.both_sides.sides import ComparedSides
from dashboard.subjects.reference import area_members
from dashboard.subjects.trade.mirror import MirroredProduct, products_of_both
from dashboard.subjects.trade.trade_points import direction_of
from dashboard.ui import address
from dashboard.ui.choices import choose_partner
from dashboard.ui.database import ask
from dashboard.ui.names import labeller, page_names
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Direction, Side

FACTORS = {"off": 1.0, "imf": 1.06, "oecd": 1.08}
OWN = "own"
ALL_GOODS = "all_goods"


@dataclass(frozen=True)
class Subject:
    """Whose trade, in what and which way."""

    partner: str
    goods: str
    goods_name: str
    is_product: bool
    direction: str
    sides: ComparedSides
    reports: pd.DataFrame

    @property
    def is_group(self) -> bool:
        """Whether the partner is several countries."""
        return len(ask(area_members, self.partner)) > 0


@dataclass(frozen=True)
class Comparison:
    """What the page shows of its subject: which period and lines, and the gap in which form."""

    subject: Subject
    kind: str
    home_line: str
    partner_line: str
    gap: str
    factor: float
    with_stated: bool
    longest: tuple[str, str] | None

    @property
    def sides(self) -> ComparedSides:
        """The two sides and what they are called."""
        return self.subject.sides

    @property
    def direction(self) -> str:
        """Which way the goods go."""
        return self.subject.direction

    @property
    def reports(self) -> pd.DataFrame:
        """Both sides' reports in the chosen kind of period."""
        return self.subject.reports[self.subject.reports["period_kind"] == self.kind]

    @property
    def lines(self) -> tuple[str, str]:
        """The two lines that are compared, China's first."""
        return self.home_line, self.partner_line

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The pair that is compared, and the longest one where it is asked for and another."""
        return [self.lines, *([self.longest] if self.longest and self.longest != self.lines else [])]

    @property
    def drawn_lines(self) -> list[tuple[Side, str]]:
        """The lines to draw: those of the pairs, and what was stated where it is asked for."""
        compared = [(side, line) for pair in self.pairs for side, line in zip(Side, pair, strict=True) if line]
        stated = [
            (side, line)
            for side in Side
            for line in lines_of_side(self.reports, side, self.direction)
            if self.with_stated and self.sides.is_stated(line)
        ]
        return list(dict.fromkeys([*compared, *stated]))


def choose_subject() -> Subject:
    """Let the reader choose partner, goods and direction.

    The reports are those of both sides, in all kinds of period.
    """
    partner_column, goods_column, direction_column = st.columns([1, 1.4, 2.2])
    partner = choose_partner(partner_column)
    sides = ComparedSides(HOME, partner, page_names())
    products = ask(products_of_both, HOME, partner)
    labels = goods_labels(products)
    goods = address.choose_one(
        "goods", _("Goods"), list(labels), labeller(labels), default=ALL_GOODS, where=goods_column
    )
    is_product = goods in {product.commodity_id for product in products}
    reports = reports_of_goods(partner, goods, is_product=is_product)
    directions = directions_with(reports, products, goods, directions_by_pair(partner, goods))
    direction = address.choose_one(
        "direction",
        _("Direction"),
        directions,
        labeller(sides.directions),
        look="segmented",
        where=direction_column,
    )
    return Subject(partner, goods, labels[goods], is_product, direction, sides, reports)


def choose_comparison(subject: Subject) -> Comparison:
    """Let the reader choose period, sources and how the gap is shown."""
    kind, home_line, partner_line = choose_lines(subject)
    gap, factor, with_stated, with_longest = choose_gap()
    of_kind = subject.reports[subject.reports["period_kind"] == kind]
    longest = longest_pair(of_kind, subject.direction, source_order()) if with_longest else None
    return Comparison(subject, kind, home_line, partner_line, gap, factor, with_stated, longest)


def goods_labels(products: Sequence[MirroredProduct]) -> dict[str, str]:
    """Groups, then the single goods that both sides report in one source."""
    single = {product.commodity_id: _("Single goods: {title}").format(title=product.title) for product in products}
    return {**page_names().groups, **single}


def directions_with(
    reports: pd.DataFrame, products: Sequence[MirroredProduct], goods: str, paired: Sequence[str]
) -> list[str]:
    """Directions that have something to show.

    For all goods turnover comes first, else those ``paired`` in their order, then the better covered. A turnover of
    other goods is there only where both report it, or nothing else is. Of single goods those in which both sides
    report.
    """
    flows = [product.flow for product in products if product.commodity_id == goods]
    if flows:
        return [direction_of(flow, Side.HOME).value for flow in flows]
    if goods == ALL_GOODS:
        found = set(reports["direction"])
        return [direction.value for direction in Direction if direction in found] or [Direction.TURNOVER.value]
    is_turnover = reports["direction"] == Direction.TURNOVER
    one_way = reports.loc[~is_turnover, "direction"].value_counts(sort=True).index.tolist()
    has_turnover = reports.loc[is_turnover, "side"].nunique() == len(Side) or not one_way
    there = [*one_way, *([Direction.TURNOVER.value] if has_turnover else [])]
    return sorted(there, key=lambda direction: paired.index(direction) if direction in paired else len(paired))


def choose_lines(subject: Subject) -> tuple[str, str, str]:
    """The kind of period and each side's line; a side without any has an empty one."""
    reports, direction, sides = subject.reports, subject.direction, subject.sides
    kind_column, home_column, partner_column = st.columns([1, 1.7, 1.7])
    of_direction = reports[reports["direction"] == direction]
    kinds = [kind.value for kind in (PeriodKind.YEAR, PeriodKind.MONTH) if kind in set(of_direction["period_kind"])]
    kind = address.choose_one(
        "period",
        _("By"),
        kinds or [PeriodKind.YEAR.value],
        labeller(page_names().listed("period_kind")),
        look="segmented",
        where=kind_column,
    )
    of_kind = of_direction[of_direction["period_kind"] == kind]
    named = headline_pair_lines(subject.partner, subject.goods, direction) if kind == PeriodKind.YEAR else None
    defaults = named or first_lines(of_kind, direction, source_order())
    bounds = set(of_kind.loc[of_kind["is_at_least"], "line"])
    chosen = []
    for name, side, default, column in (
        ("china", Side.HOME, defaults[0], home_column),
        ("other", Side.PARTNER, defaults[1], partner_column),
    ):
        options = lines_of_side(of_kind, side, direction)
        label = _("Report of {side}").format(side=sides.name(side))
        if options:
            labels = {line: sides.option(line, is_at_least=line in bounds) for line in options}
            chosen.append(address.choose_one(name, label, options, labels.__getitem__, default=default, where=column))
        else:
            column.markdown(_("{label}: none here. It is unknown, not zero.").format(label=label))
            chosen.append("")
    return kind, chosen[0], chosen[1]


def choose_gap() -> tuple[str, float, bool, bool]:
    """How the gap is shown, the CIF/FOB factor, and two choices.

    These are whether stated figures and the longest tables stand beside the two lines.
    """
    row = st.container(horizontal=True, vertical_alignment="bottom")
    measures = {"value": _("Value"), "pct": _("% of the larger"), "ratio": _("Ratio")}
    gap = address.choose_one("gap", _("Gap as"), list(measures), labeller(measures), look="segmented", where=row)
    factors = {"off": _("Off"), "imf": _("1.06 (IMF)"), "oecd": _("1.08 (OECD style)"), OWN: _("Own")}
    factor = address.choose_one(
        *("factor", _("CIF/FOB factor"), list(factors), labeller(factors)),
        look="segmented",
        help=_(
            "Divides the importer's CIF value, for comparison only. The IMF uses 1.06 where it estimates one side from "
            "the other's report; the OECD puts freight and insurance at 6 % on average and 2 to 4 % more between "
            "continents."
        ),
        where=row,
    )
    value = FACTORS.get(factor)
    if value is None:
        value = address.choose_number("own_factor", _("Own factor"), 1.0, 2.0, default=1.1, where=row)
    with_stated = address.choose_switch("stated", _("Stated figures too"), default=True, where=row)
    with_longest = address.choose_switch("longest", _("The longest tables too"), default=True, where=row)
    return gap, value, with_stated, with_longest
