"""Lists of goods, and how a group is made of them."""

from enum import StrEnum


class Classification(StrEnum):
    """Which list a commodity code is from."""

    TOTAL = "TOTAL"  # all goods
    HS = "HS"  # Harmonized System chapters, headings and subheadings
    HS_SECTION = "HSS"  # Harmonized System sections, I to XXII
    FAO = "FAO"  # FAOSTAT items and item groups
    SITC = "SITC"  # Standard International Trade Classification sections
    MOFCOM = "MOFCOM"  # products and totals as China's Ministry of Commerce names them
    WITS = "WITS"  # groups of HS chapters, as the World Bank's WITS forms them


ALL_GOODS = "all_goods"
"""The group that holds the publishers' totals of all goods."""
FARM_GOODS = "agricultural"
"""The group of all farm goods."""
WIDE_GROUPS = (FARM_GOODS, ALL_GOODS)
"""Groups of which others are parts."""

PARTS_OF_ALL = (Classification.HS, Classification.HS_SECTION, Classification.SITC, Classification.WITS)
"""Lists whose chapters and sections are parts of all goods, without being in the group of that name."""


class CommodityLevel(StrEnum):
    """How fine a commodity code is."""

    TOTAL = "total"  # all goods
    AGGREGATE = "aggregate"  # a total by its publisher's own definition, for example all agricultural goods
    SECTION = "section"  # HS or SITC section, or a group of chapters that stands for one
    CHAPTER = "chapter"  # HS, two digits
    HEADING = "heading"  # HS, four digits
    SUBHEADING = "subheading"  # HS, six digits
    ITEM = "item"  # an item of a list without levels


NO_PARTS = (CommodityLevel.TOTAL, CommodityLevel.AGGREGATE)
"""Levels of what is a whole by itself."""


class GroupBasis(StrEnum):
    """How well a commodity stands for a group it is counted in."""

    EXACT = "exact"  # the code lies wholly inside the group
    STAND_IN = "stand_in"  # a chapter that also holds other goods stands in where a source gives nothing finer
    PUBLISHED = "published"  # the publisher's own total, by its own definition
