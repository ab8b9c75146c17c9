"""Made-up flows, stated figures, points and headline lines: Aland (AX) trades with Bouvet (BV) in 2099."""

from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.headline import CountedYear, HeadlineLine
from dashboard.subjects.trade.series import Period, Series
from dashboard.subjects.trade.trade_points import Statement, TradePoint
from etl.vocabulary.trade import Direction, Side

TABLE = Series("aland_customs", "AX")
CUSTOMS = Series("official_figures", "AX", "ax-customs")


def whole_year(number: int) -> Period:
    """A calendar year."""
    return Period("year", date(number, 1, 1), date(number, 12, 31))


def to_month(number: int, last: int, kind: str = "year_to_date") -> Period:
    """January to a month."""
    return Period(kind, date(number, 1, 1), date(number, last, monthrange(number, last)[1]))


FLOW = ReportedFlow(
    series=TABLE, flow="export", valuation="fob", period=whole_year(2099), value_usd=1.0, net_weight_kg=1.0
)
FIGURE = StatedFigure(
    figure_code="F0001",
    source_code="official_figures",
    area_code="AX",
    partner_code="BV",
    flow="turnover",
    period=whole_year(2099),
    period_label="2099",
    indicator="goods_trade",
    measure="value",
    group_code="all_goods",
    commodity_id=None,
    subject="all goods",
    place_code=None,
    value=1.0,
    unit="USD",
    stated_by="ax-customs",
    counted_by="ax-customs",
    source_url="https://example.org/figure",
    publisher="Example News",
    published_date=None,
    confidence="high",
    is_shown=True,
    note=None,
)
POINT = TradePoint(
    side=Side.HOME,
    series=TABLE,
    direction=Direction.TURNOVER,
    period=whole_year(2099),
    value=1.0,
    unit="USD",
    valuation="fob",
)
COUNTED = CountedYear(
    series=TABLE,
    figure_code=None,
    value=1.0,
    valuation="fob",
    is_at_least=False,
    is_doubtful=False,
    is_stand_in=False,
)


def made_flows(*overrides: dict[str, Any]) -> list[ReportedFlow]:
    """Flows of Aland's customs."""
    return [replace(FLOW, **told) for told in overrides]


def made_figures(*overrides: dict[str, Any]) -> list[StatedFigure]:
    """Stated figures, each with a code of its own."""
    return [
        replace(FIGURE, **({"figure_code": f"F{place:04}"} | told)) for place, told in enumerate(overrides, start=1)
    ]


def made_point(**told: Any) -> TradePoint:
    """A point of Aland's customs' table; of a stated series it has a statement."""
    point = replace(POINT, **told)
    statement = Statement("F0001", "ax-customs", "https://example.org/figure", "Example News", None)
    return replace(point, statement=statement) if point.series.is_stated and not point.statement else point


def made_counted(**told: Any) -> CountedYear:
    """One side's figure of a year, of Aland's customs' table."""
    return replace(COUNTED, **told)


def made_line(series: Series = TABLE, **told: Any) -> HeadlineLine:
    """A headline line that ends with the year 2099; what is told of the year itself goes to ``newest``."""
    own = {name: told.pop(name) for name in list(told) if name in CountedYear.__dataclass_fields__}
    period = told.pop("period", whole_year(2099))
    line = HeadlineLine(
        direction=Direction.TURNOVER,
        group_code="all_goods",
        unit="USD",
        side=Side.HOME,
        period_start=period.start,
        period_end=period.end,
        newest=replace(COUNTED, series=series, figure_code="F0001" if series.is_stated else None),
    )
    return replace(line, newest=replace(line.newest, **own), **told)
