"""The Commodities page's files: their names and the rows behind them."""

from dashboard.rows.rows_behind_view import Behind, trade_behind, trade_between
from dashboard.screens.commodities.choices import CHINA
from dashboard.screens.commodities.view import BOTH, FIRST_LINES, GoodsView


def file_parts(view: GoodsView) -> tuple[str, ...]:
    """Parts of a file's name."""
    return (
        *("goods", view.goods.code.replace(":", ""), view.home.partner, view.home.flow),
        *(view.whose, view.source, view.by, "-".join(map(str, view.years))),
    )


def rows_behind(view: GoodsView) -> Behind:
    """Every row of the goods shown from the sources shown, of every kind of period."""
    partner, years = view.home.partner, view.years
    groups = () if view.goods.commodity else (view.goods.group,)
    commodities = (view.goods.commodity,) if view.goods.commodity else ()
    if view.whose == BOTH:
        return trade_between(CHINA, partner, groups=groups, commodities=commodities, years=years)
    scope = view.scopes[0]
    other = partner if scope.whose == CHINA else CHINA
    sources = () if view.with_others or view.source == FIRST_LINES else (view.source,)
    return trade_behind(
        (scope.whose,),
        (other,),
        flows=(scope.reported_flow,),
        groups=groups,
        commodities=commodities,
        sources=sources,
        years=years,
    )
