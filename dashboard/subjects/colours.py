"""Colours of the project, as plain values: pages, pictures and briefs take theirs from here."""

TEAL, AMBER, BLUE, RED, VIOLET, GREEN, GREY, BROWN, PINK, OLIVE = (
    "#0E8F8A",
    "#C77700",
    "#3B7DD8",
    "#D1495B",
    "#8A6BD1",
    "#4E9A3B",
    "#7A8594",
    "#A0673C",
    "#C2569B",
    "#8C8A1F",
)
