"""All that lies under ``data/``, read in the right order."""

from collections.abc import Callable
from pathlib import Path

from etl.reading import Reading, join_readings
from etl.sources.codes import codes_of, known_codes
from etl.sources.events import read_events
from etl.sources.figures import read_official_figures
from etl.sources.reference import read_reference
from etl.sources.set_aside import read_set_aside
from etl.sources.shipped import read_trade
from etl.transform.checks import check_observations


def read_inputs(data_dir: Path, progress: Callable[[str], None] | None = None) -> Reading:
    """Every row of every input file, by table, with the faults and findings and a count for each file.

    Reference tables come first, since all else refers to them; where they have faults the rest is still read with what there is.
    ``progress`` is told the name of each part before it is read. Nothing is written.
    """
    tell = progress or (lambda _: None)
    tell("reference tables")
    reference = read_reference(data_dir)
    codes = known_codes(reference)
    tell("trade figures")
    trade = read_trade(data_dir, codes)
    tell("official figures")
    figures = read_official_figures(data_dir, codes)
    tell("notes")
    events = read_events(data_dir, reference, codes_of(figures, "official_figure", "figure_code"))
    reading = join_readings([reference, trade, figures, events, read_set_aside(data_dir)])
    tell("checks")
    if "observation" in reading.tables:
        reading.findings.extend(check_observations(reading.tables["observation"], reading.tables["commodity"]))
    return reading
