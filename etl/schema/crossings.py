"""Tables of crossings: by what goods cross where, and by what mode goes that which figures count."""

from sqlalchemy import Table

from etl.schema.columns import key, metadata, one_of, order, our_text, page, ref, text, titles
from etl.vocabulary.figures import Indicator
from etl.vocabulary.places import TransportMode

crossing_line = Table(
    "crossing_line",
    metadata,
    ref("place_code", "place.place_code", primary_key=True, comment="the crossing on Xinjiang's side"),
    key("mode"),
    ref("neighbour_code", "area.area_code"),
    ref("opposite_code", "place.place_code", nullable=True, comment="the crossing on the neighbour's side"),
    order("sort_order"),
    *page(),
    one_of("mode", TransportMode),
    comment="By what goods cross between Xinjiang and a neighbour, from north to south, with who says so.",
)
cargo_mode = Table(
    "cargo_mode",
    metadata,
    key("indicator"),
    our_text("subject", primary_key=True),
    text("mode"),
    order("sort_order"),
    *titles(),
    one_of("indicator", Indicator),
    one_of("mode", TransportMode),
    comment="By what mode goes that which official figures of this subject count; of several the first is told first.",
)
