"""How the benchmarks measure: rivals in turn, so that what the machine does in between falls on all; medians; ratios.

A ratio says how many times as fast Khorgos is: the rival's seconds by its own, or where the two have not as many rows
its rows a second by the rival's. It is the median of the ratios of single rounds, since the two runs of a round had the
same machine.
"""

import resource
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Run = Callable[[], float]  # does the work once and gives its seconds


@dataclass(frozen=True)
class Comparison:
    """What Khorgos took for a thing beside another tool, round by round, in seconds.

    ``rows`` are those of Khorgos and of the other, where they are told by rows a second.
    """

    what: str
    ours: tuple[float, ...]
    rival: str
    theirs: tuple[float, ...]
    rows: tuple[int, int] | None = None

    @property
    def ratios(self) -> tuple[float, ...]:
        """Of each round, how many times as fast Khorgos was."""
        own_rows, other_rows = self.rows or (1, 1)
        more = own_rows / other_rows
        return tuple(more * other / own for own, other in zip(self.ours, self.theirs, strict=True))

    @property
    def ratio(self) -> float:
        """How many times as fast Khorgos is."""
        return statistics.median(self.ratios)


clock: Callable[[], float] = time.perf_counter
"""What runs are timed by: the seconds that pass, or those of ``processor_seconds``."""


def processor_seconds() -> float:
    """Seconds of a processor that this process, and those that it waited for, have used: what others do adds none."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def timed(work: Callable[[], object]) -> Run:
    """The work as a run: its seconds are those of the ``clock``."""

    def run() -> float:
        started = clock()
        work()
        return clock() - started

    return run


def compare(what: str, ours: Run, rivals: Mapping[str, Run], runs: int) -> list[Comparison]:
    """Run all of them once unmeasured, then in turn, each round beginning with the next one."""
    contenders = {"": ours, **rivals}
    for run in contenders.values():
        run()
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    names = list(contenders)
    for round_ in range(runs):
        first = round_ % len(names)
        for name in names[first:] + names[:first]:
            seconds[name].append(contenders[name]())
    return [Comparison(what, tuple(seconds[""]), name, tuple(seconds[name])) for name in rivals]


HEADING = [
    "| measured | Khorgos | beside | it takes | times as fast | lowest to highest |",
    "| --- | --- | --- | --- | --- | --- |",
]


def table(comparisons: Sequence[Comparison]) -> list[str]:
    """The lines of a table in Markdown below its ``HEADING``, a comparison a line."""
    return [_line(one) for one in comparisons]


def _line(one: Comparison) -> str:
    own_rows, other_rows = one.rows or (None, None)
    cells = (
        one.what,
        _told(statistics.median(one.ours), own_rows),
        one.rival,
        _told(statistics.median(one.theirs), other_rows),
        f"{one.ratio:.2f}",
        f"{min(one.ratios):.2f} to {max(one.ratios):.2f}",
    )
    return f"| {' | '.join(cells)} |"


def _told(seconds: float, rows: int | None) -> str:
    """Seconds, and the rows with their pace where it is told."""
    return spoken(seconds) if rows is None else f"{spoken(seconds)}: {rows:,} rows, {rows / seconds:,.0f} a second"


def spoken(seconds: float) -> str:
    """Seconds as a table tells them."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
