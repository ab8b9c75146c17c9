"""A notice of China's customs (海关总署公告), up to 2018 of the quality office (质检总局公告), as acts.

The notice is known by its number and its subject: ``海关总署公告2099年第7号（关于进口……检验检疫要求的公告）``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.drafts.acts.found import FoundAct, FoundActs, to_iso
from etl.drafts.acts.names import ActNames, NamedCodes, named_codes
from etl.drafts.acts.saved_page import SavedPage
from etl.drafts.faults import NotAnAct
from etl.vocabulary.access import AccessKind, ActScope, DateBasis

_NUMBER = re.compile(r"公告\s*[〔\[（(]?\s*(\d{4})\s*(?:年|[〕\])）])\s*第?\s*(\d+)\s*号")
_SUBJECT = re.compile(r"关于[^（）()《》。\n]{2,120}?的?公告")
_DAY = r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?"
_PUBLISHED = re.compile(rf"(?:发布日期|发布时间|公布日期|发文日期)\s*[:：]?\s*{_DAY}")
_WRITTEN_DAY = r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_SIGNED_BELOW = re.compile(rf"^{_WRITTEN_DAY}$")
_PROTOCOL = re.compile(r"《[^》]{2,120}(?:议定书|备忘录)》")
_PROTOCOL_DAY = re.compile(rf"{_WRITTEN_DAY}[^。；;\n]{{0,40}}签署[^。；;\n]{{0,10}}《[^》]{{2,120}}议定书》")
_TITLE_LINES, _HEAD_LINES = 5, 25
_PART = ("部分区域", "部分地区", "部分州")
_TERMS = ("检验检疫要求", "植物检疫要求", "检疫要求", "卫生要求", "检疫和卫生要求")
_ENDS = ("解除", "恢复", "取消")
_STOPS = ("禁止", "暂停", "防止")
_MINISTRY = "农业农村部"
_OFFICES = {"海关总署": "GACC", "质检总局": "AQSIQ", "国家质量监督检验检疫总局": "AQSIQ"}
"""Who published notices on imports: since 2018 the customs, before that the quality office."""


@dataclass(frozen=True)
class _Notice:
    """What a notice says of itself; ``day`` is that below its text, ``published`` that of its page, empty if unsaid."""

    number: str
    subject: str
    title: str
    day: str
    published: str
    publisher: str


def is_notice(page: SavedPage) -> bool:
    """Whether a page is headed by the number of a notice of China's customs."""
    top = "\n".join((*page.heads, *page.lines[:_TITLE_LINES]))
    return _office(top) != "" and _NUMBER.search(top) is not None


def read_notice(page: SavedPage, names: ActNames) -> FoundActs:
    """One act for each good and country that the notice's subject names, and one for a protocol whose day it tells.

    Raises NotAnAct for a notice that is not about import, or about no country of ours.
    """
    notice = _parse(page)
    areas = named_codes(notice.subject, names.areas)
    if not areas.codes:
        raise NotAnAct(
            f"the notice {notice.number} names none of the countries of data/reference/areas.csv: {notice.subject}",
            "Take the notice about one of them; an act on any country is entered by hand.",
        )
    goods = named_codes(_goods_part(areas.rest), names.goods)
    acts = [_act(notice, good, origin) for origin in areas.codes for good in goods.codes or ("",)]
    signed = _protocol_days(page.text)
    protocols = [_protocol(act, signed) for act in acts] if signed and acts[0].kind == AccessKind.ANNOUNCEMENT else []
    year, _, number = notice.number.partition(" No. ")
    return FoundActs(
        f"a notice of China's customs, {notice.number}",
        f"{notice.day or notice.published or year}-{notice.publisher.split()[0].lower()}-{year}-{number}",
        (*protocols, *acts),
        tuple(_remarks(notice, goods, page, signed)),
    )


def _parse(page: SavedPage) -> _Notice:
    head = _head(page)
    numbered = _NUMBER.search(head)
    told = _SUBJECT.search(head) or _SUBJECT.search(page.text)
    if numbered is None or told is None or not any(word in told[0] for word in ("进口", "输华", *_ENDS, *_STOPS)):
        raise NotAnAct(
            "the notice does not say in its title that it is about import (关于进口……的公告)",
            "Save the page of the notice itself, with its title; of another notice 'draft-note' makes a note.",
        )
    number = f"{numbered[1]} No. {numbered[2]}"
    both = _MINISTRY in head[: numbered.start()]
    office = _office(head)
    return _Notice(
        number,
        told[0],
        f"{office}{f' {_MINISTRY}' if both else ''}公告{numbered[1]}年第{numbered[2]}号 {told[0]}",
        _signed_day(page.lines),
        to_iso(_PUBLISHED.search(page.text)),
        f"{_OFFICES[office]} and MARA" if both else _OFFICES[office],
    )


def _signed_day(lines: Sequence[str]) -> str:
    """The day below the office's name at the end of a notice, else the first that stands alone; empty without one."""
    signers = (*_OFFICES, _MINISTRY)
    alone = [(before, to_iso(_SIGNED_BELOW.match(line))) for before, line in pairwise(("", *lines))]
    days = [(before.endswith(signers), day) for before, day in alone if day]
    return next((day for is_below, day in days if is_below), next((day for _, day in days), ""))


def _head(page: SavedPage) -> str:
    return "\n".join((*page.heads, *page.lines[:_HEAD_LINES]))


def _office(text: str) -> str:
    """The office that a text names first; empty where it names none."""
    named = [office for office in _OFFICES if office in text]
    return min(named, key=text.index, default="")


def _goods_part(subject: str) -> str:
    """A subject without the words around its goods."""
    return re.sub(rf"关于|的?公告|进口|输华|允许|{'|'.join((*_TERMS, *_ENDS, *_STOPS, *_PART))}", "、", subject)


def _act(notice: _Notice, good: str, origin: str) -> FoundAct:
    day = notice.day or notice.published
    return FoundAct(
        good=good,
        origin=origin,
        kind=_kind(notice.subject),
        scope=ActScope.ZONES if any(word in notice.subject for word in _PART) else ActScope.WHOLE,
        date=day,
        date_basis=DateBasis.STATED if day else DateBasis.NOT_PRINTED,
        instrument=f"{notice.publisher} announcement",
        instrument_number=notice.number,
        source_title=notice.title,
        publisher=notice.publisher,
        published_date=notice.published,
    )


def _kind(subject: str) -> str:
    """What a notice does; empty where its subject does not say it."""
    if any(word in subject for word in _ENDS):
        return AccessKind.REOPENED
    if any(word in subject for word in _STOPS):
        return AccessKind.SUSPENDED
    return AccessKind.ANNOUNCEMENT if any(word in subject for word in _TERMS) else ""


def _protocol_days(text: str) -> str:
    """The day on which the notice says that its protocol was signed; empty where it says none."""
    return to_iso(_PROTOCOL_DAY.search(text))


def _protocol(act: FoundAct, day: str) -> FoundAct:
    return replace(
        act,
        kind=AccessKind.PROTOCOL_SIGNED,
        date=day,
        date_basis=DateBasis.STATED,
        instrument="protocol that the announcement names",
        instrument_number=f"in {act.instrument} {act.instrument_number}",
    )


def _remarks(notice: _Notice, goods: NamedCodes, page: SavedPage, signed: str) -> list[str]:
    named = _PROTOCOL.search(page.text)
    return [
        *(f"named, and no good of data/reference/access_goods.csv: {word}" for word in goods.unknown),
        *([f"rests on {named[0]}, whose day it does not tell"] if named and not signed else []),
        *(
            [f"dated {notice.day}, and published {notice.published}"]
            if notice.day and notice.published not in {"", notice.day}
            else []
        ),
    ]
