"""Tables of names: areas, places, people, commodities and their groups."""

from sqlalchemy import Table, UniqueConstraint

from etl.schema.columns import (
    day,
    key,
    known_from,
    known_from_key,
    known_until,
    metadata,
    one_of,
    order,
    our_text,
    page,
    ref,
    text,
    titles,
)
from etl.vocabulary.events import Topic
from etl.vocabulary.goods import Classification, CommodityLevel, GroupBasis
from etl.vocabulary.places import AreaKind, PlaceKind
from etl.vocabulary.trade import Flow, GapCause

term = Table(
    "term",
    metadata,
    key("list_name"),
    key("term_code"),
    order("sort_order"),
    *titles(),
    comment="Names of the members of every closed list in etl/vocabulary; list_name is the snake_case of the class.",
)
area = Table(
    "area",
    metadata,
    key("area_code"),
    text("kind"),
    text("iso3", nullable=True),
    text("m49_code", nullable=True),
    ref("parent_code", "area.area_code", nullable=True),
    order("sort_order"),
    *titles("name"),
    one_of("kind", AreaKind),
    comment="Countries, regions and groups; codes are ISO 3166-1 alpha-2 and 3166-2, C5 and WLD are ours.",
)
area_member = Table(
    "area_member",
    metadata,
    ref("group_code", "area.area_code", primary_key=True),
    ref("area_code", "area.area_code", primary_key=True),
    comment="Which countries a group holds.",
)
place = Table(
    "place",
    metadata,
    key("place_code"),
    text("kind"),
    ref("area_code", "area.area_code", nullable=True),
    *titles("name"),
    one_of("kind", PlaceKind),
    comment="Cities and ports of entry.",
)
authority = Table(
    "authority",
    metadata,
    key("authority_code"),
    ref("area_code", "area.area_code", nullable=True),
    *titles("name"),
    comment="Offices and media that count trade or state figures: GACC, Urumqi Customs, KZ BNS.",
)
person = Table(
    "person",
    metadata,
    key("person_code"),
    ref("area_code", "area.area_code", nullable=True),
    *titles("name"),
    comment="People who took part in events; area_code is the side they speak for.",
)
person_role = Table(
    "person_role",
    metadata,
    ref("person_code", "person.person_code", primary_key=True),
    key("role"),
    known_from_key(),
    known_until(),
    day("seen_from", comment="first event at which this role is attested"),
    day("seen_to", comment="last such event"),
    comment="Roles as attested by events; not the dates of appointment, which would need sources of their own.",
)
role = Table(
    "role",
    metadata,
    key("role_en"),
    *titles("role")[1:],  # the English one is the key
    comment="Titles of roles as the governments write them; role_en is the text of event_participant.role, which may "
    "have no row here.",
)
commodity = Table(
    "commodity",
    metadata,
    key("commodity_id"),
    text("classification"),
    text("code"),
    text("level"),
    ref("parent_id", "commodity.commodity_id", nullable=True),
    *titles(),
    UniqueConstraint("classification", "code"),
    one_of("classification", Classification),
    one_of("level", CommodityLevel),
    comment="commodity_id is classification:code, for example HS:1001; all goods are TOTAL.",
)
commodity_group = Table(
    "commodity_group",
    metadata,
    key("group_code"),
    order("sort_order"),
    *titles(),
    our_text("definition"),
    comment="Groups of codes people speak of: meat, grain, oilseed.",
)
commodity_group_member = Table(
    "commodity_group_member",
    metadata,
    ref("group_code", "commodity_group.group_code", primary_key=True),
    ref("commodity_id", "commodity.commodity_id", primary_key=True),
    text("basis"),
    our_text("reason", nullable=True),
    one_of("basis", GroupBasis),
    comment="Every commodity counted in a group, at every level: a query keeps the members at the level its source "
    "gives.",
)
gap_reason = Table(
    "gap_reason",
    metadata,
    key("reason_code"),
    order("sort_order"),
    ref("area_code", "area.area_code", nullable=True),
    text("flow", nullable=True, comment="seen from China; NULL for both"),
    text("cause"),
    *titles("text"),
    *page(),
    known_from(),
    one_of("flow", (Flow.EXPORT, Flow.IMPORT)),
    one_of("cause", GapCause),
    comment="Why China and a partner (any partner where area_code is NULL) report different numbers, as a source gives "
    "it.",
)
synonym = Table(
    "synonym",
    metadata,
    key("synonym_code"),
    *titles("words"),
    comment="Words of the trade that mean the same in a search, in each language parted by semicolons.",
)
topic_group = Table(
    "topic_group",
    metadata,
    key("topic"),
    ref("group_code", "commodity_group.group_code", primary_key=True),
    one_of("topic", Topic),
    comment="Which trade shows what a topic is about.",
)
