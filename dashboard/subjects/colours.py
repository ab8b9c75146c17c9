"""Colours of the project, as plain values: pages, pictures and briefs take theirs from here.

Each has a contrast of at least 3:1 on the light and on the dark ground; those that stand beside each other are told
apart also by who does not see green (``tests/dashboard/ui/test_theme.py``).
"""

TEAL, AMBER, BLUE, RED, VIOLET, GREEN, GREY, BROWN, PINK, OLIVE = (
    "#0E8F8A",
    "#C77700",
    "#296DCC",
    "#D96A78",
    "#8D82D8",
    "#4D7D30",
    "#7A8594",
    "#A7593F",
    "#A83D95",
    "#84821D",
)
