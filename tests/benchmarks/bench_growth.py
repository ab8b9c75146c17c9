"""What grows with the rows: build, one line of a chart, a page and an export at each size, beside the smallest one.

Builds and exports are compared by rows a second, so that 1 says: twice the rows take twice as long. Questions and pages
are compared as they are: 1 says that a reader does not notice how many rows there are.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.bench_chart import GOOD
from tests.benchmarks.bench_page import CHART, seconds_to
from tests.benchmarks.environments import say
from tests.benchmarks.made_up_data import MadeUp, build
from tests.benchmarks.measuring import Comparison, Run, compare, timed
from tests.benchmarks.processes import download
from tests.benchmarks.serving import khorgos
from tests.browser.chromium import FLAGS, find_chromium

PAGE = "/commodities?partner=KZ"
AtSize = Callable[[int], Run]  # the run of a thing on so many rows


def comparisons(made_up: MadeUp, sizes: list[int], runs: int) -> list[Comparison]:
    """Each thing at each size beside the smallest size."""

    def building(rows: int) -> Run:
        return timed(lambda: build(made_up.folder(rows), made_up.place / f"grown_{rows}.db"))

    found = grown("build", building, sizes, runs, by_row=True)
    with ExitStack() as open_:
        addresses = {rows: open_.enter_context(khorgos(made_up.database(rows))).url for rows in sizes}

        def exporting(rows: int) -> Run:
            return timed(lambda: download(f"{addresses[rows]}/api/trade.csv"))

        def asking(rows: int) -> Run:
            return timed(lambda: download(f"{addresses[rows]}/api/trade.json?{urlencode(GOOD)}"))

        found += grown("export", exporting, sizes, runs, by_row=True)
        found += grown("one line of a chart", asking, sizes, runs, by_row=False)
        return found + pages(addresses, runs)


def pages(addresses: Mapping[int, str], runs: int) -> list[Comparison]:
    """A page's first chart in a cold browser at each size; none where there is no browser, which is said."""
    path = find_chromium()
    if path is None:
        say("Pages: not measured, there is no Chromium here")
        return []
    with chromium(path) as browser:

        def opening(rows: int) -> Run:
            return lambda: seconds_to(browser, addresses[rows] + PAGE, CHART)

        return grown(f"{PAGE}, first chart", opening, list(addresses), runs, by_row=False)


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """A browser while the block runs."""
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=list(FLAGS)) as browser:
        yield browser


def grown(what: str, at_size: AtSize, sizes: list[int], runs: int, *, by_row: bool) -> list[Comparison]:
    """A thing on each size beside it on the smallest one."""
    smallest, *larger = sorted(sizes)
    return [
        one
        for rows in larger
        for one in compare(
            f"{what}, {rows:,} rows",
            at_size(rows),
            {f"{smallest:,} rows{', by row' if by_row else ''}": at_size(smallest)},
            runs,
            scale=rows / smallest if by_row else 1,
        )
    ]
