"""China customs, monthly bulletin, table 2 (进出口商品国别（地区）总值表), as HTML or Excel.

The table is China's exports and imports by country. Every country is in it, so it has all goods of each Central Asian
state. The express table of some main countries (主要国别) comes weeks earlier, has none of these, and is no such
file.
"""

import re
from functools import partial

from etl.publishers.common.trade_rows import TradeRecord
from etl.publishers.gacc.pages import has_title
from etl.publishers.gacc.totals import COUNTRY_HEADINGS, TotalsForm, read_country, read_totals
from etl.publishers.layouts import Layout, Sample

SOURCE = "gacc_by_country"

# Nothing but a number in brackets stands before the year: a province's table names the province there.
_TITLE = re.compile(r"(?:^|[>）)])\s*[0-9]{4}年[0-9至到—–-]+月\s*进出口商品国别")
_FORM = TotalsForm(COUNTRY_HEADINGS, "partner", read_country, TradeRecord(reporter="CN", commodity="TOTAL"))


def recognise(sample: Sample) -> bool:
    """A page or workbook under the bulletin's title, in whatever currency."""
    return has_title(sample, _TITLE)


LAYOUT = Layout(
    "gacc_by_country",
    "China customs, trade by country, monthly page",
    SOURCE,
    recognise,
    partial(read_totals, form=_FORM),
)
