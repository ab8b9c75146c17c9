"""Urumqi Customs, Xinjiang's exports and imports by country and by HS chapter, as HTML or Excel.

The form is that of the customs' bulletin. Xinjiang's trade is that of firms registered there. A table of the customs
district (关区) counts what passes its ports, whoever trades it, and is refused; so is one in yuan, the currency that
the office mostly uses. Tables of goods in words are no such files.
"""

import re
from functools import partial

from etl.publishers.common.trade_rows import RefusedWhole, TradeRecord
from etl.publishers.gacc.country_chapters import parse_commodity
from etl.publishers.gacc.pages import PageTable, has_title
from etl.publishers.gacc.totals import COUNTRY_HEADINGS, TotalsForm, read_country, read_totals
from etl.publishers.layouts import Layout, Sample

_PLACE = re.compile(r"新疆[^<>]{0,40}进出口商品|SiteName\"?\s+content=\"[^\"]*乌鲁木齐海关")
_DISTRICT = re.compile(r"关区[^<>]{0,40}进出口商品")
_XINJIANG_WORDS = re.compile("新疆|自治区|全区|我区|本区")
_ADVICE = "Take the office's table of Xinjiang (新疆) of the same month, and save the whole page."
_BY_COUNTRY = re.compile(r"进出口商品国别")
_BY_CHAPTER = re.compile(r"进出口商品类章")


def _require_xinjiang(table: PageTable) -> None:
    """Raise RefusedWhole for a table of the customs district, and for one of Urumqi's page that may be of all China."""
    if any(_DISTRICT.search(title) for title in table.titles):
        problem = "it counts what passes the customs district (关区), and Khorgos holds the trade of Xinjiang's firms"
        raise RefusedWhole(problem, _ADVICE)
    if not any(_XINJIANG_WORDS.search(title) for title in table.titles):
        raise RefusedWhole("its title does not say that it is of Xinjiang (新疆), so it may be of all China", _ADVICE)


_XINJIANG = TradeRecord(reporter="CN-XJ")
_COUNTRIES = TotalsForm(
    COUNTRY_HEADINGS, "partner", read_country, _XINJIANG._replace(commodity="TOTAL"), _require_xinjiang
)
_CHAPTERS = TotalsForm(
    ("类章", "商品类章"), "commodity", parse_commodity, _XINJIANG._replace(partner="WLD"), _require_xinjiang
)


def _recognise(title: re.Pattern[str], sample: Sample) -> bool:
    """A title that names Xinjiang or a customs district, or a page of Urumqi Customs.

    ``_require_xinjiang`` then looks closer.
    """
    return has_title(sample, title) and (has_title(sample, _PLACE) or has_title(sample, _DISTRICT))


BY_COUNTRY_LAYOUT, BY_CHAPTER_LAYOUT = (
    Layout(
        f"urumqi_{name}",
        f"Urumqi Customs, Xinjiang's trade {title}, page or Excel",
        f"urumqi_{name}",
        partial(_recognise, title_words),
        partial(read_totals, form=form),
    )
    for name, title, title_words, form in (
        ("by_country", "by country", _BY_COUNTRY, _COUNTRIES),
        ("by_chapter", "by HS chapter", _BY_CHAPTER, _CHAPTERS),
    )
)
