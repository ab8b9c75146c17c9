"""Findings that may be as many as there are series: of each kind the first are listed, all are counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import attrgetter

from etl.values.reading import Finding

MOST = 10_000


@dataclass(frozen=True)
class FirstFindings:
    """Of each kind the first ``MOST`` in the order of findings, and by kind how many come after them."""

    held: list[Finding] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def told(self) -> list[Finding]:
        """Those that are held, and one for each kind of which there are more."""
        last = {finding.kind: finding for finding in self.held}
        return [*self.held, *(_tell_more(last[kind], more) for kind, more in self.left_out.items())]


def _tell_more(last: Finding, more: int) -> Finding:
    text = f"{MOST + more:,} findings of this kind in all, of which the first {MOST:,} are listed."
    return Finding(last.kind, last.severity, text)


def take_first(findings: Iterable[Finding]) -> FirstFindings:
    """The first of each kind."""
    held: list[Finding] = []
    left_out: Counter[str] = Counter()
    for kind, alike in groupby(sorted(findings), key=attrgetter("kind")):
        all_alike = list(alike)
        held += all_alike[:MOST]
        left_out[kind] = len(all_alike[MOST:])
    return FirstFindings(held, +left_out)


def join_first(parts: Iterable[FirstFindings]) -> FirstFindings:
    """The first of each kind of all that the parts were taken from."""
    found = list(parts)
    taken = take_first(chain.from_iterable(part.held for part in found))
    return FirstFindings(taken.held, sum((part.left_out for part in found), taken.left_out))
