"""Why the two numbers differ.

What sources say of this pair, what holds for every pair, and what is known of the tables compared.
"""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.both_sides.data import source_notes
from dashboard.screens.both_sides.filters import Comparison
from dashboard.screens.both_sides.sentences import freight_sentence
from dashboard.subjects.events.notes import published_in_words
from dashboard.subjects.trade.mirror import GapReason, gap_reasons
from dashboard.ui.database import ask
from dashboard.ui.names import page_names
from etl.vocabulary.trade import Direction, Flow, GapCause

FLOWS = {Direction.TO_PARTNER: Flow.EXPORT, Direction.FROM_PARTNER: Flow.IMPORT}


def show_reasons(view: Comparison, gap: float | None) -> None:
    """The known reasons, those told of this pair first. ``gap`` is the newest one, to say which way freight works."""
    st.header(_("Why they differ"), anchor=False)
    reasons = ask(gap_reasons, view.subject.partner)
    flow = FLOWS.get(Direction(view.direction))
    meant = [reason for reason in reasons if flow is None or reason.flow in {None, flow}]
    own = [reason for reason in meant if reason.area_code is not None]
    general = [reason for reason in meant if reason.area_code is None]
    if own:
        st.markdown(_("**Told of this pair**, by the sides' own offices and people:"))
    else:
        st.markdown(_("No source here tells a reason of this pair in particular. What holds for any two countries:"))
    for reason in own:
        st.markdown(reason_line(reason))
    with st.expander(_("Reasons that hold for any two countries"), expanded=not own, icon=":material/public:"):
        for reason in general:
            extra = freight_sentence(view.direction, gap, view.sides) if reason.cause == GapCause.VALUATION else ""
            st.markdown(f"{reason_line(reason)} {extra}")
        st.caption(
            _(
                "Where a firm is registered decides what counts as Xinjiang's trade, not what counts as China's: it "
                "moves nothing between these two numbers."
            )
        )
    show_source_notes(view)


def reason_line(reason: GapReason) -> str:
    """One reason with its cause and a link to where it is told."""
    cause = page_names().term("gap_cause", reason.cause)
    told = reason.publisher
    if reason.published_date is not None:
        told = _("{publisher}, {date}").format(publisher=told, date=published_in_words(reason.published_date))
    return _("- **{cause}.** {text} [{told}]({url})").format(
        cause=cause, text=reason.text, told=told, url=reason.source_url
    )


def show_source_notes(view: Comparison) -> None:
    """What is known of the tables that are compared; notes are in the language of the source's description."""
    tables = [line for lines in view.pairs for _side, line in lines.known if not line.is_stated]
    notes = source_notes([line.source_code for line in tables])
    if not notes:
        return
    with st.expander(_("What to know of the figures compared"), icon=":material/info:"):
        for code, note in notes.items():
            title = view.sides.names.source_title(code)
            st.markdown(_("- **{source}.** {note}").format(source=title, note=note))
