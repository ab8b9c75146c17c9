"""A record whose every text tries to make a reader's browser do something, and the host that it would call."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from tests.factories import (
    EVENT,
    Row,
    ask_party_row,
    ask_row,
    commitment_party_row,
    commitment_row,
    event_figure_row,
    event_participant_row,
    event_party_row,
    event_row,
    event_source_row,
    event_topic_row,
    official_figure_row,
    person_row,
    place_row,
)


class Tracker:
    """A host on loopback that remembers what it was asked for."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        hits = self.hits

        class Remember(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hits.append(self.path)
                self.send_response(200)
                self.send_header("content-type", "text/html")
                self.send_header("access-control-allow-origin", "*")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Remember)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "Tracker":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_fault: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


def label(tracker: str, name: str) -> str:
    """A label that is a picture, links, a script and formatting, if anybody reads it as more than letters."""
    return (
        f"{name} ![p]({tracker}/{name}.png) [l]({tracker}/{name}) [j](javascript:alert(1)) "
        f'<img src="{tracker}/{name}-img.png" onerror="alert(2)"> <a href="{tracker}/{name}-a">a</a> '
        "<script>alert(3)</script> :red[r] $x^2$ **b** :smile: :+1: :material/home: :streamlit: :blue-badge[g] ~~s~~ -> -- >= a@b.example"
    )


def note(tracker: str) -> str:
    """A note with every way to a picture, to another host and to what is no page."""
    return f"""They met.

![inline]({tracker}/note-inline.png) and ![by name][pixel] and [![linked]({tracker}/note-linked.png)]({tracker}/page)

[a page]({tracker}/page), [data](data:text/html,<script>alert(4)</script>), [script](javascript:alert(5)),
[hidden](&#106;avascript:alert(6)), [by name][bad], <javascript:alert(7)>, <data:text/html,x>

<img src="{tracker}/note-img.png"><iframe src="{tracker}/note-frame"></iframe><style>@import "{tracker}/note.css";</style>

[pixel]: {tracker}/note-by-name.png
[bad]: javascript:alert(8)
"""


def rows(tracker: str) -> dict[str, list[Row]]:
    """One meeting with its people, figures, sources, promise and ask; every text in it is hostile."""
    return {
        "event": [event_row(title=label(tracker, "title"), note=note(tracker), search_text="meeting talks")],
        "event_party": [event_party_row(area_code="KZ"), event_party_row(area_code="CN")],
        "event_topic": [event_topic_row()],
        "event_participant": [event_participant_row(role="minister", side_code="KZ")],
        "event_figure": [event_figure_row(what=label(tracker, "figure"), stated_by=label(tracker, "stated"))],
        "event_source": [
            event_source_row(title=label(tracker, "source"), publisher=label(tracker, "publisher"), url=f"{tracker}/s")
        ],
        "commitment": [commitment_row(text=label(tracker, "promise"))],
        "commitment_party": [
            commitment_party_row(area_code="KZ"),
            commitment_party_row(area_code="CN", role="to"),
        ],
        "ask": [ask_row(text=label(tracker, "ask"))],
        "ask_party": [ask_party_row(area_code="KZ"), ask_party_row(area_code="CN", role="to")],
        "person": [person_row(name_en=label(tracker, "person"))],
        "place": [place_row(name_en=label(tracker, "place"))],
        "official_figure": [official_figure_row(subject=label(tracker, "subject"))],
    }


EVENT_ADDRESS, PROMISE_ADDRESS, PERSON_ADDRESS = (
    f"/event?id={EVENT}",
    f"/commitment?id={commitment_row()['commitment_id']}",
    f"/person?id={person_row()['person_code']}",
)
