"""Names: areas, terms, groups, commodities, authorities, places and roles, in the order in which they are shown."""

import pandas as pd
from sqlalchemy import Connection, select

from etl.schema import (
    area,
    area_member,
    authority,
    commodity,
    commodity_group,
    commodity_group_member,
    place,
    role,
    term,
)
from etl.schema.columns import name_columns_of
from etl.vocabulary.goods import CommodityLevel, GroupBasis

PARTNERS = ("KZ", "KG", "TJ", "TM", "UZ")  # in the order in which pages offer them


def areas(connection: Connection) -> pd.DataFrame:
    """Every area, in its order. Columns: area_code, kind, iso3, parent_code, the ``name`` columns."""
    columns = [
        area.c.area_code,
        area.c.kind,
        area.c.iso3,
        area.c.parent_code,
        *name_columns_of(area, "name"),
    ]
    return pd.read_sql(select(*columns).order_by(area.c.sort_order, area.c.area_code), connection)


def area_members(connection: Connection, group_code: str) -> pd.DataFrame:
    """Areas of a group, in their order. Columns: area_code."""
    question = (
        select(area_member.c.area_code)
        .join(area, area.c.area_code == area_member.c.area_code)
        .where(area_member.c.group_code == group_code)
        .order_by(area.c.sort_order)
    )
    return pd.read_sql(question, connection)


def terms(connection: Connection) -> pd.DataFrame:
    """Names of every closed list's members. Columns: list_name, term_code, the ``title`` columns."""
    columns = [term.c.list_name, term.c.term_code, *name_columns_of(term)]
    return pd.read_sql(select(*columns).order_by(term.c.list_name, term.c.sort_order), connection)


def commodity_groups(connection: Connection) -> pd.DataFrame:
    """Commodity groups, in their order. Columns: group_code, the ``title`` columns, definition."""
    columns = [
        commodity_group.c.group_code,
        *name_columns_of(commodity_group),
        commodity_group.c.definition,
    ]
    return pd.read_sql(select(*columns).order_by(commodity_group.c.sort_order), connection)


def stand_ins(connection: Connection) -> pd.DataFrame:
    """Chapters that stand in for a group of which no chapter is an exact part. Columns: group_code, code."""
    chapters = (
        select(commodity_group_member.c.group_code, commodity_group_member.c.basis, commodity.c.code)
        .join(commodity, commodity.c.commodity_id == commodity_group_member.c.commodity_id)
        .where(commodity.c.level == CommodityLevel.CHAPTER)
        .subquery("chapter")
    )
    with_exact = select(chapters.c.group_code).where(chapters.c.basis == GroupBasis.EXACT)
    question = (
        select(chapters.c.group_code, chapters.c.code)
        .where(chapters.c.basis == GroupBasis.STAND_IN, chapters.c.group_code.not_in(with_exact))
        .order_by(chapters.c.group_code, chapters.c.code)
    )
    return pd.read_sql(question, connection)


def commodities(connection: Connection) -> pd.DataFrame:
    """Every commodity. Columns: commodity_id, classification, code, level, parent_id, the ``title`` columns."""
    columns = [
        commodity.c.commodity_id,
        commodity.c.classification,
        commodity.c.code,
        commodity.c.level,
        commodity.c.parent_id,
        *name_columns_of(commodity),
    ]
    return pd.read_sql(select(*columns).order_by(commodity.c.commodity_id), connection)


def authorities(connection: Connection) -> pd.DataFrame:
    """Who counts trade and who states figures. Columns: authority_code, area_code, the ``name`` columns."""
    columns = [
        authority.c.authority_code,
        authority.c.area_code,
        *name_columns_of(authority, "name"),
    ]
    return pd.read_sql(select(*columns).order_by(authority.c.authority_code), connection)


def roles(connection: Connection) -> pd.DataFrame:
    """Titles of the roles that have any. Columns: the ``role`` columns, the English one as the notes write it."""
    return pd.read_sql(select(*name_columns_of(role, "role")).order_by(role.c.role_en), connection)


def places(connection: Connection) -> pd.DataFrame:
    """Cities and ports. Columns: place_code, kind, area_code, the ``name`` columns."""
    columns = [place.c.place_code, place.c.kind, place.c.area_code, *name_columns_of(place, "name")]
    return pd.read_sql(select(*columns).order_by(place.c.place_code), connection)
