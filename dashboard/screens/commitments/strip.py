"""How many promises stand how, as one bar with its legend, there with the text. Pure: no database, no page."""

from collections.abc import Mapping
from html import escape

from dashboard.locale import formats
from dashboard.screens.commitments.counts_chart import OUTCOME_COLOURS
from dashboard.subjects.colours import GREY


def outcome_strip(counts: Mapping[str, int], outcomes: Mapping[str, str], told: str) -> str:
    """HTML of the bar: a piece for each outcome that occurs, as long as its share, and below it each with its number.

    Takes counts by outcome and their names; ``told`` says the same to who does not see it.
    """
    there = [(code, count) for code, count in counts.items() if count]
    pieces = "".join(f'<span style="flex:{count} 0 0;background:{_colour(code)}"></span>' for code, count in there)
    legend = "".join(
        f'<li><span class="dot" style="background:{_colour(code)}"></span>{escape(outcomes.get(code, code))} '
        f"<b>{formats.number(count)}</b></li>"
        for code, count in there
    )
    return (
        f'<div class="strip"><div class="strip-bar" role="img" aria-label="{escape(told)}">{pieces}</div>'
        f'<ul class="strip-legend">{legend}</ul></div>'
    )


def _colour(code: str) -> str:
    return OUTCOME_COLOURS.get(code, GREY)
