"""What figures say of one promise: its lines over time, each line's judgement, or why none can tell."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import Behind, trade_between
from dashboard.screens.commitments.chart import lines_figure
from dashboard.screens.commitments.tables import to_figure_table, to_judgement_table
from dashboard.screens.commitments.view import EventMark, to_event_marks, to_picture
from dashboard.subjects.events.notes import plain
from dashboard.subjects.promises.commitments import Commitment, MeasuringSeries
from dashboard.subjects.promises.evidence import EvidencePiece
from dashboard.subjects.promises.judgements import CommitmentFigure, LineJudgement, sources_of
from dashboard.subjects.promises.reasons import line_reason
from dashboard.subjects.promises.words import line_ends_in_words, line_name, outcome_badge, series_in_words
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.names import page_names


def show_measure(
    commitment: Commitment,
    judged: Sequence[LineJudgement],
    figures: Sequence[CommitmentFigure],
    evidence: Iterable[EvidencePiece],
    tellings: Iterable[Commitment],
) -> None:
    """Each side's figures over time and what they show, or why figures cannot tell."""
    st.header(_("What the figures show"), anchor=False)
    series = commitment.series
    if series is None:
        reason = commitment.not_measurable_reason
        st.markdown(plain(reason) if reason else _("It names nothing that a series of figures would show."))
        return
    names = page_names()
    st.markdown(_("Measured by: {series}.").format(series=series_in_words(series, names)))
    events = to_event_marks(evidence, tellings, names.listed("evidence_kind"), commitment.commitment_id)
    show_lines(commitment, choose_lines(figures), events, trade_of(series))
    show_judgements(commitment, judged, trade_of(series))


def choose_lines(figures: Sequence[CommitmentFigure]) -> Sequence[CommitmentFigure]:
    """Figures of the lines that have a say, or of all lines where the reader asks for them or none has."""
    judging = [figure for figure in figures if figure.line.is_heard]
    if not judging or len(judging) == len(figures):
        return figures
    label = _("Draw the lines that cannot judge, too")
    return (
        figures
        if address.choose_switch("lines", label, help=_("They end before the promise or leave out the deadline."))
        else judging
    )


def show_lines(
    commitment: Commitment, figures: Sequence[CommitmentFigure], events: Iterable[EventMark], behind: Behind
) -> None:
    """The picture of the lines; a click on an event opens its note."""
    names = page_names()
    picture = to_picture(commitment, figures, events, names)
    if picture is None:
        components.empty(
            _("No figure of these goods between these two is in the data."), _("The Data page tells what there is.")
        )
        return
    period = formats.period(
        min(figure.period_start for figure in figures), max(figure.period_end for figure in figures)
    )
    valuations = dict.fromkeys(names.term("valuation", figure.line.valuation) for figure in figures)
    components.chart(
        lines_figure(picture),
        Facts(
            unit=picture.unit,
            reporter=_("each side's own; a line a source, open marks for what offices stated"),
            valuation=_(", ").join(valuations),
            source=_("named in the legend and in the table"),
            period=period,
            note=line_ends_in_words(figures, names),
        ),
        Table(
            lambda: to_figure_table(figures, names),
            ("commitment-figures", commitment.commitment_id),
            sources=sources_of(figure.line for figure in figures),
            behind=behind,
        ),
        title=_("{promise}: the figures, {period}").format(promise=commitment.text, period=period),
        key="series",
        alt=ngettext(
            "{n} line of figures on this promise, {period}, with its target.",
            "{n} lines of figures on this promise, {period}, with its target.",
            len({figure.line.code for figure in figures}),
            period=period,
        ),
        on_click=components.open_event_of,
        is_still=True,
        link_of=lambda marked: components.event_address(str(marked[0])),
    )


def trade_of(series: MeasuringSeries) -> Behind:
    """Both sides' rows of the trade that a commitment names."""
    groups, commodities = ((series.goods,), ()) if series.is_group else ((), (series.goods,))
    return trade_between(series.reporter_code, series.partner_code, groups=groups, commodities=commodities)


def show_judgements(commitment: Commitment, judged: Sequence[LineJudgement], behind: Behind) -> None:
    """What each line of figures shows: the lines that have a say as sentences, all of them as a table."""
    names, unit = page_names(), commitment.target_unit
    judging = [one for one in judged if one.line.is_heard]
    for one in judging:
        line, reason = plain(line_name(one.line, names)), plain(line_reason(one, unit))
        st.markdown(
            _("{verdict} **{line}** {reason}").format(
                verdict=outcome_badge(one.verdict, names), line=line, reason=reason
            )
        )
    if not judging:
        st.markdown(_("No line of figures can judge it; the table says why of each."))
    components.table_twin(
        Table(
            to_judgement_table(judged, unit, names),
            ("commitment-judgements", commitment.commitment_id),
            sources=sources_of(one.line for one in judged),
            behind=behind,
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
