"""The Commodities page's parts: what there is, the chart, its goods, stated figures, and the ways on."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.screens.commodities.chart import goods_over_time
from dashboard.screens.commodities.choices import CHINA, KINDS, By, Scope
from dashboard.screens.commodities.data import (
    group_rows,
    of_source,
    product_rows,
    stand_in_reasons,
    stated_on_groups,
)
from dashboard.screens.commodities.files import file_parts, rows_behind
from dashboard.screens.commodities.filters import FINENESS, GoodsView, Side
from dashboard.screens.commodities.lines import LINE, in_years, largest_lines, months_without_year, to_points
from dashboard.screens.commodities.points import GoodsPoint, NamedMark, goods_points, mark_rows, stated_point
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
from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from dashboard.ui.sitemap import script_of


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


def stated_of(view: GoodsView) -> list[NamedMark]:
    """Stated figures of exactly the goods shown, as they can stand on the chart."""
    if not view.with_stated:
        return []
    found = {about.figure.figure_code: about.figure for about in stated_on_groups(view.scope) if _is_shown(view, about)}
    return [_named_mark(figure, view) for figure in found.values() if _fits(view, figure)]


def _is_shown(view: GoodsView, about: GroupFigure) -> bool:
    if view.is_whole_group:
        return about.group_code == view.group and about.is_whole
    return about.figure.commodity_id == view.commodity


def _fits(view: GoodsView, figure: StatedFigure) -> bool:
    """Whether the chart can hold a figure: by its kind of period, years and unit."""
    start, end = figure.period.start, figure.period.end
    begins_year = start.month == 1 and start.year == end.year
    is_of_kind = begins_year if view.by == By.RUNNING else figure.period.kind == view.by.value
    return is_of_kind and view.years[0] <= end.year <= view.years[1] and figure.unit in ("USD", "t")


def _named_mark(figure: StatedFigure, view: GoodsView) -> NamedMark:
    name, point = stated_name(figure, view.traded), stated_point(figure)
    return NamedMark(name, point, hover_text(point, name))


def show_goods(view: GoodsView) -> None:
    """The chart, with what it is and is not."""
    rows, stated = points_of(view), stated_of(view)
    points, marks = goods_points(rows), [mark.point for mark in stated]
    st.header(view.traded.title, anchor=False)
    st.markdown(
        _("Whose figures: **{area}**, {source}.").format(
            area=view.traded.names.area(view.scope.whose), source=source_label(view.choice, view.traded)
        )
    )
    panels = panels_of(view, [*points, *marks])
    if not points or not panels:
        components.empty(
            _("This source has no such figures in these years."),
            _("Choose other years, another measure or another source."),
        )
        return
    names = line_names(points, view.traded)
    hovers = [hover_text(point, names[point.line]) for point in points]
    scales = {measure: scale for measure, (_title, scale) in panels.items()}
    facts = facts_of(points, marks, scales, view.traded, all_notes(view, points))
    worlds = world_lines(points, view.traded.names) if "unit_value" in panels else []
    world_names = {world.key: world.name for world in worlds}
    drawn = pd.concat([rows.assign(hover=hovers), *(world.points for world in worlds)], ignore_index=True)
    components.chart(
        goods_over_time(drawn, names | world_names, mark_rows(stated), panels, view.by, prices=world_names),
        facts.with_sources(world.name for world in worlds),
        Table(
            to_points_table(points, view.traded),
            file_parts(view),
            sources=tuple(dict.fromkeys([*drawn["source_code"], *(mark.line.source_code for mark in marks)])),
            behind=rows_behind(view),
        ),
        title=_("{what}, {period}").format(what=view.traded.title, period=facts.period),
        key="goods",
        alt=alt_text(points, names, view.traded),
    )
    show_prices(view, points, names)


def panels_of(view: GoodsView, points: Sequence[GoodsPoint]) -> dict[str, tuple[str, formats.Scale]]:
    """The measures that anything is known of, each with its name and scale."""
    titles = measure_titles()
    panels = {}
    for measure in view.measures:
        values = [point.measured(measure) for point in points]
        if any(value is not None for value in values):
            panels[measure] = (titles[measure], formats.scale_for(values, UNITS[measure]))
    return panels


def all_notes(view: GoodsView, points: Sequence[GoodsPoint]) -> list[str]:
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
    of_group = [one.figure for one in stated_on_groups(view.scope) if one.group_code == view.group]
    stated = [one for one in of_group if view.is_whole_group or one.commodity_id == view.commodity]
    if not stated:
        return
    table = to_stated_table(stated, view.traded.names)
    components.table_twin(
        Table(
            table,
            ("stated", *file_parts(view)[1:4]),
            sources=tuple(dict.fromkeys(figure.source_code for figure in stated)),
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
    if len({one.level for one in latest}) > 1:
        st.caption(_("Sections hold chapters: shares of two levels are never added."))
    components.table_twin(
        Table(
            to_products_table(latest, view.traded),
            ("products", *file_parts(view)[1:6]),
            sources=tuple(dict.fromkeys(one.point.line.source_code for one in latest)),
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
