"""The contract between the two halves: ``etl`` fills these tables, ``dashboard`` reads them, nothing else is shared.

Conventions: codes are text; dates are calendar dates and periods are a first and a last day; a missing value is NULL,
never 0; ``_usd`` is US dollars, ``_kg`` kilograms, ``_pct`` per cent; a name has a column for
each language of ``etl.vocabulary.languages`` (``title_en``, ``title_zh``), of which only the English one is never NULL.
"""

from etl.schema.access import (
    access_good,
    access_good_code,
    access_good_part,
    market_access,
    market_access_conflict,
    market_access_event,
)
from etl.schema.asks import ask, ask_party, ask_topic
from etl.schema.builds import build, build_file, finding, large_revision, rejection, revision
from etl.schema.columns import metadata
from etl.schema.commitments import (
    assessment,
    commitment,
    commitment_evidence,
    commitment_party,
    commitment_topic,
    stage,
)
from etl.schema.conclusions import (
    access_state,
    commitment_figure,
    group_trade,
    headline_line,
    headline_pair,
    judgement,
    standing,
    standing_side,
)
from etl.schema.crossings import cargo_mode, crossing_line
from etl.schema.events import (
    event,
    event_figure,
    event_participant,
    event_party,
    event_relation,
    event_source,
    event_topic,
)
from etl.schema.figures import observation, official_figure, snapshot, source
from etl.schema.prices import crop_code, exchange_rate, nearest_price, price, price_good, production
from etl.schema.reach import (
    goods_change,
    goods_count,
    goods_kind,
    goods_reach,
    group_reach,
    largest_goods,
    named_goods,
    trade_count,
    trade_reach,
    trade_years,
)
from etl.schema.reference import (
    area,
    area_member,
    authority,
    commodity,
    commodity_group,
    commodity_group_member,
    gap_reason,
    person,
    person_role,
    place,
    role,
    synonym,
    term,
    topic_group,
)
from etl.schema.search import search_entry, search_name
from etl.schema.translations import translation

SCHEMA_VERSION = 15

FIGURE_TABLES = (observation, official_figure, price, exchange_rate, production)
"""Tables whose rows are figures of a source: each has ``source_code``, ``period_start`` and ``period_end``."""

__all__ = [
    "FIGURE_TABLES",
    "SCHEMA_VERSION",
    "access_good",
    "access_good_code",
    "access_good_part",
    "access_state",
    "area",
    "area_member",
    "ask",
    "ask_party",
    "ask_topic",
    "assessment",
    "authority",
    "build",
    "build_file",
    "cargo_mode",
    "commitment",
    "commitment_evidence",
    "commitment_figure",
    "commitment_party",
    "commitment_topic",
    "commodity",
    "commodity_group",
    "commodity_group_member",
    "crop_code",
    "crossing_line",
    "event",
    "event_figure",
    "event_participant",
    "event_party",
    "event_relation",
    "event_source",
    "event_topic",
    "exchange_rate",
    "finding",
    "gap_reason",
    "goods_change",
    "goods_count",
    "goods_kind",
    "goods_reach",
    "group_reach",
    "group_trade",
    "headline_line",
    "headline_pair",
    "judgement",
    "large_revision",
    "largest_goods",
    "market_access",
    "market_access_conflict",
    "market_access_event",
    "metadata",
    "named_goods",
    "nearest_price",
    "observation",
    "official_figure",
    "person",
    "person_role",
    "place",
    "price",
    "price_good",
    "production",
    "rejection",
    "revision",
    "role",
    "search_entry",
    "search_name",
    "snapshot",
    "source",
    "stage",
    "standing",
    "standing_side",
    "synonym",
    "term",
    "topic_group",
    "trade_count",
    "trade_reach",
    "trade_years",
    "translation",
]
