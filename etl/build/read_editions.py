"""Prices, rates and harvests: what ships, and over it the newer files of the same sources that were imported."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from etl.build.read_arrivals import to_snapshot
from etl.errors import Fault
from etl.inputs.cards import read_source_card
from etl.inputs.figure_folder import FigureFolder, read_edition, read_figure_folder
from etl.inputs.files import file_label
from etl.inputs.trade.snapshots import CARD, Arrival
from etl.publishers.layouts import Layout
from etl.publishers.registry import FIGURE_LAYOUTS, layout_named
from etl.values.frames import sort_by_key
from etl.values.reading import FileCount, Reading, join_readings

_OF_THE_FILE = ("snapshot_code", "source_row", "known_from", "is_known_from_assumed", "note")


def read_figures_beside(
    data_dir: Path,
    folder: FigureFolder,
    arrivals: Iterable[Arrival],
    layouts: Mapping[str, Sequence[Layout]] = FIGURE_LAYOUTS,
) -> Reading:
    """A folder's rows, and over them those of every one of ``arrivals`` in a layout of the folder, the oldest first.

    A value that a newer file changes is known from the day on which that file came; one that it repeats stays as it
    was. An arrival of a source that has no sound card in the folder is refused whole.
    """
    reading = read_figure_folder(data_dir, folder)
    for arrival in arrivals:
        layout = layout_named(arrival.layout, layouts.get(folder.name, ()))
        if layout is not None:
            reading = _put_over(reading, _read_arrival(arrival, layout, data_dir, folder), folder, arrival)
    return replace(reading, files=_count_absorbed(reading, folder)) if folder.table.name in reading.tables else reading


def _count_absorbed(reading: Reading, folder: FigureFolder) -> list[FileCount]:
    """The files' counts, with how many of the rows loaded another file's stand for."""
    codes = reading.tables["snapshot"].set_index("file")["snapshot_code"].to_dict()
    held = reading.tables[folder.table.name]["snapshot_code"].value_counts().to_dict()
    return [
        replace(count, rows_absorbed=count.rows_loaded - held.get(codes[count.file], 0))
        if count.file in codes
        else count
        for count in reading.files
    ]


def _read_arrival(arrival: Arrival, layout: Layout, data_dir: Path, folder: FigureFolder) -> Reading:
    path = data_dir / folder.name / f"{arrival.source_code}.yml"
    card = read_source_card(path, data_dir, folder.kind).card if path.is_file() else None
    if card is None:
        advice = f"Write {file_label(path, data_dir)}; data/README.md gives its form."
        label = file_label(arrival.folder / CARD, data_dir)
        fault = Fault(label, "", "source", "no sound card says what this source is", arrival.source_code, advice)
        return Reading(faults=[fault])
    # An edition's own day of release is that of what ships, not of a newer file.
    newer = replace(card, row=card.row | {"released_date": None})
    editions = []
    for place, file in enumerate(arrival.files, start=1):
        rows = layout.read(arrival.folder / file.name, data_dir)
        editions.append(
            read_edition(rows, folder, newer, to_snapshot(arrival, file, rows.source, rows.rows_read, place=place))
        )
    return join_readings(editions)


def _put_over(reading: Reading, newer: Reading, folder: FigureFolder, arrival: Arrival) -> Reading:
    name = folder.table.name
    if name not in newer.tables or newer.tables[name].empty:
        return join_readings([reading, newer])
    day = pd.Timestamp(arrival.retrieved_at.date())
    over = lay_over(reading.tables[name], newer.tables[name], folder, day)
    both = join_readings([reading, newer])
    both.tables[name] = over
    return both


def lay_over(held: pd.DataFrame, newer: pd.DataFrame, folder: FigureFolder, day: pd.Timestamp) -> pd.DataFrame:
    """The rows held with those of a newer file that are new or have changed, which are then known from ``day``."""
    key = [column.name for column in folder.table.primary_key]
    told = [name for name in held.columns if name not in {*key, *_OF_THE_FILE}]
    pairs = newer[key].merge(held, how="left", on=key, validate="one_to_one", indicator=True)
    there = (pairs["_merge"] == "both").to_numpy()
    ours, theirs = pairs[told], newer[told].reset_index(drop=True)
    alike = ((ours == theirs) | (ours.isna() & theirs.isna())).all(axis=1).to_numpy()
    changed = newer.reset_index(drop=True).loc[there & ~alike].assign(known_from=day, is_known_from_assumed=False)
    added = newer.reset_index(drop=True).loc[~there]
    gone = held.set_index(key).index.isin(changed.set_index(key).index)
    frame = pd.concat([held.loc[~gone], changed, added], ignore_index=True)
    return sort_by_key(folder.table, frame.astype(held.dtypes.to_dict()))
