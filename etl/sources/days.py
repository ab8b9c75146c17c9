"""``data/days.yml``: the days of which a database is built beside the one in use, so that the pages can show what was known then."""

from datetime import date
from pathlib import Path

from etl.errors import Fault
from etl.fields import Fields
from etl.reading import FileCount
from etl.sources.yaml_files import read_yaml

FILE = "days.yml"


def read_days(data_dir: Path) -> tuple[list[date], list[Fault], list[FileCount]]:
    """The days in the order of the file, its faults and its count, a day a row; no days where there is no file."""
    path = data_dir / FILE
    if not path.is_file():
        return [], [], []
    read = read_yaml(path, data_dir)
    if read.fields is None:
        return [], read.faults, [read.source.count(1, 0)]
    read.fields.refuse_unknown(("days",))
    days: list[date] = []
    below = list(read.fields.blocks("days"))
    for one in below:
        day = _read_day(one, days)
        if day:
            days.append(day)
    return days, read.faults, [read.source.count(len(below), len(days))]


def _read_day(fields: Fields, taken: list[date]) -> date | None:
    """The day of one item; None where it is none, or stands twice."""
    fields.refuse_unknown(("day", "why"))
    fields.text("why", required=True)
    day = fields.day("day", required=True)
    if day in taken:
        fields.refuse("day", "the day stands twice in the list", fields.text("day"), "Keep one of the two.")
        return None
    return day
