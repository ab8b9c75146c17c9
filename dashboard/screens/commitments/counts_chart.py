"""The picture of how many commitments have which outcome."""

from collections.abc import Mapping, Sequence
from html import escape

from dashboard.locale import formats
from dashboard.locale.wrapping import wrap
from dashboard.subjects.colours import AMBER, BLUE, BROWN, GREEN, GREY, OLIVE, RED, VIOLET
from dashboard.subjects.promises.ledger import StageCount
from dashboard.subjects.promises.outcomes import Outcome
from dashboard.ui.drawing.figures import Bar, Figure
from dashboard.ui.theme import base_figure

OUTCOME_COLOURS: dict[str, str] = {
    Outcome.MET: GREEN,
    Outcome.PARTLY: AMBER,
    Outcome.NOT_MET: RED,
    Outcome.DISAGREE: VIOLET,
    Outcome.TOO_EARLY: BLUE,
    Outcome.INDEFINITE: GREY,
    Outcome.NO_FIGURE: BROWN,
    Outcome.NOTHING_FOUND: OLIVE,
}


def counts_figure(counts: Sequence[StageCount], stages: Mapping[str, str], outcomes: Mapping[str, str]) -> Figure:
    """One bar a stage, parted by outcome; takes the names of the stages that are counted and of outcomes, in order."""
    figure = base_figure(height=110 + 34 * len(stages) + 22 * len({one.outcome for one in counts}))
    for outcome, name in outcomes.items():
        of_outcome = [one for one in counts if one.outcome == outcome]
        if not of_outcome:
            continue
        figure.add_trace(
            Bar(
                y=[stages[one.stage] for one in of_outcome],
                x=[one.count for one in of_outcome],
                orientation="h",
                name=wrap(f"{name}\u00a0·\u00a0{sum(one.count for one in of_outcome)}"),
                # A pale edge parts neighbours, also where their colours are hard to tell apart.
                marker={"color": OUTCOME_COLOURS.get(outcome, GREY), "line": {"color": "#FFFFFF", "width": 1}},
                text=[formats.number(one.count) for one in of_outcome],
                textposition="inside",
                insidetextanchor="middle",
                insidetextfont={"color": "white"},
                textangle=0,
                hovertext=[
                    f"<b>{escape(stages[one.stage])}</b><br>{escape(name)}: {formats.number(one.count)}"
                    for one in of_outcome
                ],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    figure.update_layout(
        barmode="stack", bargap=0.25, uniformtext={"minsize": 10, "mode": "hide"}, margin={"t": 8, "b": 4}
    )
    figure.update_layout(legend={"y": -0.02, "yanchor": "top", "traceorder": "normal"})
    figure.update_xaxes(showticklabels=False, fixedrange=True, zeroline=False)
    figure.update_yaxes(categoryorder="array", categoryarray=[*stages.values()][::-1], fixedrange=True, zeroline=False)
    return figure
