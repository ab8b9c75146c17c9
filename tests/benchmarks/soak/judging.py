"""Whether an answer is what the build that it names says, or one of the builds where it names none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tests.benchmarks.soak.answers import Said

OK, NOT_CHANGED, BUSY = 200, 304, 503
FAILURES_KEPT = 20


class Verdict(StrEnum):
    """What an answer turned out to be."""

    RIGHT = "right"
    REFUSED = "refused with 503"
    CUT = "cut by a kill of the server"
    WRONG = "wrong"
    MIXED = "mixed"
    LOST = "lost"


FAULTS = (Verdict.WRONG, Verdict.MIXED, Verdict.LOST)


@dataclass(frozen=True)
class References:
    """What each build says at each address, as digests, and the texts that only one build has."""

    digests: Mapping[str, Mapping[str, str]]
    marks: Mapping[str, str]

    def judge(self, address: str, said: Said) -> Verdict:
        """What an answer is, of a server that was not killed meanwhile."""
        if said.status == BUSY:
            return Verdict.REFUSED
        if said.status == NOT_CHANGED:
            return Verdict.RIGHT if said.build_id in self.digests else Verdict.WRONG
        named = self._named(said)
        if len(named) > 1:
            return Verdict.MIXED
        of_builds = {build: told[address] for build, told in self.digests.items() if not named or build in named}
        if said.status == OK and said.digest in of_builds.values():
            return Verdict.RIGHT
        others = (told[address] for build, told in self.digests.items() if build not in named)
        return Verdict.MIXED if said.digest in others else Verdict.WRONG

    def judge_one_build(self, said: Said) -> Verdict:
        """What a page is whose reader chose something before: it tells of one build, and of no other."""
        named = self._named(said)
        return Verdict.RIGHT if len(named) == 1 else Verdict.MIXED if named else Verdict.WRONG

    def _named(self, said: Said) -> set[str]:
        """Builds of which something in the answer speaks; a word that was looked for speaks of none."""
        found = {build for build in self.digests if build.encode() in said.content}
        found |= {build for build, mark in self.marks.items() if mark.encode() in said.content}
        return found | ({said.build_id} if said.build_id else set())


@dataclass
class Tally:
    """All answers by kind and verdict, what failed, and how long nobody was answered."""

    counts: dict[str, Counter[Verdict]] = field(default_factory=lambda: defaultdict(Counter))
    failures: list[str] = field(default_factory=list)
    longest: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    _last: dict[str, float] = field(default_factory=dict)

    def note(self, kind: str, address: str, verdict: Verdict, now: float, why: str = "") -> None:
        """Count an answer that came now."""
        self.counts[kind][verdict] += 1
        if verdict in FAULTS and len(self.failures) < FAILURES_KEPT:
            self.failures.append(f"{verdict}: {kind} {address} {why}".rstrip())
        if verdict is Verdict.RIGHT:
            self.longest[kind] = max(self.longest[kind], now - self._last.get(kind, now))
            self._last[kind] = now

    @property
    def is_clean(self) -> bool:
        """Whether there were answers, and none was wrong, mixed or lost."""
        in_all = sum(self.counts.values(), Counter())
        return in_all[Verdict.RIGHT] > 0 and not any(in_all[fault] for fault in FAULTS)

    def table(self) -> Iterable[str]:
        """A line a kind of answer."""
        yield f"{'':12}" + "".join(f"{verdict:>28}" for verdict in Verdict) + f"{'longest without, s':>22}"
        for kind, counts in sorted(self.counts.items()):
            yield (
                f"{kind:12}" + "".join(f"{counts[verdict]:28,}" for verdict in Verdict) + f"{self.longest[kind]:22.1f}"
            )
        yield from self.failures
