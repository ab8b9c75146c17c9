"""The Commodities page's parts: what there is, the chart, its goods, stated figures, and the ways on."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import sources_in
from dashboard.screens.commodities.chart import goods_over_time
from dashboard.screens.commodities.choices import CHINA, KINDS, By, Scope
from dashboard.screens.commodities.data import (
    group_rows,
    of_source,
    product_rows,
    stand_in_reasons,
    stated_rows,
)
from dashboard.screens.commodities.files import file_parts, rows_behind
from dashboard.screens.commodities.filters import FINENESS, GoodsView, Side
from dashboard.screens.commodities.lines import LINE, MEASURES, in_years, largest_lines, months_without_year, to_points
from dashboard.screens.commodities.price_section import show_prices, world_lines
from dashboard.screens.commodities.tables import (
    to_points_table,
    to_products_table,
    to_stated_table,
)
from dashboard.screens.commodities.texts import (
    UNITS,
    alt_text,
    facts_of,
    hover_text,
    line_names,
    measure_titles,
    notes_on,
    source_label,
    stated_name,
)
from dashboard.subjects.sources import sources
from dashboard.subjects.trade.commodities import ALL_GOODS
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from dashboard.ui.sitemap import script_of
from etl.vocabulary.trade import KG_PER_TONNE


def points_of(view: GoodsView) -> pd.DataFrame:
    """Points of every line of the view, the chosen source's first."""
    kinds = KINDS[view.by]
    chosen = of_source(_rows(view, view.scope, kinds), view.choice.source_code)
    points = largest_lines(in_years(to_points(chosen, view.by), *view.years))
    if not view.with_others or (view.is_whole_group and not view.is_sum):
        return points
    others = pd.concat([_rows(view, scope, kinds) for scope in (view.scope, view.other_side)])
    others = others.merge(chosen[LINE].drop_duplicates(), on=LINE, how="left", indicator="_same")
    others = others[others["_same"] == "left_only"].drop(columns="_same")
    return (
        pd.concat([points, in_years(to_points(others, view.by), *view.years)], ignore_index=True)
        if len(others)
        else points
    )


def _rows(view: GoodsView, scope: Scope, kinds: tuple[str, ...]) -> pd.DataFrame:
    if view.is_sum:
        return group_rows(scope, view.group, kinds, with_suspect=view.with_suspect)
    rows = product_rows(scope, view.group, kinds, with_suspect=view.with_suspect)
    return rows if view.is_whole_group else rows[rows["commodity_id"] == view.commodity]


def stated_of(view: GoodsView) -> pd.DataFrame:
    """Stated figures of exactly the goods shown, as they can stand on the chart: name, measures, hover."""
    stated = stated_rows(view.scope)
    if view.is_whole_group:
        stated = stated[(stated["in_group"] == view.group) & (stated["group_code"] == view.group)]
    else:
        stated = stated[stated["commodity_id"] == view.commodity].drop_duplicates("figure_code")
    begins = (stated["period_start"].dt.month == 1) & (stated["period_start"].dt.year == stated["period_end"].dt.year)
    fits = begins if view.by == By.RUNNING else stated["period_kind"] == view.by.value
    stated = (
        in_years(stated[fits & stated["unit"].isin(["USD", "t"])], *view.years) if view.with_stated else stated.iloc[:0]
    )
    is_weight = stated["unit"] == "t"
    marks = stated.assign(
        value_usd=stated["value"].where(~is_weight),
        net_weight_kg=(stated["value"] * KG_PER_TONNE).where(is_weight),
        unit_value_usd_per_t=float("nan"),
        name=[stated_name(row, view.traded) for row in stated.to_dict("records")],
    )
    return marks.assign(hover=[hover_text(row, row["name"]) for row in marks.to_dict("records")])


def show_goods(view: GoodsView) -> None:
    """The chart, with what it is and is not."""
    points = points_of(view)
    stated = stated_of(view)
    st.header(view.traded.title, anchor=False)
    st.markdown(
        _("Whose figures: **{area}**, {source}.").format(
            area=view.traded.names.area(view.scope.whose), source=source_label(view.choice, view.traded)
        )
    )
    panels = panels_of(view, points, stated)
    if points.empty or not panels:
        components.empty(
            _("This source has no such figures in these years."),
            _("Choose other years, another measure or another source."),
        )
        return
    names = line_names(points, view.traded)
    hovers = [hover_text(row, names[tuple(row[name] for name in LINE)]) for row in points.to_dict("records")]
    scales = {measure: scale for measure, (_title, scale) in panels.items()}
    facts = facts_of(points, stated, scales, view.traded, all_notes(view, points))
    worlds = world_lines(points, view.traded.names) if "unit_value" in panels else []
    world_names = {world.key: world.name for world in worlds}
    drawn = pd.concat([points.assign(hover=hovers), *(world.points for world in worlds)], ignore_index=True)
    components.chart(
        goods_over_time(drawn, names | world_names, stated, panels, view.by, prices=world_names),
        facts.with_sources(world.name for world in worlds),
        Table(
            to_points_table(points, view.traded),
            file_parts(view),
            sources=sources_in(drawn, stated),
            behind=rows_behind(view),
        ),
        title=_("{what}, {period}").format(what=view.traded.title, period=facts.period),
        key="goods",
        alt=alt_text(points, names, view.traded),
    )
    show_prices(view, points, names)


def panels_of(view: GoodsView, points: pd.DataFrame, stated: pd.DataFrame) -> dict[str, tuple[str, formats.Scale]]:
    """The measures that anything is known of, each with its name and scale."""
    titles = measure_titles()
    panels = {}
    for measure in view.measures:
        values = [*points[MEASURES[measure]], *stated[MEASURES[measure]]]
        if any(formats.is_known(value) for value in values):
            panels[measure] = (titles[measure], formats.scale_for(values, UNITS[measure]))
    return panels


def all_notes(view: GoodsView, points: pd.DataFrame) -> list[str]:
    """Every sentence that a reader of the chart needs."""
    chosen = of_source(_rows(view, view.scope, KINDS[view.by]), view.choice.source_code)
    missing = (
        [year for year in months_without_year(chosen) if view.years[0] <= year <= view.years[1]] if len(chosen) else []
    )
    notes = notes_on(points, view.choice, view.by, missing)
    if view.is_sum and view.choice.is_whole:
        for code, reason in stand_in_reasons(view.group, view.choice.level).items():
            notes.append(
                _("{code} stands in for the group. {reason}").format(code=view.traded.commodity(code), reason=reason)
            )
    return notes


def show_stated(view: GoodsView) -> None:
    """Everything that authorities stated on the group or on single goods of it, also for parts of years."""
    stated = stated_rows(view.scope)
    stated = stated[(stated["in_group"] == view.group) & stated["is_shown"]]
    if not view.is_whole_group:
        stated = stated[stated["commodity_id"] == view.commodity]
    if stated.empty:
        return
    table = to_stated_table(stated, view.traded.names)
    components.table_twin(
        Table(
            table,
            ("stated", *file_parts(view)[1:4]),
            sources=sources_in(stated),
        ),
        "stated",
        label=ngettext(
            "{n} figure on these goods as authorities stated it, also for parts of years",
            "{n} figures on these goods as authorities stated them, also for parts of years",
            len(table.frame),
        ),
    )


def show_products(view: GoodsView) -> None:
    """The goods of the group in the source, the largest first."""
    latest = view.products
    if len(latest) <= 1:
        return
    st.header(_("What it is made of"), anchor=False)
    st.caption(
        _(
            "Each line of goods in the newest year that the source has of it. Choose one above, under Goods, to see it "
            "over time."
        )
    )
    if len(latest["level"].unique()) > 1:
        st.caption(_("Sections hold chapters: shares of two levels are never added."))
    components.table_twin(
        Table(
            to_products_table(latest, view.traded),
            ("products", *file_parts(view)[1:6]),
            sources=sources_in(latest),
            behind=rows_behind(view),
        ),
        "products",
        expanded=True,
        label=_("Goods of the group in this source"),
    )


def show_source(view: GoodsView) -> None:
    """What a reader must know of the source."""
    source = next(one for one in ask(sources) if one.source_code == view.choice.source_code)
    with st.expander(_("What to know of this source"), icon=":material/library_books:"):
        st.markdown(f"**{source.cited.title}**")
        st.markdown(formats.text(source.note))
        st.caption(
            _("Publisher: {publisher}. Licence: {licence}.").format(
                publisher=source.cited.publisher, licence=source.cited.licence
            )
        )
        st.caption(formats.text(source.cited.url))


def show_links(view: GoodsView, sides: Sequence[Side]) -> None:
    """The rows themselves, and the sources that tell the same group more finely."""
    for side in sides:
        scope = side.scope
        for choice in side.choices.get(view.group, []):
            if FINENESS[choice.level] > FINENESS[view.choice.level]:
                st.page_link(
                    script_of("commodities"),
                    label=_("More finely, {area}'s figures: {source}").format(
                        area=view.traded.names.area(scope.whose), source=source_label(choice, view.traded)
                    ),
                    icon=":material/zoom_in:",
                    query_params={
                        "partner": scope.partner,
                        "flow": scope.flow.value,
                        "group": view.group,
                        "whose": scope.whose,
                        "source": choice.source_code,
                        **components.kept_parameters(),
                    },
                )
    st.page_link(
        script_of("data"),
        label=_("These figures row by row"),
        icon=":material/database:",
        query_params={
            "table": "trade",
            "partner": view.scope.partner if view.scope.whose == CHINA else CHINA,
            "reporter": view.scope.whose,
            "flow": view.scope.reported_flow.value,
            "source": view.choice.source_code,
            **({} if view.group == ALL_GOODS else {"group": view.group}),
            **components.kept_parameters(),
        },
    )
