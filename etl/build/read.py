"""All that lies under ``data/``, read in the right order."""

from collections.abc import Callable, Sequence
from pathlib import Path

from etl import schema
from etl.build.check_roles import check_roles, person_roles
from etl.build.judge.asked_figures import figures_asked
from etl.build.read_editions import read_figures_beside
from etl.build.read_trade import check_trade, settle
from etl.build.trade.run import Run, run_here
from etl.build.trade.settle import Sizes, Take, take_nothing
from etl.build.translations import read_translations
from etl.inputs import rates
from etl.inputs.access.acts import read_market_access
from etl.inputs.access.goods import read_access_goods
from etl.inputs.codes import KnownCodes, codes_of, known_codes
from etl.inputs.crossings import read_crossings
from etl.inputs.events.events import read_events
from etl.inputs.figures import days_of_figures, read_official_figures
from etl.inputs.price_reference import read_price_reference
from etl.inputs.prices import prices_folder
from etl.inputs.production import production_folder
from etl.inputs.reference import add_named_commodities, read_reference
from etl.inputs.settings.set_aside import read_set_aside
from etl.inputs.synonyms import read_synonyms
from etl.inputs.trade.snapshots import Arrival
from etl.publishers.layouts import Layout
from etl.values.frames import to_table_frame
from etl.values.knowledge import date_access, date_notes, notes_told_later
from etl.values.reading import Reading, join_readings


def read_inputs(
    data_dir: Path,
    progress: Callable[[str], None] | None = None,
    *,
    layouts: Sequence[Layout] | None = None,
    run: Run = run_here,
    take: Take = take_nothing,
    sizes: Sizes | None = None,
) -> Reading:
    """Every row of every input file, by table, with the faults and findings and a count for each file.

    Reference tables come first, since all else refers to them; where they have faults the rest is still read with what
    there is. ``progress`` is told the name of each part before it is read. Each row has its day of knowledge, where it
    has one (``etl.values.knowledge``). ``layouts`` are those of the registry if not given. ``take`` is given rows of
    ``observation`` while the rest is still being read. Nothing is written.
    """
    tell = progress or (lambda _: None)
    tell("reference tables")
    reference = read_reference(data_dir)
    goods = read_access_goods(data_dir, known_codes(reference))
    crossings = read_crossings(data_dir, known_codes(reference))
    reference = join_readings([reference, goods, crossings, read_synonyms(data_dir)])
    codes = known_codes(reference)
    tell("trade figures")
    trade = check_trade(data_dir, codes, layouts=layouts, tell=tell, run=run, sizes=sizes)
    add_named_commodities(reference, trade.titles, data_dir)
    tell("official figures")
    figures = read_official_figures(data_dir, codes)
    tell("notes")
    events = read_events(data_dir, reference, days_of_figures(figures))
    tell("market access")
    access = read_market_access(data_dir, codes, codes_of(events, "event", "event_id"))
    tell("prices, rates and harvests")
    beside = _read_beside(data_dir, reference, codes, trade.arrivals)
    tell("checks")
    shown = figures_asked({**reference.tables, **events.tables})
    settled = settle(trade, reference.tables, data_dir, shown=shown, run=run, take=take, sizes=sizes)
    reading = join_readings([reference, settled, figures, events, access, beside, read_set_aside(data_dir)])
    _check_roles(reading)
    _date_notes(reading)
    if "market_access" in reading.tables:
        reading.tables.update(date_access(reading.tables))
    tell("translations")
    files = [count.file for count in reading.files]
    return join_readings([reading, read_translations(data_dir, reading.tables, files)])


def _read_beside(data_dir: Path, reference: Reading, codes: KnownCodes, arrivals: Sequence[Arrival]) -> Reading:
    """What trade is read beside: prices, rates and harvests, with their goods and crops."""
    told = read_price_reference(data_dir, reference.tables["commodity"])
    folders = (prices_folder(codes_of(told, "price_good", "price_good_code")), rates.FOLDER, production_folder(codes))
    return join_readings([told, *(read_figures_beside(data_dir, folder, arrivals) for folder in folders)])


def _check_roles(reading: Reading) -> None:
    """Put roles that notes tell and that have no titles into the reading's findings.

    Nothing is put there where there is no file of titles.
    """
    if "role" in reading.tables:
        tables = reading.tables
        reading.findings.extend(check_roles(tables["event_participant"], tables["event"], tables["role"]))


def _date_notes(reading: Reading) -> None:
    """Give what notes tell its days of knowledge, and the roles that follow.

    There is a finding for each note that tells of later times.
    """
    figures = reading.tables.get("official_figure", to_table_frame(schema.official_figure, {}))
    reading.tables.update(
        {
            name: frame
            for name, frame in date_notes({**reading.tables, "official_figure": figures}).items()
            if name in reading.tables
        }
    )
    reading.tables["person_role"] = person_roles(reading.tables["event_participant"], reading.tables["event"])
    reading.findings.extend(notes_told_later(reading.tables["event"]))
