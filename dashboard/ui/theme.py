"""One visual language: the colours and the look of every chart.

A colour means the same on every page: a side, or a group of goods. Grid colours come from Streamlit's chart theme,
which follows the reader's choice of light or dark; texts are in the page's ink (``client/page.css``).
"""

from dashboard.subjects.colours import AMBER, BLUE, BROWN, GREEN, GREY, OLIVE, PINK, RED, TEAL, VIOLET
from dashboard.ui.drawing.figures import Figure
from etl.vocabulary.goods import ALL_GOODS, FARM_GOODS
from etl.vocabulary.trade import Side

SERIES_COLOURS = (TEAL, AMBER, BLUE, RED, VIOLET, GREEN, BROWN, PINK, OLIVE, GREY)

SIDE_COLOURS = {Side.HOME: TEAL, Side.PARTNER: AMBER}

GROUP_COLOURS = {
    "live_animals": BROWN,
    "meat": RED,
    "grain": AMBER,
    "milling": OLIVE,
    "pulses": GREEN,
    "oilseed": VIOLET,
    "vegetable_oil": BLUE,
    "oil_meal": PINK,
    "other_agricultural": GREY,
    FARM_GOODS: TEAL,
    ALL_GOODS: TEAL,
}

EVENT_COLOURS = {
    "summit": VIOLET,
    "head_of_state_meeting": VIOLET,
    "head_of_government_meeting": BLUE,
    "ministerial_meeting": TEAL,
    "regional_leader_meeting": AMBER,
    "intergovernmental_committee": BLUE,
    "delegation_visit": TEAL,
    "business_forum": GREEN,
    "agreement_signing": OLIVE,
    "market_access": GREEN,
    "restriction": RED,
    "infrastructure": BROWN,
    "other": GREY,
}

# Kinds that share a colour differ in their mark.
EVENT_SYMBOLS = {
    "summit": "star",
    "head_of_state_meeting": "circle",
    "head_of_government_meeting": "square",
    "ministerial_meeting": "circle",
    "regional_leader_meeting": "diamond",
    "intergovernmental_committee": "pentagon",
    "delegation_visit": "triangle-right",
    "business_forum": "hexagon",
    "agreement_signing": "square",
    "market_access": "triangle-up",
    "restriction": "x",
    "infrastructure": "triangle-down",
    "other": "circle",
}

# Marks and dashes tell series apart where colour cannot.
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x", "star", "pentagon", "hexagon")


BASE_HEIGHT = 380
AXIS_PIXELS = 24  # of a line of labels below a plot


def base_figure(height: int = BASE_HEIGHT) -> Figure:
    """An empty figure in the project's look; put traces in and title the axes."""
    figure = Figure()
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        hovermode="closest",  # unified hover breaks selection
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "title": None},
        xaxis={"automargin": True, "showgrid": False, "exponentformat": "none"},
        yaxis={
            "automargin": True,
            "rangemode": "tozero",
            "zeroline": True,
            "exponentformat": "none",
        },  # the unit holds the thousands
        dragmode=False,
    )
    return figure


# No mode bar: it covers data on a phone, and every chart has its table and its file.
CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False, "responsive": True}
