"""``python -m etl revisions``: which published figures changed between two arrivals."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

import typer

from etl.build.correct import format_number
from etl.build.merge import MEASURES
from etl.commands.fetch import parse_first_day
from etl.commands.options import AsJson, Database
from etl.load.revisions import ChangedFigure, Order, RevisionFilters, count_revisions, read_revisions
from etl.report import count
from etl.schema.address import database_url
from etl.vocabulary.trade import Flow

SHOWN = 50
_HEADINGS = (
    "source",
    "trade",
    "commodity",
    "period",
    "figure",
    "old",
    "new",
    "change",
    "in per cent",
    "old snapshot",
    "new snapshot",
)
_NUMBERS = {"old", "new", "change", "in per cent"}
_FIGURES = {"value_usd": "values", "net_weight_kg": "weights"}


def parse_flow(text: str) -> str:
    """Take a flow; wrong usage where figures have no such one."""
    return _one_of(text, [str(Flow.EXPORT), str(Flow.IMPORT)])


def parse_figure(text: str) -> str:
    """Take a column of figures; wrong usage where nothing of that name can change."""
    return _one_of(text, MEASURES)


def parse_order(text: str) -> Order:
    """Take an order of the list."""
    return Order(_one_of(text, [str(order) for order in Order]))


def _one_of(text: str, allowed: Iterable[str]) -> str:
    if text not in set(allowed):
        message = f"{text!r} is not known here. Take one of {', '.join(allowed)}."
        raise typer.BadParameter(message)
    return text


Source = Annotated[str, typer.Option("--source", metavar="CODE", help="Only of this source.")]
Reporter = Annotated[str, typer.Option("--reporter", metavar="CODE", help="Only as this area reported.")]
Partner = Annotated[str, typer.Option("--partner", metavar="CODE", help="Only of trade with this area.")]
OneFlow = Annotated[
    str | None, typer.Option("--flow", parser=parse_flow, metavar="FLOW", help="Only export or import.")
]
Commodity = Annotated[str, typer.Option("--commodity", metavar="ID", help="Only of this commodity: HS:1001, TOTAL.")]
Figure = Annotated[
    str | None, typer.Option("--figure", parser=parse_figure, metavar="COLUMN", help="value_usd or net_weight_kg.")
]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=parse_first_day, metavar="DAY", help="Only what arrived on this day or later."),
]
By = Annotated[
    Order | None,
    typer.Option(
        "--by",
        parser=parse_order,
        metavar="ORDER",
        help="change (largest first), percent, or table: as in the database.",
    ),
]
Limit = Annotated[
    int | None, typer.Option("--limit", min=0, metavar="N", help=f"List so many, 0 for all; {SHOWN} if not given.")
]


def revisions(
    *,
    source: Source = "",
    reporter: Reporter = "",
    partner: Partner = "",
    flow: OneFlow = None,
    commodity: Commodity = "",
    figure: Figure = None,
    since: Since = None,
    by: By = None,
    limit: Limit = None,
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """List the figures that a later arrival of their source changed, the largest changes first.

    Told are what, old, new, change and both snapshots. With --json all of them are printed, an object a line, unless
    --limit says otherwise.
    """
    url, filters = (
        database or database_url(),
        RevisionFilters(source, reporter, partner, commodity, flow or "", figure or "", since),
    )
    counts = count_revisions(url, filters)
    most = (0 if as_json else SHOWN) if limit is None else limit
    changed = read_revisions(url, filters, by or Order.CHANGE, most or None)
    lines = json_lines(changed) if as_json else tell_revisions(counts, list(changed))
    sys.stdout.writelines(f"{line}\n" for line in lines)


def json_lines(changed: Iterable[ChangedFigure]) -> Iterator[str]:
    """One JSON list in lines: an object a line, so that it can be written while it is read."""
    before = ""
    for one in changed:
        yield f"{',' if before else '['}{json.dumps(one._asdict(), ensure_ascii=False)}"
        before = ","
    yield "]" if before else "[]"


def tell_revisions(counts: dict[str, int], changed: list[ChangedFigure]) -> Iterator[str]:
    """How many figures changed, then a line for each that is listed, then how to see the others."""
    whole = sum(counts.values())
    parts = ", ".join(f"{counts[name]:,} {word}" for name, word in _FIGURES.items() if name in counts)
    yield f"{count(whole, 'figure')} changed between two arrivals{f': {parts}' if len(counts) > 1 else ''}."
    if changed:
        yield ""
        yield from in_columns([_HEADINGS, *map(row_of, changed)])
    if len(changed) < whole:
        yield (
            f"\nListed: {len(changed):,} of {whole:,}. --limit 0 lists all, --limit N so many; --help names the "
            "filters and orders."
        )


def in_columns(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Lines of a table under its headings; numbers stand at the right."""
    # A library's table measures every cell again and again: minutes for what takes a second here, and all of these are
    # Latin codes.
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    places = [
        f">{width}" if heading in _NUMBERS else f"<{width}" for heading, width in zip(rows[0], widths, strict=True)
    ]
    for row in rows:
        yield "  ".join(format(cell, place) for cell, place in zip(row, places, strict=True)).rstrip()


def row_of(one: ChangedFigure) -> tuple[str, ...]:
    """Lay out one changed figure."""
    return (
        one.source_code,
        f"{one.reporter_code} {one.flow} {one.partner_code}",
        one.commodity_id,
        one.period,
        one.column_name,
        format_number(one.old_value),
        format_number(one.new_value),
        "" if one.change is None else f"{one.change:+,.0f}",
        "" if one.change_pct is None else f"{one.change_pct:+,.1f} %",
        one.old_snapshot_code,
        one.new_snapshot_code,
    )
