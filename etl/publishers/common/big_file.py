"""Files of gigabytes.

Written to the disk as they come, gone on with where a connection or a run broke off, and not fetched twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import httpx2

from etl.errors import KhorgosError
from etl.publishers.common.server import PART, Server, Torn

_TAG = ".tag"

TellBytes = Callable[[int, int | None], None]


@dataclass(frozen=True)
class BigFile:
    """One file of a server.

    ``tell_bytes`` is told how many bytes are there, and of how many; None where the server does not say.
    """

    server: Server
    url: str
    path: Path
    tell_bytes: TellBytes = lambda _there, _total: None

    def download(self, known_tag: str, judge: Callable[[Path], None]) -> str | None:
        """Store the file and give its tag (ETag), empty where the server has none.

        Gives None where it is still the one with ``known_tag``. ``judge`` raises Torn for a file that is none; it is
        dropped then. Raises FetchFailed.
        """
        tag = self.server.insist(lambda client: self._download(client, known_tag, judge))
        if tag is not None:
            self._aside.replace(self.path)
        self._aside.unlink(missing_ok=True)
        self._tag_file.unlink(missing_ok=True)
        return tag

    @property
    def _aside(self) -> Path:
        return self.path.with_name(f"{self.path.name}{PART}")

    @property
    def _tag_file(self) -> Path:
        return self.path.with_name(f"{self.path.name}{PART}{_TAG}")

    def _download(self, client: httpx2.Client, known_tag: str, judge: Callable[[Path], None]) -> str | None:
        with self.server.stream(client, self.url, {}, self._headers(known_tag)) as response:
            if response.status_code == HTTPStatus.NOT_MODIFIED:
                return None
            if response.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                self._aside.unlink()
                message = "what was there of the file is no part of it any more"
                raise Torn(message)
            tag = response.headers.get("ETag", "")
            self._tag_file.write_text(tag, encoding="utf-8")
            self._write(response)
        try:
            judge(self._aside)
        except KhorgosError:
            self._aside.unlink()  # what is no file of the publisher's is not gone on with
            raise
        return tag

    def _headers(self, known_tag: str) -> dict[str, str]:
        """Ask for the rest of what is there, if it is of the same file still.

        Else for the file, if it is another than the known one.
        """
        tag = self._tag_file.read_text(encoding="utf-8") if self._tag_file.is_file() else ""
        there = self._aside.stat().st_size if self._aside.is_file() else 0
        if tag and there:
            return {"Range": f"bytes={there}-", "If-Range": tag, "Accept-Encoding": "identity"}
        return {"Accept-Encoding": "identity"} | ({"If-None-Match": known_tag} if known_tag else {})

    def _write(self, response: httpx2.Response) -> None:
        goes_on = response.status_code == HTTPStatus.PARTIAL_CONTENT
        there = self._aside.stat().st_size if goes_on else 0
        length = response.headers.get("Content-Length", "")
        total = there + int(length) if length.isdecimal() else None
        with self._aside.open("ab" if goes_on else "wb") as file:
            for chunk in response.iter_bytes():
                file.write(chunk)
                there += len(chunk)
                self.tell_bytes(there, total)
