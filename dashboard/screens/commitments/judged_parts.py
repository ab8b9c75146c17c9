"""What figures say of one promise: its lines over time, each line's judgement, or why none can tell."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.files.headings import from_labels
from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import Behind, sources_in, trade_between
from dashboard.screens.commitments.chart import series_figure
from dashboard.screens.commitments.tables import to_figure_table, to_judgement_table, value_heading
from dashboard.screens.commitments.view import EventMark, to_event_marks, to_picture
from dashboard.subjects.events.notes import plain
from dashboard.subjects.promises.reasons import line_reason
from dashboard.subjects.promises.words import line_ends_in_words, line_name, outcome_badge, series_in_words
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.names import page_names
from etl.vocabulary.commitments import Measurability

Row = Mapping[Hashable, Any]


def show_measure(
    promise: Row, judged: pd.DataFrame, figures: pd.DataFrame, evidence: pd.DataFrame, tellings: pd.DataFrame
) -> None:
    """Each side's figures over time and what they show, or why figures cannot tell."""
    st.header(_("What the figures show"), anchor=False)
    if promise["measurability"] != Measurability.SERIES:
        reason = promise["not_measurable_reason"]
        st.markdown(
            plain(reason) if isinstance(reason, str) else _("It names nothing that a series of figures would show.")
        )
        return
    names = page_names()
    goods = names.goods(promise["series_group_code"] or promise["series_commodity_id"])
    st.markdown(_("Measured by: {series}.").format(series=series_in_words(promise, names, goods)))
    told = choose_lines(figures)
    show_lines(
        promise,
        told,
        to_event_marks(evidence, tellings, names.listed("evidence_kind"), str(promise["commitment_id"])),
    )
    show_judgements(promise, judged)


def choose_lines(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures of the lines that are heard, or of all lines where the reader asks for them or none is heard."""
    heard = figures[figures["is_heard"]]
    if heard.empty or len(heard) == len(figures):
        return figures
    label = _("Draw the lines that cannot judge, too")
    return (
        figures
        if address.choose_switch("lines", label, help=_("They end before the promise or leave out the deadline."))
        else heard
    )


def show_lines(promise: Row, figures: pd.DataFrame, events: list[EventMark]) -> None:
    """The picture of the lines; a click on an event opens its note."""
    names = page_names()
    picture = to_picture(promise, figures, events, names)
    if picture is None:
        components.empty(
            _("No figure of these goods between these two is in the data."), _("The Data page tells what there is.")
        )
        return
    period = formats.period(figures["period_start"].min(), figures["period_end"].max())
    clicked = components.chart(
        series_figure(picture),
        Facts(
            unit=picture.unit,
            reporter=_("each side's own; a line a source, open marks for what offices stated"),
            valuation=_(", ").join(dict.fromkeys(names.term("valuation", code) for code in figures["valuation"])),
            source=_("named in the legend and in the table"),
            period=period,
            note=line_ends_in_words(figures, names),
        ),
        Table(
            from_labels(to_figure_table(figures, names)),
            ("commitment-figures", str(promise["commitment_id"])),
            sources=sources_in(figures),
            behind=rows_behind(promise),
        ),
        title=_("{promise}: the figures, {period}").format(promise=promise["text"], period=period),
        key="series",
        alt=ngettext(
            "{n} line of figures on this promise, {period}, with its target.",
            "{n} lines of figures on this promise, {period}, with its target.",
            figures["line"].nunique(),
            period=period,
        ),
        on_select="rerun",
    )
    opened = [point for point in clicked if point.get("customdata")]
    if opened:
        components.open_event(str(opened[0]["customdata"][0]))


def rows_behind(promise: Row) -> Behind:
    """Both sides' rows of the trade that the promise names."""
    group, commodity = promise["series_group_code"], promise["series_commodity_id"]
    groups, commodities = ((group,), ()) if isinstance(group, str) else ((), (commodity,))
    return trade_between(
        promise["series_reporter_code"], promise["series_partner_code"], groups=groups, commodities=commodities
    )


def show_judgements(promise: Row, judged: pd.DataFrame) -> None:
    """What each line of figures shows: the lines that are heard as sentences, all of them as a table."""
    names, unit = page_names(), str(promise["target_unit"])
    heard = judged[judged["is_heard"]].to_dict("records")
    for row in heard:
        line, reason = plain(line_name(row, names)), plain(line_reason(row, unit))
        st.markdown(
            _("{verdict} **{line}** {reason}").format(
                verdict=outcome_badge(row["verdict"], names), line=line, reason=reason
            )
        )
    if not heard:
        st.markdown(_("No line of figures can judge it; the table says why of each."))
    components.table_twin(
        Table(
            from_labels(to_judgement_table(judged, unit, names), own={value_heading(unit): "value"}),
            ("commitment-judgements", str(promise["commitment_id"])),
            sources=sources_in(judged),
            behind=rows_behind(promise),
        ),
        "judgements",
        label=_("Every line of figures, also those that cannot judge"),
        alt=_("Each side's figures with the verdict, the share of the target and the reason."),
    )
    st.caption(
        _(
            "Each line is judged alone; nothing is added, joined or converted. Growth after a promise is no proof that "
            "it was the cause."
        )
    )
