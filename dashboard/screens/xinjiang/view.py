"""Xinjiang's figures put in order: shares stated and computed, partners side by side, ports one by one.

Pure: no database, no page.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.screens.xinjiang.dollars import ShownFigure
from dashboard.screens.xinjiang.stated_periods import both_ways_first
from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.home_and_partner import GROUP
from dashboard.subjects.trade.series import Period
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.places import HOME, HOME_REGION, WORLD
from etl.vocabulary.trade import Flow

XINJIANG, CHINA, CENTRAL_ASIA = HOME_REGION, HOME, GROUP
CUSTOMS_OF_CHINA = ("gacc", "urumqi-customs")
OF_CHINA, OF_XINJIANG = "of_china", "of_xinjiang"

# What a stated share is a share of stands in its subject only, as it was written.
_SUBJECTS = (
    (r"^Xinjiang in China's trade with ", OF_CHINA),
    (r"^Xinjiang in .*'s trade with China$", OF_CHINA),
    (r" in Xinjiang's foreign trade$", OF_XINJIANG),
)
_SEVERAL_PORTS = re.compile("port|Alashankou|district")

FIRST_PORTS = ("khorgos", "alashankou", "bakhty")
LEAST_FIGURES_OF_A_PANEL = 2


@dataclass(frozen=True)
class Share:
    """A share in per cent, stated or computed, of all goods in one period.

    ``kind`` is ``OF_CHINA``, Xinjiang in China's trade with a partner, whichever side counted it, or ``OF_XINJIANG``, a
    partner in Xinjiang's trade. Of a computed one the page is that of the part.
    """

    kind: str
    partner_code: str
    is_computed: bool
    counted_by: str
    period: Period
    value: float | None
    is_sure: bool
    source_code: str
    source_url: str
    publisher: str
    note: str | None
    unit: str = "pct"
    subject: str = ""

    @property
    def panel(self) -> str:
        """The panel in which it is drawn."""
        return f"{self.kind}:{self.partner_code}"

    @property
    def series(self) -> str:
        """The series in which it is drawn."""
        return f"{'computed' if self.is_computed else 'stated'}:{self.counted_by}"


@dataclass(frozen=True)
class PanelFigure:
    """A figure or a share, with the panel and the series that it is drawn in."""

    panel: str
    series: str
    figure: ShownFigure | Share


def share_kinds(written: Sequence[StatedFigure]) -> dict[str, str]:
    """Code of each stated share to its kind, those in China's trade first; takes figures as they were written."""
    return {
        figure.figure_code: kind
        for pattern, kind in _SUBJECTS
        for figure in written
        if re.search(pattern, figure.subject)
    }


def stated_shares(figures: Iterable[StatedFigure], kinds: Mapping[str, str]) -> list[Share]:
    """Shares of all goods that authorities stated, in the order of their ``kinds`` (``share_kinds``)."""
    told = {figure.figure_code: figure for figure in figures}
    return [
        _share(told[code], kind, told[code].value, is_computed=False, is_sure=told[code].confidence == Confidence.HIGH)
        for code, kind in kinds.items()
        if code in told
    ]


def _share(figure: StatedFigure, kind: str, value: float | None, *, is_computed: bool, is_sure: bool) -> Share:
    return Share(
        kind=kind,
        partner_code=figure.partner_code if figure.area_code == XINJIANG else figure.area_code,
        is_computed=is_computed,
        counted_by=figure.counted_by,
        period=figure.period,
        value=value,
        is_sure=is_sure,
        source_code=figure.source_code,
        source_url=figure.source_url,
        publisher=figure.publisher,
        note=figure.note,
    )


def computed_shares(figures: Iterable[StatedFigure]) -> list[Share]:
    """Shares got from two stated values of the same period and currency.

    Takes values of trade in all goods of Xinjiang and of China. Xinjiang's share in China's trade is computed only
    where China's customs stated both; a partner's share in Xinjiang's trade only where one office stated both.
    """
    values = [figure for figure in figures if figure.measure == FigureMeasure.VALUE]
    customs = [figure for figure in values if figure.counted_by in CUSTOMS_OF_CHINA]
    own = [figure for figure in values if figure.area_code == XINJIANG]
    of_china = _divide(
        [figure for figure in customs if figure.area_code == XINJIANG],
        [figure for figure in customs if figure.area_code == CHINA],
        lambda figure: figure.partner_code,
        OF_CHINA,
    )
    of_xinjiang = _divide(
        [figure for figure in own if figure.partner_code != WORLD],
        [figure for figure in own if figure.partner_code == WORLD],
        lambda figure: figure.counted_by,
        OF_XINJIANG,
    )
    return of_china + of_xinjiang


def _divide(
    parts: Iterable[StatedFigure], wholes: Iterable[StatedFigure], key: Callable[[StatedFigure], str], kind: str
) -> list[Share]:
    """Part by whole in per cent, as sure as the less sure of the two; of several wholes the first."""

    def same(figure: StatedFigure) -> Hashable:
        return key(figure), figure.flow, figure.unit, figure.period

    first: dict[Hashable, StatedFigure] = {}
    for whole in wholes:
        first.setdefault(same(whole), whole)
    return [_computed(part, first[same(part)], kind) for part in parts if same(part) in first]


def _computed(part: StatedFigure, whole: StatedFigure, kind: str) -> Share:
    value = None if part.value is None or not whole.value else part.value / whole.value * 100
    is_sure = part.confidence == whole.confidence == Confidence.HIGH
    return _share(part, kind, value, is_computed=True, is_sure=is_sure)


OfficesPeriod = tuple[date, date, str, str]
"""The last and the first day of a period, the office that counted it, and the currency."""


def partners_side_by_side(values: Iterable[StatedFigure], least: int = 3) -> list[StatedFigure]:
    """Xinjiang's turnover with its partners in the newest period for which one office gave at least ``least`` of them.

    Takes Xinjiang's values of trade in all goods; gives the figures of that period, office and currency, the largest
    first, groups and the world among them; none where there is no such period.
    """
    told: dict[OfficesPeriod, dict[str, StatedFigure]] = defaultdict(dict)
    for figure in values:
        if figure.flow == Flow.TURNOVER:
            key = (figure.period.end, figure.period.start, figure.counted_by, figure.unit)
            told[key].setdefault(figure.partner_code, figure)
    counts = {key: len(set(partners) - {WORLD, CENTRAL_ASIA}) for key, partners in told.items()}
    enough = [key for key, count in counts.items() if count >= least]
    newest = max(enough, key=lambda key: (key[0], counts[key], key[2] in CUSTOMS_OF_CHINA, key), default=None)
    if newest is None:
        return []
    return sorted(told[newest].values(), key=lambda figure: (figure.value is None, -(figure.value or 0)))


@dataclass(frozen=True)
class PortMeasure:
    """What is told of ports: the indicators that hold it, and the units that may share an axis or be chosen between."""

    indicators: tuple[Indicator, ...]
    kind: FigureMeasure
    units: tuple[str, ...]


PORT_MEASURES = {
    "cargo": PortMeasure((Indicator.CARGO_VIA_PORT, Indicator.RAIL_CARGO), FigureMeasure.WEIGHT, ("t",)),
    "trade": PortMeasure((Indicator.TRADE_VIA_PORT,), FigureMeasure.VALUE, ("CNY", "USD")),
    "trains": PortMeasure((Indicator.TRAINS,), FigureMeasure.COUNT, ("trains",)),
    "vehicles": PortMeasure((Indicator.VEHICLES,), FigureMeasure.COUNT, ("vehicles",)),
    "persons": PortMeasure((Indicator.PERSONS,), FigureMeasure.COUNT, ("persons",)),
}


def several_ports(written: Iterable[StatedFigure]) -> set[str]:
    """Codes of figures on several ports together; takes figures as they were written."""
    return {one.figure_code for one in written if one.place_code is None and _SEVERAL_PORTS.search(one.subject)}


def port_figures(figures: Iterable[StatedFigure], measure: str, several: Collection[str] = ()) -> list[StatedFigure]:
    """Figures of ports in one measure, those of both directions first; ``several`` are codes of ``several_ports``.

    The measures are those of ``PORT_MEASURES``; of ``trade`` all goods together. Trade in single goods, cargo that
    names no port and no group of ports, and counts in another unit (trains a day) stay out.
    """
    meant = PORT_MEASURES[measure]
    ports = [
        figure
        for figure in figures
        if figure.indicator in meant.indicators
        and figure.measure == meant.kind
        and figure.unit in meant.units
        and (measure != "trade" or figure.group_code == ALL_GOODS)
        and (figure.place_code is not None or figure.figure_code in several)
    ]
    return both_ways_first(ports, lambda figure: (port_panel(figure), figure.subject, figure.counted_by, figure.unit))


def port_panel(figure: StatedFigure) -> str:
    """The port, or what is counted where the figure is about several ports together."""
    return figure.place_code or figure.subject


def panel_order(panels: Iterable[str]) -> list[str]:
    """Panels worth drawing, of the panel of each figure: the three ports first, then by their number of figures.

    Those of a single figure stay in the table.
    """
    counts = Counter(panels)
    first = [port for port in FIRST_PORTS if port in counts]
    others = [
        panel for panel, count in counts.most_common() if panel not in FIRST_PORTS and count >= LEAST_FIGURES_OF_A_PANEL
    ]
    return first + others
