"""A publisher's server on this machine.

It speaks UN Comtrade's protocol over made-up records of 2099, and can be told to fail.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

Row = dict[str, Any]

RECORD: Row = {
    "typeCode": "C",
    "freqCode": "A",
    "refPeriodId": 20990101,
    "refYear": 2099,
    "refMonth": 52,
    "period": "2099",
    "reporterCode": 156,
    "reporterISO": "CHN",
    "reporterDesc": "China",
    "flowCode": "M",
    "flowDesc": "Import",
    "partnerCode": 398,
    "partnerISO": "KAZ",
    "partnerDesc": "Kazakhstan",
    "partner2Code": 0,
    "partner2ISO": "W00",
    "partner2Desc": "World",
    "classificationCode": "H6",
    "classificationSearchCode": "HS",
    "isOriginalClassification": True,
    "cmdCode": "1001",
    "cmdDesc": "Wheat",
    "aggrLevel": 4,
    "isLeaf": False,
    "customsCode": "C00",
    "customsDesc": "TOTAL CPC",
    "mosCode": "0",
    "motCode": 0,
    "motDesc": "TOTAL MOT",
    "qtyUnitCode": 8,
    "qtyUnitAbbr": "kg",
    "qty": 2000.0,
    "isQtyEstimated": False,
    "altQtyUnitCode": -1,
    "altQtyUnitAbbr": "N/A",
    "altQty": None,
    "isAltQtyEstimated": False,
    "netWgt": 2000.0,
    "isNetWgtEstimated": False,
    "grossWgt": None,
    "isGrossWgtEstimated": False,
    "cifvalue": 1000.0,
    "fobvalue": None,
    "primaryValue": 1000.0,
    "legacyEstimationFlag": 0,
    "isReported": True,
    "isAggregate": False,
}


@dataclass(frozen=True)
class Reply:
    """What the server sends; with ``cut`` it hangs up after so many bytes of the body it promised."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None


@dataclass(frozen=True)
class Asked:
    """One request: its path, and its parameters with one value each."""

    path: str
    parameters: dict[str, str]
    headers: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def is_count(self) -> bool:
        return self.parameters.get("countOnly") == "true"


Answering = Callable[[Asked], Reply]


class Stub:
    """The server: what it was asked, and the replies that it gives first, whatever it is asked."""

    def __init__(self, answer: Answering) -> None:
        self.answer = answer
        self.asked: list[Asked] = []
        self.first: list[Reply | None] = []
        self.address = ""

    def reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        planned = self.first.pop(0) if self.first else None
        return planned or self.answer(asked)

    def data_requests(self) -> list[Asked]:
        return [asked for asked in self.asked if not asked.is_count]


@contextmanager
def serve(answer: Answering) -> Iterator[Stub]:
    """Run a server on a free port of this machine while the block runs."""
    stub = Stub(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            reply = stub.reply(
                Asked(
                    parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}, dict(self.headers)
                )
            )
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body[: reply.cut])

        def log_message(self, *_arguments: object) -> None:
            """A test's output is not the place for it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stub.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()


def envelope(rows: list[Row], *, count: int | None = None, error: str = "") -> bytes:
    return json.dumps(
        {"elapsedTime": "0.21 secs", "count": len(rows) if count is None else count, "data": rows, "error": error}
    ).encode()


def comtrade(rows: list[Row], cap: int = 500) -> Answering:
    """Answers as UN Comtrade does: the rows asked for, no more than the cap; the count alone where that is asked."""

    def answer(asked: Asked) -> Reply:
        fitting = [row for row in rows if fits(row, asked.parameters)]
        if asked.is_count:
            return Reply(200, envelope([], count=len(fitting)))
        return Reply(200, envelope(fitting[:cap]))

    return answer


def fits(row: Row, asked: dict[str, str]) -> bool:
    names = ("reporterCode", "partnerCode", "partner2Code", "period", "cmdCode", "flowCode", "customsCode", "motCode")
    return all(str(row[name]) in asked[name].split(",") for name in names if name in asked)


def record(**changes: Any) -> Row:
    """A record: in 2099 China imported wheat from Kazakhstan for 1,000 dollars, 2,000 kg."""
    return RECORD | changes
