"""The countries and product groups of the World Bank's WITS: its codes in the API, its names in downloads.

Sixteen of the product groups are HS chapters that follow each other; together they are all goods. The others cut the
same trade in other ways (SITC groups, stages of processing), so they are never read beside these.
"""

from etl.publishers.common.areas import BY_ISO3

TOTAL, WORLD = "TOTAL", "WLD"
AREA_CODES = BY_ISO3 | {"WLD": WORLD}
AREA_NAMES = {
    "China": "CN",
    "Kazakhstan": "KZ",
    "Kyrgyz Republic": "KG",
    "Tajikistan": "TJ",
    "Turkmenistan": "TM",
    "Uzbekistan": "UZ",
    "World": WORLD,
}
GROUP_CODES = {
    "Total": TOTAL,
    "01-05_Animal": "WITS:01-05",
    "06-15_Vegetable": "WITS:06-15",
    "16-24_FoodProd": "WITS:16-24",
    "25-26_Minerals": "WITS:25-26",
    "27-27_Fuels": "WITS:27-27",
    "28-38_Chemicals": "WITS:28-38",
    "39-40_PlastiRub": "WITS:39-40",
    "41-43_HidesSkin": "WITS:41-43",
    "44-49_Wood": "WITS:44-49",
    "50-63_TextCloth": "WITS:50-63",
    "64-67_Footwear": "WITS:64-67",
    "68-71_StoneGlas": "WITS:68-71",
    "72-83_Metals": "WITS:72-83",
    "84-85_MachElec": "WITS:84-85",
    "86-89_Transport": "WITS:86-89",
    "90-99_Miscellan": "WITS:90-99",
}
GROUP_NAMES = {
    "All Products": TOTAL,
    "Animal": "WITS:01-05",
    "Vegetable": "WITS:06-15",
    "Food Products": "WITS:16-24",
    "Minerals": "WITS:25-26",
    "Fuels": "WITS:27-27",
    "Chemicals": "WITS:28-38",
    "Plastic or Rubber": "WITS:39-40",
    "Hides and Skins": "WITS:41-43",
    "Wood": "WITS:44-49",
    "Textiles and Clothing": "WITS:50-63",
    "Footwear": "WITS:64-67",
    "Stone and Glass": "WITS:68-71",
    "Metals": "WITS:72-83",
    "Mach and Elec": "WITS:84-85",
    "Transportation": "WITS:86-89",
    "Miscellaneous": "WITS:90-99",
}
STAGES = frozenset(("UNCTAD-SoP1", "UNCTAD-SoP2", "UNCTAD-SoP3", "UNCTAD-SoP4"))
STAGE_NAMES = frozenset(("Raw materials", "Intermediate goods", "Consumer goods", "Capital goods"))
OTHER_CODES = STAGES | {"AgrRaw", "Chemical", "Food", "Fuels", "manuf", "OresMtls", "Textiles", "Transp"}
OTHER_NAMES = STAGE_NAMES | {
    "Agricultural Raw Materials",
    "Chemical",
    "Food",
    "Fuel",
    "Machinery and Transport Equipment",
    "Manufactures",
    "Ores and Metals",
    "Textiles",
}
OTHER_COUNTRIES = "other countries, and groups of countries"
OTHER_GROUPS = "product groups by SITC or stage of processing"


def is_ours(reporter: str, partner: str, areas: dict[str, str]) -> bool:
    """Whether one of the six countries reports its trade with another of them or the world.

    The world itself reports nothing.
    """
    return reporter in areas and partner in areas and areas[reporter] != WORLD


def to_commodity(group: str, groups: dict[str, str]) -> str:
    """The commodity of a group.

    One that is in no list keeps its word (``WITS:word``) and is refused where codes are looked at.
    """
    return groups.get(group, f"WITS:{group}")
