"""What is asked of a server, and what an answer says whatever the moment at which its build was made.

Two builds of the same data differ in when they were made and in nothing else: that is taken out of what is compared.
"""

import hashlib
import io
import random
import re
import zipfile
from dataclasses import dataclass, field

import httpx2
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.benchmarks.reader import Reader

TABLES = ("trade", "mirror", "figures", "events", "commitments", "standings", "prices", "market_access", "revisions")
ADDRESSES = (
    *(f"/api/{table}.csv" for table in TABLES),
    *(f"/api/{table}.json?lang=ru" for table in ("events", "commitments", "figures")),
    "/api/trade.json?partner=KZ&years=2015-2024",
    "/api/trade.csv?as_of=2022-06-30&partner=UZ",
    "/api/trade.parquet",
    "/api/trade.xlsx?partner=KG&years=2020-2024",
    "/api/commitments.zip",
    "/api/events.ics",
    "/api/events.atom",
    "/api/search?q=made-up",
    "/api/openapi.json",
    "/api/dictionary.json",
    "/api/",
)
PAGES = (
    "",
    "timeline",
    "commitments",
    "commodities",
    "commodities?partner=UZ&lang=zh",
    "both-sides",
    "both-sides?partner=KG",
    "xinjiang",
    "market-access",
    "people",
    "data",
    "data?table=events&lang=ru",
    "search?q=made-up",
    "?asof=2021-06-30&lang=ru",
    "event?id=2023-05-09-urumqi-ma-karashukeyev",
)
HEADS = ("/timeline?lang=ru", "/event?id=2024-03-09-made-up-talks-amber", "/event?id=2024-03-09-made-up-talks-birch")
"""Pages before any program of theirs runs: a title and a sentence, which no build is named in."""
_MADE = re.compile(rb"20\d\d-?\d\d-?\d\dT\d\d:?\d\d:?\d\d(\.\d+)?Z?")
_BUILD_TAG = re.compile(r'W/"(\w+)-')


@dataclass(frozen=True)
class Said:
    """An answer: the build that its headers name, None where they name none, and the digest of what it says."""

    status: int
    build_id: str | None
    digest: str
    content: bytes


def said(answer: httpx2.Response) -> Said:
    """What an answer over HTTP says."""
    tag = _BUILD_TAG.match(answer.headers.get("etag", ""))
    return Said(answer.status_code, tag and tag[1], digest(answer.content), answer.content)


def digest(content: bytes) -> str:
    """The sha256 of what a file says; of a package or a workbook, of its members."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\0".join(name.encode() + b"\0" + packed.read(name) for name in packed.namelist())
    return hashlib.sha256(_MADE.sub(b"", content)).hexdigest()


@dataclass
class WholeReader(Reader):
    """A reader who remembers everything that the last run drew, and where."""

    parts: dict[tuple[int, ...], bytes] = field(default_factory=dict)

    def _draw(self, delta: Delta, path: list[int], drawn: dict[str, object]) -> None:
        super()._draw(delta, path, drawn)
        part = Delta.FromString(delta.SerializeToString())
        if part.new_element.HasField("download_button"):
            part.new_element.download_button.ClearField("deferred_file_id")  # it is of chance, in every run
        self.parts[tuple(path)] = part.SerializeToString(deterministic=True)

    def _note(self, kind: str | None, message: ForwardMsg) -> None:
        super()._note(kind, message)
        if kind == "new_session":  # a run begins, also one in the place of another
            self.parts = {}

    def shown(self) -> Said:
        """What the page shows, once it is drawn."""
        content = b"\0".join(repr(place).encode() + self.parts[place] for place in sorted(self.parts))
        return Said(200, None, digest(content), content)


async def read_page(address: str, page: str) -> Said:
    """A page, opened by a session of its own."""
    reader = WholeReader(address, random.Random(1))  # noqa: S311 - nothing is secret
    try:
        await reader.open(page)
        return reader.shown()
    finally:
        await reader.close()
