"""A saved article to plain text: headline, sentences, and the day it was published where the page says it."""

import codecs
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EncodingDetector, UnicodeDammit

from etl.drafts.dates import stamped_day
from etl.drafts.faults import NotAnArticle
from etl.drafts.words import read_words
from etl.values.written import FIRST_YEAR, LAST_YEAR
from etl.vocabulary.languages import LANGUAGES

_MARKUP = re.compile(r"<(html|body|p|div|article|head|!doctype)\b", re.IGNORECASE)
_NO_TEXT = ("script", "style", "nav", "footer", "aside", "form", "noscript", "header", "figcaption", "iframe")
_SENTENCE_END = re.compile(
    r"(?<=[。！？])|(?<=[.!?][”\"’])\s+|(?<=[^\W\d_][.!?])(?=[A-ZА-ЯЁ][^.])|(?<=[\w%)»”][.!?])\s+(?=[\"“«]?[A-ZА-ЯЁ0-9])"
)
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|г|гг|им|млн|млрд|тыс|т|[A-ZА-ЯЁ])\.$"
)
_PUT_BEFORE = re.compile(r"\W*(?:date|published)\W+(\d{4}-\d{2}-\d{2})\W*", re.IGNORECASE)
_STAMPED_LINES = 5  # from the top, in which a page says when it was published
_HOUR = re.compile(r"\b\d{1,2}:\d{2}\b")
_CRUMBS = re.compile(r"\S+ [>›»] \S")  # where a page is on its site
_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_PUBLISHED_NAMES = (
    "article:published_time",
    "pubdate",
    "publishdate",
    "date",
    "datepublished",
    "dc.date",
    "og:published_time",
)
_FULL_STOP = re.compile(r"[.!?。！？…][”\"’»）)]*$")
_WORD = re.compile(r"[^\W\d_\u4e00-\u9fff]{2,}|[\u4e00-\u9fff]{2}")
_FEWEST_WORDS = 5
_SHORTEST_HEADLINE, _HEADLINE_LENGTH = 5, 160


@dataclass(frozen=True)
class Article:
    """What an article says. ``headline`` is empty and ``published`` None where the file does not tell."""

    headline: str
    sentences: list[str]
    published: date | None

    @property
    def language(self) -> str:
        """The language of ours that its letters are of most, by its code."""
        text, letters = "".join(self.sentences), read_words().letters
        return max(LANGUAGES, key=lambda code: len(letters[code].findall(text)) if code in letters else -1)

    @property
    def is_told_in_sentences(self) -> bool:
        """Whether whole sentences, two or more, make up half of the text.

        So it is in an article, and not in a table with a note below it.
        """
        whole = [
            text for text in self.sentences if _FULL_STOP.search(text) and len(_WORD.findall(text)) >= _FEWEST_WORDS
        ]
        return len(whole) > 1 and sum(map(len, whole)) * 2 >= sum(map(len, self.sentences))


def read_article(path: Path) -> Article:
    """Read a text or web page in whatever encoding; raises ``NotAnArticle`` where there is no text in it."""
    content = path.read_bytes()
    text = _decode(content)
    if not text or not re.search(r"[^\W\d_]{2}|[\u4e00-\u9fff]", text):
        raise NotAnArticle(str(path))
    article = _from_page(text) if _MARKUP.search(text[:5000]) else _from_text(text)
    if not article.sentences:
        raise NotAnArticle(str(path))
    return article


def _decode(content: bytes) -> str:
    """The text of a file: in the encoding it declares, else in the likeliest one; empty for a file that is no text."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content[:2000]:
        return ""
    declared = EncodingDetector.find_declared_encoding(content, is_html=True)
    return (
        UnicodeDammit(content, ["utf-8", *([declared] if declared else []), _likeliest(content)]).unicode_markup or ""
    )


def _likeliest(content: bytes) -> str:
    """The likeliest of the encodings without a mark.

    Mostly ASCII is Western, words parted by spaces are Russian, the rest is Chinese.
    """
    beyond = sum(byte > 127 for byte in content)
    if beyond < len(content) * 0.05:
        return "windows-1252"
    return "windows-1251" if content.count(b" ") > beyond * 0.06 else "gb18030"


def _from_page(markup: str) -> Article:
    page = BeautifulSoup(markup, "html.parser")
    heading = page.find("h1") or page.find("title")
    headline = clean(heading.get_text(" ")) if heading else ""
    declared = _declared_day(page)
    for tag in page.find_all([*_NO_TEXT, "title"]):
        tag.decompose()
    body = page.find("article") or page.find("main") or page.body or page
    lines = [line for line in (clean(line) for line in body.get_text("\n").splitlines()) if line]
    paragraphs = [clean(tag.get_text(" ")) for tag in body.find_all(["p", "li"])] if isinstance(body, Tag) else []
    if sum(map(len, paragraphs)) * 2 < len(clean(body.get_text(" "))):
        paragraphs = lines
    text = [text for text in paragraphs if text and text != headline and not _is_no_text(text)]
    return Article(headline, split_sentences(text), declared or _stamped(lines[: _STAMPED_LINES * 2]))


def _declared_day(page: BeautifulSoup) -> date | None:
    """The day of publication that a page declares.

    In a meta or time element, or in what it tells search engines (JSON-LD).
    """
    for tag in page.find_all(["meta", "time"]):
        name = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if tag.name == "time" or name in _PUBLISHED_NAMES:
            day = parse_iso_day(str(tag.get("content") or tag.get("datetime") or ""))
            if day:
                return day
    described = "".join(str(tag.string) for tag in page.find_all("script", type="application/ld+json"))
    stated = re.search(r'"datePublished"\s*:\s*"([^"]+)"', described)
    return parse_iso_day(stated[1]) if stated else None


def _from_text(text: str) -> Article:
    lines = [line for line in map(clean, text.splitlines()) if line]
    put_before = _PUT_BEFORE.match(lines[0])  # by whoever saved the text
    published = parse_iso_day(put_before[1]) if put_before else None
    if put_before and published:
        lines[0] = lines[0][put_before.end() :]
    published = published or _stamped(lines[:_STAMPED_LINES])
    lines = [line for place, line in enumerate(lines) if line and not (place < _STAMPED_LINES and _is_no_text(line))]
    if len(lines) > 1 and len(lines[0]) < _SHORTEST_HEADLINE:
        del lines[0]  # the sign of a language, say
    headline = (
        lines[0] if len(lines) > 1 and len(lines[0]) <= _HEADLINE_LENGTH and lines[0][-1] not in ".。!?！？" else ""
    )
    return Article(headline, split_sentences(lines[1:] if headline else lines), published)


def _is_no_text(line: str) -> bool:
    """Whether a line at the top of a page says where one is on the site, or when something was published."""
    return stamped_day(line) is not None or (len(line) <= _HEADLINE_LENGTH and _CRUMBS.search(line) is not None)


def _stamped(lines: list[str]) -> date | None:
    """The day in the first line that says when something was published.

    One with the hour goes before the head of a site with today's.
    """
    stamps = [(day, _HOUR.search(line)) for line in lines if (day := stamped_day(line))]
    return next((day for day, hour in stamps if hour), next((day for day, _ in stamps), None))


def parse_iso_day(text: str) -> date | None:
    """The first day written as YYYY-MM-DD in a text; None where there is none, or it is no day that can be here."""
    written = _DAY.search(text)
    if written is None or not FIRST_YEAR <= int(written[1]) <= LAST_YEAR:
        return None
    try:
        return date(*map(int, written.groups()))
    except ValueError:
        return None


def day_in_address(url: str) -> date | None:
    """The day of publication that many addresses hold: ``/2099/05/12/``, ``/2099-05-12-``, ``t20990512_``.

    None where there is none.
    """
    written = re.search(r"(?<!\d)(\d{4})([/-]?)(\d{2})\2(\d{2})(?!\d)", url)
    if written is None or not FIRST_YEAR <= int(written[1]) <= LAST_YEAR:
        return None
    try:
        return date(int(written[1]), int(written[3]), int(written[4]))
    except ValueError:
        return None


def clean(text: str) -> str:
    """A text on one line, without characters that cannot be printed."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def split_sentences(paragraphs: list[str]) -> list[str]:
    """The sentences of some paragraphs, in order; a full stop without a space after it ends one too."""
    sentences: list[str] = []
    for paragraph in paragraphs:
        open_part = ""
        for part in _SENTENCE_END.split(paragraph):
            open_part = f"{open_part} {part}".strip() if open_part else part.strip()
            if open_part and not _ABBREVIATION.search(open_part):
                sentences.append(open_part)
                open_part = ""
        if open_part:
            sentences.append(open_part)
    return sentences
