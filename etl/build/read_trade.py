"""All trade figures: those that ship with the project, then every arrival on top, then the corrections."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import pandas as pd

from etl import schema
from etl.build.correct import NO_SUCH_ROW, Dropped
from etl.build.reach import goods_kinds
from etl.build.read_arrivals import TellPart, plan_received
from etl.build.trade.context import NEEDED, Shown, TradeContext, categories_of
from etl.build.trade.run import Run, run_here
from etl.build.trade.settle import Sizes, Take, settle_trade, take_nothing
from etl.errors import Fault
from etl.inputs.codes import KnownCodes
from etl.inputs.files import file_label
from etl.inputs.settings.corrections import FILE as CORRECTIONS_FILE
from etl.inputs.settings.corrections import read_corrections
from etl.inputs.settings.gates import read_gates
from etl.inputs.trade.check_part import CheckedPart, check_part
from etl.inputs.trade.checked_file import TradeFile, to_trade_file
from etl.inputs.trade.checked_folder import forget_unused, shared_place
from etl.inputs.trade.shipped import PlannedFile, plan_shipped
from etl.inputs.trade.snapshots import Arrival, list_arrivals
from etl.inputs.trade.trade_file import last_titles
from etl.inputs.yaml_files import YamlList
from etl.publishers.layouts import Layout
from etl.values.corrections import Correction
from etl.values.frames import rows_to_frame
from etl.values.gates import Gates
from etl.values.keyed_rows import MANY_TEXTS
from etl.values.reading import FileCount, Reading, StoredTable


@dataclass(frozen=True)
class CheckedTrade:
    """Every file of trade figures, row by row checked, none yet held against another.

    ``folders`` are the names of those that keep the checked rows. ``reading`` has faults and counts of all that is no
    such file: gates, cards, arrivals. ``arrivals`` are all sound ones, of other figures too. ``titles`` names
    arrivals' commodities, ``listed`` are those that are named without them.
    """

    files: list[TradeFile]
    arrivals: list[Arrival]
    folders: frozenset[str]
    gates: Gates
    corrections: YamlList[Correction]
    derives: frozenset[str]
    reading: Reading
    titles: dict[str, str]
    listed: frozenset[str]


def check_trade(
    data_dir: Path,
    codes: KnownCodes,
    *,
    layouts: Sequence[Layout] | None = None,
    tell: TellPart = lambda _: None,
    run: Run = run_here,
    sizes: Sizes | None = None,
) -> CheckedTrade:
    """Every file of trade figures under ``data_dir``; the arguments are those of ``plan_received``."""
    block_bytes = (sizes or Sizes()).block_bytes
    gates, gate_faults, gate_counts = read_gates(data_dir)
    shipped = plan_shipped(data_dir, codes, block_bytes=block_bytes)
    arrivals, damaged = list_arrivals(data_dir)
    received = plan_received(
        data_dir, arrivals, codes, shipped.cards, layouts=layouts, tell=tell, block_bytes=block_bytes
    )
    planned = [*shipped.files, *received.files]
    parts = iter(run(check_part, [part for file in planned for part in file.input.parts]))
    files = [_to_file(file, [next(parts) for _ in file.input.parts], gates) for file in planned]
    return CheckedTrade(
        files=files,
        arrivals=arrivals,
        folders=frozenset(Path(part.folder).name for file in planned for part in file.input.parts),
        gates=gates,
        corrections=read_corrections(data_dir),
        derives=frozenset(code for code, card in received.cards.items() if card.derive_months),
        reading=Reading(
            faults=[*gate_faults, *shipped.faults, *damaged, *received.faults],
            files=[*gate_counts, *shipped.counts, *received.counts],
        ),
        titles=last_titles(pair for file in files if file.arrival for pair in file.titles.items()),
        listed=codes.commodities,
    )


def settle(
    trade: CheckedTrade,
    reference: Mapping[str, pd.DataFrame],
    data_dir: Path,
    *,
    shown: Shown | None = None,
    run: Run = run_here,
    take: Take = take_nothing,
    sizes: Sizes | None = None,
) -> Reading:
    """What the files make of each figure, with its day of knowledge.

    Of each cell the newest, then what a later arrival superseded, all corrected and with derived months. Takes the
    tables of ``reference`` with the commodities that arrivals named. The reading has the tables ``source``,
    ``snapshot``, ``goods_kind`` and, of ``observation`` and ``group_trade``, the rows that are ``shown``; all of these
    two, those that are counted of all rows, and ``revision`` where a figure changed, are among its ``stored`` rows.
    ``take`` is given rows of ``observation`` while others are being made.
    """
    label = file_label(data_dir / CORRECTIONS_FILE, data_dir)
    if not trade.files:
        forget_unused(data_dir, trade.folders)
        misfits = [(one, NO_SUCH_ROW) for one in trade.corrections.items]
        return _join(trade, Reading(), _Outcome(misfits, [], Counter()), label)
    cards = {file.card.code: file.card.row for file in trade.files}
    tables = {
        "source": rows_to_frame(schema.source, list(cards.values())),
        "snapshot": rows_to_frame(schema.snapshot, [file.snapshot.to_row() for file in trade.files]),
    }
    context = _to_context(trade, {**reference, **tables}, shown or Shown())
    sizes = sizes or Sizes()
    beside = shared_place(data_dir)
    settled = settle_trade(trade.files, trade.corrections.items, context, beside, run=run, take=take, sizes=sizes)
    forget_unused(data_dir, trade.folders | settled.kept)
    stored: dict[str, StoredTable] = {
        "observation": settled.observation,
        "group_trade": settled.sums,
        **{one.table.name: one for one in settled.summed},
    }
    reading = Reading(
        tables={**tables, "observation": settled.shown, **settled.counted},
        findings=list(settled.findings),
        stored=stored | ({"revision": settled.revision} if settled.revision.rows else {}),
    )
    return _join(trade, reading, _Outcome(settled.misfits, settled.dropped, settled.absorbed), label)


def _to_context(trade: CheckedTrade, tables: Mapping[str, pd.DataFrame], shown: Shown) -> TradeContext:
    files = trade.files
    texts = _texts_of([part for file in files for part in file.parts])
    return TradeContext(
        tables={name: tables[name][list(columns)] for name, columns in NEEDED.items()},
        listed=trade.listed,
        goods=goods_kinds(tables["commodity"], tables["commodity_group_member"]),
        categories=categories_of(tables, (file.snapshot_key for file in files), texts),
        gates=trade.gates,
        derives=trade.derives,
        arrivals={file.snapshot_key: file.arrival for file in files if file.arrival},
        shown=shown,
    )


def _texts_of(parts: Sequence[CheckedPart]) -> dict[str, set[str]]:
    """The texts of columns without a closed list, of those that have few: every work is given them."""
    told = set.intersection(*(set(part.texts) for part in parts)) if parts else set()
    texts = {name: set(chain.from_iterable(part.texts[name] for part in parts)) for name in told}
    return {name: of_all for name, of_all in texts.items() if len(of_all) <= MANY_TEXTS}


def _to_file(planned: PlannedFile, parts: Sequence[CheckedPart], gates: Gates) -> TradeFile:
    file = to_trade_file(planned.input.source, planned.input.card, planned.snapshot, parts, gates)
    return replace(file, arrival=planned.arrival)


@dataclass(frozen=True)
class _Outcome:
    """What came of the corrections, and how many rows of each snapshot are no row of their own any more."""

    misfits: list[tuple[Correction, str]]
    dropped: list[Dropped]
    absorbed: Counter[str]


def _join(trade: CheckedTrade, settled: Reading, outcome: _Outcome, label: str) -> Reading:
    """The whole reading: what was settled, and the faults and counts of all files."""
    corrections = trade.corrections
    file_faults = [fault for file in trade.files for fault in file.faults.held]
    return replace(
        settled,
        faults=[*trade.reading.faults, *corrections.faults, *_misfits(outcome.misfits, label), *file_faults],
        row_faults=[told for file in trade.files for told in file.faults.stored],
        set_aside=_set_aside(trade.files, outcome.dropped, label),
        files=[
            *trade.reading.files,
            *_count_misfits(corrections.files, len(outcome.misfits)),
            *_count_files(trade.files, outcome),
        ],
    )


def _misfits(misfits: Sequence[tuple[Correction, str]], label: str) -> list[Fault]:
    """A fault for each correction whose figure is not the expected one."""
    advice = "Look at the figure again: mend the line, or take it out if the publisher has put it right."
    return [
        Fault(
            label,
            f"line {one.line}",
            "expect",
            f"not applied: the figure is not the expected one ({one.cell})",
            seen,
            advice,
        )
        for one, seen in misfits
    ]


def _count_misfits(counts: list[FileCount], less: int) -> list[FileCount]:
    """The count of the corrections, with those not applied as rejected."""
    return [
        replace(count, rows_loaded=count.rows_loaded - less, rows_rejected=count.rows_rejected + less)
        for count in counts
    ]


def _count_files(files: Sequence[TradeFile], outcome: _Outcome) -> list[FileCount]:
    """Each file's count; a row that a correction leaves out is rejected."""
    dropped = Counter(one.snapshot_code for one in outcome.dropped)
    return [
        replace(
            file.count,
            rows_loaded=file.count.rows_loaded - dropped[file.snapshot.snapshot_code],
            rows_rejected=file.count.rows_rejected + dropped[file.snapshot.snapshot_code],
            rows_absorbed=file.count.rows_absorbed + outcome.absorbed[file.snapshot.snapshot_code],
        )
        for file in files
    ]


def _set_aside(files: Sequence[TradeFile], dropped: Sequence[Dropped], label: str) -> list[Fault]:
    """Each row that a correction leaves out."""
    labels = {file.snapshot.snapshot_code: file.count.file for file in files}
    return [
        Fault(
            labels[left_out.snapshot_code],
            f"line {left_out.line}" if left_out.line else "",
            left_out.correction.column,
            f"left out by a correction: {left_out.correction.reason}",
            "",
            f"See line {left_out.correction.line} of {label}.",
        )
        for left_out in dropped
    ]
