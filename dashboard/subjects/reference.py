"""What the reference tables tell beside names: kinds and members of areas, whose offices and places are."""

import pandas as pd
from sqlalchemy import Connection, or_, select

from etl.schema import area, area_member, authority, commodity, commodity_group_member, place
from etl.vocabulary.figures import UNNAMED_OFFICE
from etl.vocabulary.goods import CommodityLevel, GroupBasis

PARTNERS = ("KZ", "KG", "TJ", "TM", "UZ")  # in the order in which pages offer them


def areas(connection: Connection) -> pd.DataFrame:
    """Every area, in its order. Columns: area_code, kind, parent_code."""
    columns = [area.c.area_code, area.c.kind, area.c.parent_code]
    return pd.read_sql_query(select(*columns).order_by(area.c.sort_order, area.c.area_code), connection)


def countries_in(connection: Connection, area_code: str) -> tuple[str, ...]:
    """The countries that an area is made of, in their order: itself, unless it is a group."""
    question = (
        select(area_member.c.area_code)
        .join(area, area.c.area_code == area_member.c.area_code)
        .where(area_member.c.group_code == area_code)
        .order_by(area.c.sort_order)
    )
    return tuple(connection.scalars(question)) or (area_code,)


def stand_ins(connection: Connection) -> dict[str, list[str]]:
    """Group of which no chapter is an exact part, to the codes of the chapters that stand in for it."""
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
    found: dict[str, list[str]] = {}
    for group_code, chapter in connection.execute(question):
        found.setdefault(group_code, []).append(chapter)
    return found


def authorities(connection: Connection) -> pd.DataFrame:
    """Who counts trade and who states figures. Columns: authority_code, area_code."""
    columns = [authority.c.authority_code, authority.c.area_code]
    return pd.read_sql_query(select(*columns).order_by(authority.c.authority_code), connection)


def own_offices(connection: Connection, *area_codes: str) -> frozenset[str]:
    """Offices that count for these areas or for the country that a region lies in, without those that nobody named."""
    countries = select(area.c.parent_code).where(area.c.area_code.in_(area_codes), area.c.parent_code.is_not(None))
    question = select(authority.c.authority_code).where(
        or_(authority.c.area_code.in_(area_codes), authority.c.area_code.in_(countries)),
        ~authority.c.authority_code.endswith(UNNAMED_OFFICE),
    )
    return frozenset(connection.scalars(question.order_by(authority.c.authority_code)))


def places(connection: Connection) -> pd.DataFrame:
    """Cities and ports. Columns: place_code, area_code."""
    return pd.read_sql_query(select(place.c.place_code, place.c.area_code).order_by(place.c.place_code), connection)
