"""A publisher's file that a person has: recognised, looked through, and kept as an arrival."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from etl.errors import Fault, InputFaults, KhorgosError, UnknownLayout
from etl.inputs.cards import SourceCard, read_cards, read_source_card
from etl.inputs.codes import known_codes
from etl.inputs.reference import read_reference
from etl.inputs.settings.gates import read_gates
from etl.inputs.trade.check_part import check_part
from etl.inputs.trade.checked_file import TradeFile, faults_of, find_repeats, to_trade_file
from etl.inputs.trade.checked_folder import checked_folder
from etl.inputs.trade.receiving import Together, keeping_together, name_received, receiving, removed_on_failure
from etl.inputs.trade.trade_input import plan_input
from etl.publishers.common import plain_csv
from etl.publishers.common.bounds import require_bounds
from etl.publishers.common.tables import decode
from etl.publishers.layouts import Layout, reader_of, take_sample
from etl.publishers.registry import LAYOUTS, recognise
from etl.values.fault_rows import Faults
from etl.vocabulary.sources import SourceKind
from etl.vocabulary.trade import Flow

Found = TypeVar("Found")


class FlowNotSaid(KhorgosError):
    """A file that does not say which flow it holds; ``layouts`` are the readers of either."""

    def __init__(self, path: Path, layouts: Sequence[Layout]) -> None:
        self.path = path
        self.layouts = tuple(layouts)
        listed = " or ".join(layout.title for layout in layouts)
        super().__init__(
            f"{path}: the file does not say whether it holds exports or imports ({listed}). Add --flow export or "
            "--flow import."
        )


class SourceUnknown(KhorgosError):
    """A source without a card that says what it is."""

    def __init__(self, source: str) -> None:
        self.source = source
        super().__init__(
            f"No card says what the source {source!r} is. Write data/sources/{source}.yml; data/README.md gives its "
            "form."
        )


class NothingOfOurs(InputFaults):
    """A file that could be read and holds no figure of China's or Central Asia's trade."""

    def __init__(self, name: str) -> None:
        problem = "it holds no figure of China's or Central Asia's trade"
        super().__init__([Fault(name, "", "", problem, "", "Look whether it is the right file.")])


@dataclass(frozen=True)
class Imported:
    """What came of an import: how the file was read, and its rows as the build will see them.

    ``folder`` is that of the arrival; None where nothing was new.
    """

    layout: Layout
    source_code: str
    file: TradeFile
    left_out: dict[str, int]
    folder: Path | None


@dataclass(frozen=True)
class ImportedFile:
    """What came of one file: an import for each source that it has figures of.

    ``without`` are layouts that found no figure of their source in it, ``refused`` the faults of those that could load
    nothing.
    """

    imports: tuple[Imported, ...]
    without: tuple[Layout, ...] = ()
    refused: tuple[Fault, ...] = ()


def choose_layouts(path: Path, flow: Flow | None, source: str = "") -> list[Layout]:
    """The layouts that read a file: one, or those of a family, of which ``source`` may choose one.

    Raises UnknownLayout, and FlowNotSaid where two readers differ by the flow alone.
    """
    sample = take_sample(path)
    fitting = [layout for layout in LAYOUTS if layout.recognise(sample)]
    if not fitting:
        return [recognise(path)]  # raises, with what the file looks like
    family = [layout for layout in fitting if layout.family and layout.family == fitting[0].family]
    if family:
        return [layout for layout in family if layout.source_code == source] or family
    return [_choose_flow(path, fitting, flow)]


def _choose_flow(path: Path, recognised: Sequence[Layout], flow: Flow | None) -> Layout:
    either = [layout for layout in recognised if layout.flow]
    if recognised[0] not in either:
        return recognised[0]
    fitting = either if flow is None else [layout for layout in either if layout.flow == flow]
    if len(fitting) > 1:
        raise FlowNotSaid(path, fitting)
    if not fitting:
        raise UnknownLayout(str(path), either[0].title, [layout.title for layout in either])
    return fitting[0]


def find_card(source: str, data_dir: Path) -> SourceCard:
    """The card of a source. Raises SourceUnknown, and InputFaults for one that cannot be read."""
    shipped = data_dir / "trade" / f"{source}.yml"
    described = (
        read_source_card(shipped, data_dir, SourceKind.TABLE)
        if shipped.is_file()
        else read_cards(data_dir)[0].get(source)
    )
    if described is None:
        raise SourceUnknown(source)
    if described.card is None:
        raise InputFaults(described.faults)
    return described.card


def import_file(
    path: Path,
    data_dir: Path,
    *,
    source: str = "",
    flow: Flow | None = None,
    mapping: Path | None = None,
    retrieved_at: datetime,
    url: str = "",
) -> ImportedFile:
    """Keep a file as an arrival of each source it has figures of, of all or of none; the next build loads it.

    ``source`` is for files whose layout serves several. Raises InputFaults where nothing of the file can be loaded:
    then nothing is kept.
    """
    require_bounds(path)
    imports: list[Imported] = []
    without: list[Layout] = []
    refused: list[Fault] = []
    with keeping_together(data_dir) as together:
        keep_as = partial(
            _keep_as,
            path,
            data_dir,
            source=source,
            flow=flow,
            mapping=mapping,
            retrieved_at=retrieved_at,
            url=url,
            together=together,
        )
        for layout in [plain_csv.LAYOUT] if mapping else choose_layouts(path, flow, source):
            try:
                imports.append(keep_as(layout))
            except NothingOfOurs:
                without.append(layout)
            except InputFaults as fault:
                refused += fault.faults
        if not imports:
            raise InputFaults(refused) if refused else NothingOfOurs(path.name)
    return ImportedFile(tuple(imports), tuple(without), tuple(refused))


def _keep_as(
    path: Path,
    data_dir: Path,
    layout: Layout,
    *,
    source: str,
    flow: Flow | None,
    mapping: Path | None,
    retrieved_at: datetime,
    url: str,
    together: Together,
) -> Imported:
    """Keep a file as an arrival, read by one layout. Raises InputFaults where that can load nothing."""
    mapping = mapping or (plain_csv.mapping_beside(path) if layout is plain_csv.LAYOUT else None)
    source_code = source or layout.source_code or _source_of(mapping)
    card = find_card(source_code, data_dir)
    asked = {"flow": str(flow)} if flow else {}
    (file, left_out), kept_in = keep_file(
        path,
        data_dir,
        source_code,
        layout,
        lambda copy: look_through(copy, data_dir, layout, card),
        mapping=mapping,
        asked=asked,
        retrieved_at=retrieved_at,
        url=url,
        together=together,
    )
    return Imported(layout, source_code, file, left_out, kept_in)


def keep_file(
    path: Path,
    data_dir: Path,
    source_code: str,
    layout: Layout,
    look: Callable[[Path], Found],
    *,
    together: Together,
    mapping: Path | None = None,
    asked: Mapping[str, str],
    retrieved_at: datetime,
    url: str = "",
) -> tuple[Found, Path | None]:
    """Make a file ready to be an arrival, once ``look`` has looked through the copy.

    With what was found comes the folder that the arrival will have, or None where nothing is new. Where ``look`` raises
    InputFaults, nothing of the file can be loaded and, as after any other fault, nothing is made ready.
    """
    name, original = name_received(path.name), os.fsencode(path.name).decode("utf-8", errors="replace")
    ready = len(together.moves)
    with (
        receiving(
            data_dir,
            source_code,
            layout.name,
            url=url,
            parameters={"file": original} | dict(asked),
            retrieved_at=retrieved_at,
            job=f"import-{layout.name}",
            originals={} if name == original else {name: original},
            together=together,
        ) as folder,
        removed_on_failure([folder]),
    ):
        for left in folder.iterdir():
            left.unlink()
        copy = Path(shutil.copyfile(path, folder / name))
        if mapping is not None:
            shutil.copyfile(mapping, plain_csv.mapping_beside(copy))
        found = look(copy)
    return found, together.moves[-1][1] if len(together.moves) > ready else None


def _source_of(mapping: Path | None) -> str:
    """The source that a mapping names; raises InputFaults for one that cannot be read."""
    if mapping is None:
        return ""
    text = decode(mapping.read_bytes())
    named, faults = plain_csv.parse_mapping(mapping.name, text)
    if named is None:
        raise InputFaults(faults)
    return named.source_code


def look_through(path: Path, data_dir: Path, layout: Layout, card: SourceCard) -> tuple[TradeFile, dict[str, int]]:
    """The file's rows as the build will see them, and what is left out on purpose.

    Raises InputFaults where no row is left to load.
    """
    gates, faults, _ = read_gates(data_dir)
    if faults:
        raise InputFaults(faults)
    codes = known_codes(read_reference(data_dir))
    checked = checked_folder(data_dir)
    checked.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".work-", dir=checked) as folder:
        planned = plan_input(path, data_dir, reader_of(layout), card, codes, is_received=True, folder=Path(folder))
        parts = [check_part(part) for part in planned.parts]
        file = to_trade_file(planned.source, card, card.to_snapshot(planned.source), parts, gates)
        is_torn = not any(part.row_count for part in parts)
        faults = list(faults_of(planned.source.file, parts, find_repeats(parts)) if is_torn else file.faults)
    left_out = sum((Counter(part.left_out) for part in parts), Counter[str]())
    told = [named_by_file(fault, planned.source.file, path.name) for fault in faults]
    if not file.count.rows_loaded:
        raise InputFaults(told) if told else NothingOfOurs(path.name)
    return replace(file, faults=Faults(told)), dict(left_out)


def named_by_file(fault: Fault, label: str, name: str) -> Fault:
    """The fault with the file's own name, since its copy is gone."""
    return Fault(fault.file.replace(label, name), fault.where, fault.field, fault.problem, fault.seen, fault.advice)
