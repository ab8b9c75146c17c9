"""A page of the register of overseas producers (CIFER) as acts: how many firms of a country are listed for what.

The page shows firms a row; its headings are in Chinese with English beside them. Where it has no column of countries,
the number in China says whose firm it is: a C, the country's three letters, then digits (``CKAZ...``).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from etl.drafts.acts.found import FoundAct, FoundActs, to_iso
from etl.drafts.acts.names import ActNames, named_codes
from etl.drafts.acts.saved_page import SavedPage, Table
from etl.drafts.faults import NotAnAct
from etl.vocabulary.access import AccessKind, AccessUnit, ActScope, DateBasis

_HEADINGS = {
    "number": ("在华注册编号", "china reg"),
    "name": ("企业名称", "name"),
    "country": ("国家（地区）", "国家(地区)", "国家/地区", "country"),
    "product": ("产品类别", "产品种类", "product", "categor"),
    "registered": ("注册日期", "首次注册", "reg. date", "registration date"),
    "status": ("状态", "state", "status"),
}
_NEEDED = ("number", "name")
_OWN_NUMBER = ("编号", "reg. no", "reg no")
_ADDRESS = "cifer"
_SITE = "进口食品境外生产企业注册"
_TOTAL = re.compile(r"共\s*(\d[\d,]*)\s*条")
_DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")
_SUSPENDED = ("暂停", "suspen")
_VALID = ("有效", "正常", "valid")
_ENDED = ("无效", "失效", "invalid", "注销", "撤销")
_NUMBERS_TOLD = 3
_COUNTRY_IN_NUMBER = slice(1, 4)
_TITLE = "进口食品境外生产企业注册信息"


@dataclass(frozen=True)
class _Firm:
    number: str
    country: str
    product: str
    registered: str
    status: str

    @property
    def kind(self) -> str:
        """What the register says of the firm: listed, or stopped; empty where it is there no more."""
        told = self.status.lower()
        if any(word in told for word in _SUSPENDED):
            return AccessKind.SUSPENDED
        if any(word in told for word in _ENDED):
            return ""
        return AccessKind.FIRMS_LISTED if not told or any(word in told for word in _VALID) else ""


class _Group(NamedTuple):
    """The firms of a country that are listed, or stopped, for one kind of product."""

    origin: str
    product: str
    kind: str


def is_register(page: SavedPage) -> bool:
    """Whether a page is one of the register, filled or not."""
    return _find_list(page) is not None or _ADDRESS in page.url or any(_SITE in head for head in page.heads)


def read_register(page: SavedPage, names: ActNames, read_date: str) -> FoundActs:
    """One act for each country and kind of product: the firms listed, and those whose import is stopped, apart.

    The list is as on ``read_date``, the day on which it was saved. Raises NotAnAct where it shows no firm, or none of
    our countries.
    """
    firms = _read_firms(page)
    ours = [(firm, codes[0]) for firm in firms if (codes := named_codes(firm.country, names.areas).codes)]
    if not ours:
        seen = ", ".join(sorted({firm.country for firm in firms}))
        raise NotAnAct(
            f"the list shows firms of none of the countries of data/reference/areas.csv, but of {seen}",
            "Ask the register for one of them, and save the page again.",
        )
    groups: dict[_Group, list[_Firm]] = defaultdict(list)
    for firm, area in ours:
        if firm.kind:
            groups[_Group(area, firm.product, firm.kind)].append(firm)
    if not groups:
        raise NotAnAct(
            "every firm of our countries in the list is out of the register (注销, 无效)",
            "Ask the register for firms that are valid (有效) or stopped (暂停进口), and save the page again.",
        )
    acts = [_act(group, listed, names, read_date) for group, listed in groups.items()]
    return _without_count(
        FoundActs(
            "a page of the register of overseas producers (CIFER)",
            "-".join([read_date, "cifer", *sorted({area.lower() for _, area in ours})]),
            tuple(acts),
            tuple(_remarks(firms, len(firms) - len(ours), [group.product for group in groups], names)),
        ),
        page,
        len(firms),
    )


def _find_list(page: SavedPage) -> tuple[dict[str, int], Table] | None:
    """The columns that are known by their headings, and the rows below; None where no table is a list of firms."""
    for table in page.tables:
        for place, row in enumerate(table):
            columns = _columns(row)
            if all(name in columns for name in _NEEDED):
                return columns, table[place + 1 :]
    return None


def _columns(headings: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        told = heading.replace(" ", "").lower(), heading.lower()
        for name, words in _HEADINGS.items():
            is_number = name not in ("number", "registered") and any(word in told[1] for word in _OWN_NUMBER)
            if name not in found and not is_number and any(word in one for word in words for one in told):
                found[name] = place
                break
    return found


def _read_firms(page: SavedPage) -> list[_Firm]:
    listed = _find_list(page)
    columns, rows = listed or ({}, ())

    def cell(row: Sequence[str], name: str) -> str:
        return row[columns[name]] if name in columns and columns[name] < len(row) else ""

    def country(row: Sequence[str]) -> str:
        return cell(row, "country") or cell(row, "number")[_COUNTRY_IN_NUMBER]

    firms = [
        _Firm(cell(row, "number"), country(row), *(cell(row, name) for name in ("product", "registered", "status")))
        for row in rows
        if cell(row, "number")
    ]
    if not firms:
        raise NotAnAct(
            "the page of the register shows no firm",
            "Ask for the list (查询), wait until it is shown with its headings (在华注册编号, 企业名称, 产品类别), "
            "and save the page then.",
        )
    return firms


def _act(group: _Group, firms: Sequence[_Firm], names: ActNames, read_date: str) -> FoundAct:
    days = sorted({to_iso(_DAY.search(firm.registered)) for firm in firms} - {""})
    own_day = days[0] if len(days) == 1 and group.kind == AccessKind.FIRMS_LISTED else ""
    goods = named_codes(group.product, names.goods).codes
    return FoundAct(
        good=goods[0] if len(goods) == 1 else "",
        origin=group.origin,
        kind=group.kind,
        scope=ActScope.FIRMS,
        date=own_day or read_date,
        date_basis=DateBasis.STATED if own_day else DateBasis.ARTICLE_DATE,
        instrument="register of Chinese customs (CIFER)",
        instrument_number=", ".join(firm.number for firm in firms) if len(firms) <= _NUMBERS_TOLD else "",
        quantity=str(len(firms)),
        unit=AccessUnit.FIRMS,
        detail=_detail(days, group.kind),
        source_title=_TITLE,
        publisher="GACC",
        published_date=read_date,
    )


def _detail(days: Sequence[str], kind: str) -> str:
    """What the register says of the firms, in words of our own."""
    state = "Listed" if kind == AccessKind.FIRMS_LISTED else "In the register with their import stopped"
    since = f", registered {' to '.join(dict.fromkeys((days[0], days[-1])))}" if days else ""
    return f"{state} on the day on which the page was saved{since}."


def _remarks(firms: Sequence[_Firm], others: int, products: Sequence[str], names: ActNames) -> list[str]:
    gone = Counter(firm.status for firm in firms if not firm.kind)
    nameless = [product for product in dict.fromkeys(products) if len(named_codes(product, names.goods).codes) != 1]
    return [
        *(
            f"not one good of data/reference/access_goods.csv: {product or '(no kind of product)'}"
            for product in nameless
        ),
        *(f"left out: {count} with the status {status}" for status, count in gone.items()),
        *([f"left out: {others} of countries that are none of ours"] if others else []),
        *([] if any(firm.status for firm in firms) else ["the page tells no status: every firm is taken for listed"]),
    ]


def _without_count(found: FoundActs, page: SavedPage, shown: int) -> FoundActs:
    """The acts without their number where the page shows a part of a longer list only."""
    told = _TOTAL.search(page.text)
    total = int(told[1].replace(",", "")) if told else shown
    if total <= shown:
        return found
    remark = f"the page shows {shown} of {total} firms: no number is told. Show all of them, and save the page again"
    acts = tuple(replace(act, quantity="", unit="", instrument_number="") for act in found.acts)
    return replace(found, acts=acts, remarks=(*found.remarks, remark))
