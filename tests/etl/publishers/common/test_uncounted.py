"""A source that is asked for everything: what is said before, and that a dry run asks nothing."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from etl.inputs.trade.snapshots import Arrival
from etl.publishers.common.request import FetchRequest
from etl.publishers.common.uncounted import UncountedSource


@dataclass(frozen=True)
class Office(UncountedSource):
    """An office of Aland that notes where it was asked."""

    asked: list[str] = field(default_factory=list)

    def tell_calls(self, base: str, request: FetchRequest) -> str:
        return f"2 calls to {base}"

    def receive(self, base: str, request: FetchRequest) -> Arrival | None:
        self.asked.append(base)
        return None


def office(span_told: str = "") -> Office:
    return Office("aland", "Aland", "monthly", "CC0", "none", "https://example.org/", "ALAND_URL", span_told)


def told(source: Office, **asked: object) -> list[str]:
    lines: list[str] = []
    source.fetch(FetchRequest(Path("nowhere"), tell=lines.append, **asked))  # type: ignore[arg-type]  # a test names only what matters
    return lines


def test_a_dry_run_says_its_calls_and_makes_none() -> None:
    source = office()

    assert told(source, dry_run=True) == [
        "2 calls to https://example.org: there is nothing to count; nothing was asked and nothing stored"
    ]
    assert source.asked == []


def test_a_mirror_is_asked_in_the_place_of_the_publisher(monkeypatch: pytest.MonkeyPatch) -> None:
    source = office()
    monkeypatch.setenv("ALAND_URL", "https://example.org/mirror")

    assert told(source) == []
    assert source.asked == ["https://example.org/mirror"]


@pytest.mark.parametrize(
    ("span_told", "span", "lines"),
    [
        ("it sends all years", {"since": date(2099, 1, 1)}, ["it sends all years"]),
        ("it sends all years", {"until": date(2099, 1, 1)}, ["it sends all years"]),
        ("it sends all years", {}, []),
        ("", {"since": date(2099, 1, 1)}, []),
    ],
)
def test_that_a_span_changes_nothing_is_said_where_one_is_asked_for(
    span_told: str, span: dict[str, date], lines: list[str]
) -> None:
    assert told(office(span_told), **span) == lines
