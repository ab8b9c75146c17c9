"""All that lies under ``data/``, read in the right order."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from etl.reading import Reading, join_readings
from etl.sources.codes import codes_of, known_codes
from etl.sources.events import read_events
from etl.sources.figures import read_official_figures
from etl.sources.layouts import Layout
from etl.sources.reference import add_named_commodities, read_reference
from etl.sources.set_aside import read_set_aside
from etl.sources.trade import TradeReading, read_trade
from etl.transform.as_of import cut_to_day
from etl.transform.checks import check_arrivals, check_observations
from etl.transform.roles import check_roles


def read_inputs(
    data_dir: Path,
    progress: Callable[[str], None] | None = None,
    *,
    as_of: date | None = None,
    layouts: Sequence[Layout] | None = None,
) -> Reading:
    """Every row of every input file, by table, with the faults and findings and a count for each file.

    Reference tables come first, since all else refers to them; where they have faults the rest is still read with what there is.
    ``progress`` is told the name of each part before it is read. With ``as_of`` only what was known by the end of that day is given; what
    that means for each table ``etl.transform.as_of`` says. ``layouts`` are those of the registry if not given. Nothing is written.
    """
    tell = progress or (lambda _: None)
    tell("reference tables")
    reference = read_reference(data_dir)
    codes = known_codes(reference)
    tell("trade figures")
    trade = read_trade(data_dir, codes, as_of=as_of, layouts=layouts, tell=tell)
    add_named_commodities(reference, trade.titles, data_dir)
    tell("official figures")
    figures = read_official_figures(data_dir, codes)
    tell("notes")
    events = read_events(data_dir, reference, codes_of(figures, "official_figure", "figure_code"))
    reading = join_readings([reference, trade.reading, figures, events, read_set_aside(data_dir)])
    tell("checks")
    _check_figures(reading, trade)
    known = cut_to_day(reading, as_of) if as_of else reading
    _check_roles(known)
    return known


def _check_figures(reading: Reading, trade: TradeReading) -> None:
    """Put what the checks notice into the reading's findings."""
    if "observation" in reading.tables:
        observation, commodity = reading.tables["observation"], reading.tables["commodity"]
        reading.findings.extend(check_observations(observation, commodity, trade.gates, received=trade.received, kept=trade.kept))
        arrived = (reading.tables.get("revision"), trade.conflicts, trade.received, trade.gates)
        reading.findings.extend(check_arrivals(observation, *arrived, arrivals=trade.arrivals, kept=trade.kept))


def _check_roles(reading: Reading) -> None:
    """Put roles that notes tell and that have no titles into the reading's findings, where there is a file of titles."""
    if "role" in reading.tables:
        tables = reading.tables
        reading.findings.extend(check_roles(tables["event_participant"], tables["event"], tables["role"]))
