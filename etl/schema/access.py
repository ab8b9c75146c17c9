"""Tables of market access: goods as acts name them, and acts, one a row. How markets stand is in ``conclusions``."""

from sqlalchemy import CheckConstraint, Index, Table

from etl.schema.columns import day, flag, key, known_from, metadata, number, one_of, order, our_text, ref, text, titles
from etl.vocabulary.access import AccessKind, AccessUnit, ActForce, ActScope, ConflictMatter, DateBasis
from etl.vocabulary.goods import GroupBasis
from etl.vocabulary.periods import DatePrecision

access_good = Table(
    "access_good",
    metadata,
    key("good_code"),
    order("sort_order"),
    flag(
        "is_collective",
        "a name for many goods, of which acts tell counts; no market is told to be open or closed to it",
    ),
    *titles("name"),
    comment="Goods as acts on market access name them, from live horses to dried melon.",
)
access_good_part = Table(
    "access_good_part",
    metadata,
    ref("whole_code", "access_good.good_code", primary_key=True),
    ref("part_code", "access_good.good_code", primary_key=True),
    comment="Which goods lie in a wider one, through all steps: a ban on meat is one on beef.",
)
access_good_code = Table(
    "access_good_code",
    metadata,
    ref("good_code", "access_good.good_code", primary_key=True),
    ref("commodity_id", "commodity.commodity_id", primary_key=True),
    text("basis"),
    our_text("reason", nullable=True, comment="what else the code holds"),
    one_of("basis", (GroupBasis.EXACT, GroupBasis.STAND_IN)),
    comment="Whose trade shows that of a good.",
)
market_access = Table(
    "market_access",
    metadata,
    key("act_code"),
    ref("good_code", "access_good.good_code"),
    ref("origin_code", "area.area_code", comment="WLD: from any country"),
    ref("destination_code", "area.area_code", comment="WLD: to any country; C5: one count for all five"),
    text("kind"),
    text("force"),
    text("scope"),
    text("date", nullable=True, comment="YYYY, YYYY-MM or YYYY-MM-DD; NULL: printed nowhere"),
    text("date_precision", nullable=True),
    text("date_basis"),
    day(
        "from_date",
        comment="day from which the act counts: its date; of a month or year the last day, or the page's where that is "
        "earlier; of an act without a date the day from which it is known",
    ),
    day("last_date", nullable=True, comment="last day on which it holds by its own words; NULL: it names no end"),
    flag("is_last_date_computed", "last_date is from_date and a term in months that the act names"),
    our_text("instrument", nullable=True),
    text("instrument_number", nullable=True),
    text("tariff_lines", nullable=True, comment="codes of the tariff as printed, parted by semicolons"),
    number("quantity", "in unit"),
    text("unit", nullable=True),
    our_text("quantity_note", nullable=True, comment="in words what the number leaves out"),
    our_text("detail", nullable=True),
    our_text("source_title", nullable=True),
    our_text("publisher"),
    text("source_url", nullable=True, comment="NULL: a notice that is cited by its number"),
    text("published_date", nullable=True, comment="YYYY, YYYY-MM or YYYY-MM-DD"),
    our_text("second_publisher", nullable=True),
    text("second_url", nullable=True),
    day("read_date", comment="day on which the page was read"),
    known_from(),
    flag("is_known_from_assumed", "the page bears no date: the act's own day, or the day on which the page was read"),
    one_of("kind", AccessKind),
    one_of("force", ActForce),
    one_of("scope", ActScope),
    one_of("date_precision", DatePrecision),
    one_of("date_basis", DateBasis),
    one_of("unit", AccessUnit),
    CheckConstraint("last_date >= from_date", name="last_date"),
    Index("ix_market_access_good", "good_code", "origin_code", "destination_code", "from_date"),
    comment="One act on one good: what opens a market to it, closes it, or sets a duty or an amount.",
)
market_access_event = Table(
    "market_access_event",
    metadata,
    ref("act_code", "market_access.act_code", primary_key=True),
    ref("event_id", "event.event_id", primary_key=True),
    known_from(),
    comment="The event that tells of an act.",
)
market_access_conflict = Table(
    "market_access_conflict",
    metadata,
    ref("act_code", "market_access.act_code", primary_key=True),
    ref("other_act_code", "market_access.act_code", primary_key=True),
    text("about"),
    our_text("text"),
    known_from(),
    one_of("about", ConflictMatter),
    comment="Two acts that contradict each other; both are kept.",
)
