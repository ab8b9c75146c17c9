"""The words of the trade around a meeting.

Names of lines, where each ends, the table and the sentence for a picture.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.screens.sections.around.view import WHOLE, Window
from dashboard.subjects.names import Names
from etl.vocabulary.figures import Indicator
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow, Valuation

Row = Mapping[Hashable, Any]


def trade_in_words(flow: str, home: str, partner: str) -> str:
    """What the figures count, seen from home: ``China's imports from Kazakhstan``. Takes names."""
    sentence = _("{home}'s imports from {partner}") if flow == Flow.IMPORT else _("{home}'s exports to {partner}")
    return sentence.format(home=home, partner=partner)


def name_lines(rows: pd.DataFrame, chapters: Mapping[str, Sequence[str]], names: Names) -> pd.DataFrame:
    """Add ``goods_name``, ``whose_name`` and ``line_name`` to rows of lines.

    ``chapters`` are those that stand in, by group.
    """
    keys = ["group_code", "goods", "stand_in_count", "reporter_code", "valuation", "source_code"]
    lines = rows[keys].drop_duplicates().to_dict("records")
    named = []
    for line in lines:
        goods, whose = (
            _goods_name(line, chapters, names),
            whose_figures(line["reporter_code"], line["valuation"], names),
        )
        name = _("{goods}: {area}, {publisher}").format(
            goods=goods, area=whose, publisher=names.publisher(line["source_code"])
        )
        named.append({**line, "goods_name": goods, "whose_name": whose, "line_name": name})
    columns = [*keys, "goods_name", "whose_name", "line_name"]
    return rows.merge(pd.DataFrame(named, columns=columns), on=keys, how="left", validate="many_to_one")


def _goods_name(line: Mapping[Hashable, Any], chapters: Mapping[str, Sequence[str]], names: Names) -> str:
    if line["goods"] != WHOLE:
        return names.commodity(line["goods"])
    group = names.group(line["group_code"])
    if not line["stand_in_count"]:
        return group
    codes = _(", ").join(_("HS {code}").format(code=code) for code in chapters.get(line["group_code"], ()))
    return _("{group}, with all of {chapters}").format(group=group, chapters=codes)


def whose_figures(reporter_code: str, valuation: str, names: Names) -> str:
    """Whose figures a line is: its reporter's, or nobody's own where a third party weighed both reports into one."""
    return _("neither side's own") if valuation == Valuation.RECONCILED else names.area(reporter_code)


def name_stated(figures: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Add ``goods_name`` and ``line_name`` to stated figures."""
    rows = figures.to_dict("records")
    goods = [_stated_goods(row, names) for row in rows]
    words = _("{goods}, stated: {area} with {partner}, {office}")
    line_names = [
        words.format(
            goods=name,
            area=names.area(row["area_code"]),
            partner=names.area(row["partner_code"]),
            office=names.office(row["counted_by"]),
        )
        for name, row in zip(goods, rows, strict=True)
    ]
    return figures.assign(goods_name=goods, line_name=line_names)


def _stated_goods(row: Mapping[Hashable, Any], names: Names) -> str:
    name = names.group(row["about_group"]) if row["goods"] == WHOLE else names.commodity(row["goods"])
    if row["indicator"] == Indicator.GOODS_TRADE:
        return name
    return _("{goods} ({indicator})").format(goods=name, indicator=names.term("indicator", row["indicator"]))


def ends_in_words(ends: pd.DataFrame, shown: Window, names: Names) -> str:
    """Where each line ends, and which go on past the picture, in a sentence or two.

    Takes rows of ``around_view.end_of_lines``. Lines by month are told of beside a picture by year too.
    """
    keys = ["period_kind", "whose_name", "source_code", "last"]
    listed = ends.groupby(keys, as_index=False, sort=False).agg(goods=("goods_name", _listed))
    words: dict[bool, list[str]] = {True: [], False: []}
    for row in listed.to_dict("records"):
        words[bool(row["last"] <= shown.last)].append(_end_in_words(row, names))
    past, over = _("; ").join(words[False]), _("; ").join(words[True])
    said = (
        [_("The data end: {ends}. Nothing later is in the database; that is no end of trade.").format(ends=over)]
        if over
        else []
    )
    return " ".join([*said, *([_("These go on past the picture: {ends}.").format(ends=past)] if past else [])])


def _end_in_words(row: Mapping[Hashable, Any], names: Names) -> str:
    by_month = row["period_kind"] == PeriodKind.MONTH
    sentence = (
        _("{area} by {publisher}, monthly ({goods}) in {period}")
        if by_month
        else _("{area} by {publisher} ({goods}) in {period}")
    )
    return sentence.format(
        area=row["whose_name"],
        publisher=names.publisher(row["source_code"]),
        goods=row["goods"],
        period=formats.day(row["last"], row["period_kind"]),
    )


def _listed(names: "pd.Series[str]") -> str:
    return _(", ").join(dict.fromkeys(names))


def picture_in_words(goods: str, title: str, drawn: pd.DataFrame, unit: str) -> str:
    """A picture in a sentence: what it shows and the latest amount of each line.

    Takes drawn rows with line_name and amount.
    """
    latest = drawn.dropna(subset="amount").sort_values("period_end").drop_duplicates("line_name", keep="last")
    told = [
        _("{line} {amount} in {period}").format(
            line=row["line_name"],
            amount=formats.amount(row["amount"], unit),
            period=formats.period(row["period_start"], row["period_end"]),
        )
        for row in latest.to_dict("records")
    ]
    return _("{title}, {goods}. Latest: {amounts}.").format(title=title, goods=goods, amounts=_("; ").join(told))


def to_picture_table(lines: pd.DataFrame, stated: pd.DataFrame, names: Names, unit: str) -> ShownTable:
    """Rows of named lines, then the stated figures, as one table for people and files; amounts in full."""
    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("goods", _("Goods"), lambda row: row["goods_name"]),
        ShownColumn("period", _("Period"), lambda row: formats.period(row["period_start"], row["period_end"])),
        ShownColumn("value", _("Amount"), lambda row: row["amount"]),
        ShownColumn("unit", _("Unit"), lambda _row: unit),
        ShownColumn("whose_figures", _("Whose figures"), lambda row: row["whose"]),
        ShownColumn("flow_name", _("Direction, seen from them"), lambda row: flow_name(row["flow"])),
        ShownColumn("valuation_name", _("Valuation"), lambda row: row["valuation"]),
        ShownColumn("source_name", _("Source"), lambda row: row["source"]),
        ShownColumn("remark", _("Remark"), lambda row: row["remark"]),
        ShownColumn("commodity_id", _("Commodity code"), lambda row: row["goods"]),
        ShownColumn("period_start", _("First day"), lambda row: row["period_start"].date()),
        ShownColumn("period_end", _("Last day"), lambda row: row["period_end"].date()),
        ShownColumn("series_code", _("Source or figure code"), lambda row: row["code"]),
    )
    rows = pd.concat([_table_rows(lines, names), _stated_rows(stated, names)], ignore_index=True)
    return tabulate(rows.to_dict("records"), columns)


def _table_rows(lines: pd.DataFrame, names: Names) -> pd.DataFrame:
    marks = zip(lines["doubtful_count"], lines["estimated_count"], lines["stand_in_count"], strict=True)
    return lines.assign(
        whose=lines["whose_name"],
        valuation=[names.term("valuation", code) for code in lines["valuation"]],
        source=[names.source_title(code) for code in lines["source_code"]],
        remark=[remark(*mark) for mark in marks],
        code=lines["source_code"],
    )


def _stated_rows(stated: pd.DataFrame, names: Names) -> pd.DataFrame:
    said = zip(stated["stated_by"], stated["publisher"], strict=True)
    return stated.assign(
        whose=[names.office(code) for code in stated["counted_by"]],
        valuation=names.term("valuation", Valuation.NOT_STATED),
        source=[
            _("{office}, in {publisher}").format(office=names.office(office), publisher=where) for office, where in said
        ],
        remark=[_("doubtful") if doubtful else "" for doubtful in stated["is_doubtful"]],
        code=stated["figure_code"],
    )


def flow_name(flow: str) -> str:
    """A direction of trade."""
    return {Flow.IMPORT: _("Imports"), Flow.EXPORT: _("Exports"), Flow.TURNOVER: _("Turnover")}[Flow(flow)]


def remark(doubtful_count: float, estimated_count: float, stand_in_count: float) -> str:
    """What a reader must know of one point; empty where nothing."""
    known = {
        _("doubtful"): doubtful_count,
        _("estimated"): estimated_count,
        _("the chapter also holds other goods"): stand_in_count,
    }
    return _("; ").join(word for word, count in known.items() if count and count > 0)


def to_stated_table(figures: pd.DataFrame, names: Names) -> ShownTable:
    """Named stated figures as a table for people and files, as published and with who said it."""

    def direction(row: Row) -> str:
        return trade_in_words(row["flow"], names.area(row["area_code"]), names.area(row["partner_code"]))

    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("period", _("Period"), lambda row: row["period_label"]),
        ShownColumn("goods", _("Goods"), lambda row: row["goods_name"]),
        ShownColumn("goods_as_published", _("Goods as published"), lambda row: row["subject"]),
        ShownColumn("value", _("Amount"), lambda row: row["value"]),
        ShownColumn("unit", _("Unit"), lambda row: row["unit"]),
        ShownColumn("flow_name", _("Direction"), direction),
        ShownColumn("stated_by_name", _("Stated by"), lambda row: names.office(row["stated_by"])),
        ShownColumn("counted_by_name", _("Counted by"), lambda row: names.office(row["counted_by"])),
        ShownColumn("source_name", _("Source"), lambda row: row["source_url"]),
        ShownColumn("publisher", _("Publisher"), lambda row: row["publisher"]),
        ShownColumn("published_date", _("Published"), lambda row: row["published_date"]),
        ShownColumn("note", _("Note"), lambda row: row["note"]),
        ShownColumn("figure_code", _("Figure code"), lambda row: row["figure_code"]),
    )
    return tabulate(figures.to_dict("records"), columns)


def valuations_in_words(lines: pd.DataFrame, names: Names) -> str:
    """The valuation of each side's lines, once: ``China: CIF; Kazakhstan: FOB``."""
    pairs = lines[["whose_name", "valuation"]].drop_duplicates().itertuples(index=False, name=None)
    return _("; ").join(
        _("{area}: {valuation}").format(area=area, valuation=names.term("valuation", code)) for area, code in pairs
    )
