"""How the benchmarks measure: rivals in turn, so that what the machine does in between falls on all; medians; ratios.

A ratio says how many times as fast Khorgos is: the rival's seconds by its own. It is the median of the ratios of single
rounds, since the two runs of a round had the same machine.
"""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Run = Callable[[], float]  # does the work once and gives its seconds


@dataclass(frozen=True)
class Comparison:
    """What Khorgos took for a thing beside another tool, round by round, in seconds."""

    what: str
    ours: tuple[float, ...]
    rival: str
    theirs: tuple[float, ...]
    scale: float = 1  # how much more work ours was

    @property
    def ratios(self) -> tuple[float, ...]:
        """Of each round, how many times as fast Khorgos was."""
        return tuple(self.scale * other / own for own, other in zip(self.ours, self.theirs, strict=True))

    @property
    def ratio(self) -> float:
        """How many times as fast Khorgos is."""
        return statistics.median(self.ratios)


def timed(work: Callable[[], object]) -> Run:
    """The work as a run: its seconds are those that pass."""

    def run() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return run


def compare(what: str, ours: Run, rivals: Mapping[str, Run], runs: int, scale: float = 1) -> list[Comparison]:
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
    return [Comparison(what, tuple(seconds[""]), name, tuple(seconds[name]), scale) for name in rivals]


def table(comparisons: list[Comparison]) -> list[str]:
    """The lines of a table in Markdown, a comparison a line."""
    heading = [
        "| measured | Khorgos | beside | it takes | times as fast | lowest to highest |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    return heading + [
        f"| {one.what} | {spoken(statistics.median(one.ours))} | {one.rival} | {spoken(statistics.median(one.theirs))} | {one.ratio:.2f} "
        f"| {min(one.ratios):.2f} to {max(one.ratios):.2f} |"
        for one in comparisons
    ]


def spoken(seconds: float) -> str:
    """Seconds as a table tells them."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"
