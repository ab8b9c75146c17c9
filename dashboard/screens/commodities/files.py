"""The Commodities page's files.

Their names and the rows behind them.
"""

from dashboard.rows.rows_behind_view import Behind, trade_behind, trade_between
from dashboard.screens.commodities.choices import CHINA
from dashboard.screens.commodities.filters import GoodsView


def file_parts(view: GoodsView) -> tuple[str, ...]:
    """Parts of a file's name."""
    goods = view.group if view.is_whole_group else view.commodity.replace(":", "")
    return (
        "goods",
        goods,
        view.scope.partner,
        view.scope.flow,
        view.scope.whose,
        view.choice.source_code,
        view.by,
        "-".join(map(str, view.years)),
    )


def rows_behind(view: GoodsView) -> Behind:
    """Every row of the goods shown from the sources shown, of every kind of period."""
    scope, years = view.scope, view.years
    groups = (view.group,) if view.is_whole_group else ()
    commodities = () if view.is_whole_group else (view.commodity,)
    if view.with_others:
        return trade_between(CHINA, scope.partner, groups=groups, commodities=commodities, years=years)
    other = scope.partner if scope.whose == CHINA else CHINA
    flows, sources = (scope.reported_flow,), (view.choice.source_code,)
    return trade_behind(
        (scope.whose,), (other,), flows=flows, groups=groups, commodities=commodities, sources=sources, years=years
    )
