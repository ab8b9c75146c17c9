"""The filters of the Both sides page, all of them in the address."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.screens.both_sides.data import directions_by_pair, headline_pair_lines, reports_of_goods, source_order
from dashboard.screens.both_sides.lines import Lines, first_lines, longest_pair
from dashboard.screens.both_sides.reports import Report, lines_of_side, short_code
from dashboard.screens.both_sides.sides import ComparedSides
from dashboard.subjects.reference import countries_in
from dashboard.subjects.trade.mirror import flows_of_both, products_of_both
from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade_points import direction_of
from dashboard.ui import address
from dashboard.ui.choices import chosen_partner
from dashboard.ui.database import ask
from dashboard.ui.names import labeller, page_names
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.places import HOME
from etl.vocabulary.trade import Direction, Flow, Side

FACTORS = {"off": 1.0, "imf": 1.06, "oecd": 1.08}
OWN = "own"
LINE_PARAMETERS = {Side.HOME: "china", Side.PARTNER: "other"}


@dataclass(frozen=True)
class Subject:
    """Whose trade, in what and which way."""

    partner: str
    goods: str
    goods_name: str
    is_product: bool
    direction: Direction
    sides: ComparedSides
    reports: tuple[Report, ...]

    @property
    def is_group(self) -> bool:
        """Whether the partner is several countries."""
        return ask(countries_in, self.partner) != (self.partner,)


@dataclass(frozen=True)
class Comparison:
    """What the page shows of its subject: which period and lines, and the gap in which form.

    ``factor`` is None where the reader asks for none.
    """

    subject: Subject
    kind: str
    lines: Lines
    gap: str
    factor: float | None
    with_stated: bool
    longest: Lines | None

    @property
    def sides(self) -> ComparedSides:
        """The two sides and what they are called."""
        return self.subject.sides

    @property
    def direction(self) -> Direction:
        """Which way the goods go."""
        return self.subject.direction

    @property
    def reports(self) -> list[Report]:
        """Both sides' reports in the chosen kind of period."""
        return [report for report in self.subject.reports if report.period.kind == self.kind]

    @property
    def pairs(self) -> list[Lines]:
        """The pair that is compared, and the longest one where it is asked for and another."""
        return [self.lines, *([self.longest] if self.longest and self.longest != self.lines else [])]

    @property
    def drawn_lines(self) -> list[tuple[Side, Series]]:
        """The lines to draw: those of the pairs, and what was stated where it is asked for."""
        compared = [line for pair in self.pairs for line in pair.known]
        stated = [
            (side, line)
            for side in Side
            for line in lines_of_side(self.reports, side, self.direction)
            if self.with_stated and line.is_stated
        ]
        return list(dict.fromkeys([*compared, *stated]))


def choose_subject() -> Subject:
    """Let the reader choose partner, goods and direction.

    The reports are those of both sides, in all kinds of period.
    """
    goods_column, direction_column = st.columns([1.4, 2.2])
    partner = chosen_partner()
    sides = ComparedSides(HOME, partner, page_names())
    products = ask(products_of_both, HOME, partner)
    labels = goods_labels(products)
    goods = address.choose_one(
        "goods", _("Goods"), list(labels), labeller(labels), default=ALL_GOODS, where=goods_column
    )
    is_product = goods in products
    reports = reports_of_goods(partner, goods, is_product=is_product)
    flows = ask(flows_of_both, HOME, partner, goods) if is_product else []
    directions = directions_with(reports, flows, goods, directions_by_pair(partner, goods))
    direction = address.choose_one(
        "direction",
        _("Direction"),
        directions,
        labeller(sides.directions),
        look="segmented",
        where=direction_column,
    )
    return Subject(partner, goods, labels[goods], is_product, Direction(direction), sides, reports)


def choose_comparison(subject: Subject) -> Comparison:
    """Let the reader choose period, sources and how the gap is shown."""
    kind, lines = choose_lines(subject)
    gap, factor, with_stated, with_longest = choose_gap()
    of_kind = [report for report in subject.reports if report.period.kind == kind]
    longest = longest_pair(of_kind, subject.direction, source_order()) if with_longest else None
    return Comparison(subject, kind, lines, gap, factor, with_stated, longest)


def goods_labels(products: Sequence[str]) -> dict[str, str]:
    """Groups, all goods at least, then the single goods that both sides report in one source; takes their codes."""
    names, single = page_names(), _("Single goods: {title}")
    groups = names.groups or {ALL_GOODS: _("All goods")}
    return {**groups, **{code: single.format(title=names.commodity(code)) for code in products}}


def directions_with(reports: Sequence[Report], flows: Sequence[Flow], goods: str, paired: Sequence[str]) -> list[str]:
    """Directions that have something to show.

    For all goods turnover comes first, else those ``paired`` in their order, then the better covered. A turnover of
    other goods is there only where both report it, or nothing else is. Of single goods those in which both sides
    report, China's ``flows``, the better covered first.
    """
    found = Counter(report.direction for report in reports)
    if flows:
        both = [direction_of(flow, Side.HOME) for flow in flows]
        return [direction.value for direction in sorted(both, key=lambda direction: -found[direction])]
    if goods == ALL_GOODS:
        return [direction.value for direction in Direction if direction in found] or [Direction.TURNOVER.value]
    counted = Counter(report.direction.value for report in reports if report.direction != Direction.TURNOVER)
    one_way = [direction for direction, _count in counted.most_common()]
    by_turnover = {report.side for report in reports if report.direction == Direction.TURNOVER}
    has_turnover = len(by_turnover) == len(Side) or not one_way
    there = [*one_way, *([Direction.TURNOVER.value] if has_turnover else [])]
    return sorted(there, key=lambda direction: paired.index(direction) if direction in paired else len(paired))


def choose_lines(subject: Subject) -> tuple[str, Lines]:
    """The kind of period and each side's line."""
    kind_column, home_column, partner_column = st.columns([1, 1.7, 1.7])
    of_direction = [report for report in subject.reports if report.direction == subject.direction]
    found = {report.period.kind for report in of_direction}
    kind = address.choose_one(
        "period",
        _("By"),
        [kind.value for kind in (PeriodKind.YEAR, PeriodKind.MONTH) if kind in found] or [PeriodKind.YEAR.value],
        labeller(page_names().listed("period_kind")),
        look="segmented",
        where=kind_column,
    )
    of_kind = [report for report in of_direction if report.period.kind == kind]
    named = headline_pair_lines(subject.partner, subject.goods, subject.direction) if kind == PeriodKind.YEAR else None
    first = named or first_lines(of_kind, subject.direction, source_order())
    return kind, Lines(
        choose_line(home_column, Side.HOME, of_kind, first.home, subject.sides),
        choose_line(partner_column, Side.PARTNER, of_kind, first.partner, subject.sides),
    )


def choose_line(
    where: DeltaGenerator, side: Side, reports: Sequence[Report], first: Series | None, sides: ComparedSides
) -> Series | None:
    """The line of a side, of those that the reports have; None, and a word of it, where the side has none."""
    label = _("Report of {side}").format(side=sides.name(side))
    lines = {short_code(report.line): report.line for report in reports if report.side == side}
    if not lines:
        where.markdown(_("{label}: none here. It is unknown, not zero.").format(label=label))
        return None
    bounds = {report.line for report in reports if report.is_at_least}
    labels = {code: sides.option(lines[code], is_at_least=lines[code] in bounds) for code in sorted(lines)}
    default = None if first is None else short_code(first)
    code = address.choose_one(
        LINE_PARAMETERS[side], label, list(labels), labels.__getitem__, default=default, where=where
    )
    return lines[code]


def choose_gap() -> tuple[str, float | None, bool, bool]:
    """How the gap is shown, the CIF/FOB factor if any, and two choices.

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
    with_stated = address.choose_switch("stated", _("Stated figures too"), default=False, where=row)
    with_longest = address.choose_switch("longest", _("The longest tables too"), default=True, where=row)
    return gap, None if value == 1 else value, with_stated, with_longest
