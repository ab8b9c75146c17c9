"""Arrivals of a made-up publisher.

Files in the columns of ``data/trade`` with a title for each commodity, kept as snapshots.
"""

from datetime import UTC, datetime
from pathlib import Path

from etl.inputs.files import CsvRows, read_csv_rows
from etl.inputs.trade.receiving import receiving
from etl.inputs.trade.trade_file import COLUMNS, OPTIONAL, TITLE
from etl.publishers.layouts import Layout, Sample
from tests.etl.made_inputs import CARD, TRADE, Row, csv_text, figures_text, trade_text, without, write_data, yaml_text

SHIPPED = {
    "trade/aland.csv": trade_text({}),
    "trade/aland.yml": yaml_text(CARD),
    "figures/official_figures.csv": figures_text({}),
    "figures/official_figures.yml": yaml_text(without(CARD, "value_factor", "net_weight_factor") | {"sort_order": "9"}),
}


def recognise(sample: Sample) -> bool:
    return sample.head.startswith(b"reporter,partner")


def read(path: Path, data_dir: Path) -> CsvRows:
    return read_csv_rows(path, data_dir, COLUMNS, (*OPTIONAL, TITLE))


LAYOUT = Layout("aland_csv", "Aland's own CSV", "aland", recognise, read)


def moment(day: int, hour: int = 12) -> datetime:
    """An hour, noon if not said, of a day of January 2100."""
    return datetime(2100, 1, day, hour, tzinfo=UTC)


def receive(
    data_dir: Path, day: int, *files: list[Row], source: str = "aland", layout: str = "aland_csv", hour: int = 12
) -> str:
    """Store an arrival of that day and hour, a file for each list of rows (what differs from ``TRADE``).

    Gives the code of its first snapshot.
    """
    with receiving(
        data_dir, source, layout, url="https://example.org", parameters={}, retrieved_at=moment(day, hour)
    ) as folder:
        for number, rows in enumerate(files, start=1):
            (folder / f"part{number}.csv").write_text(
                csv_text([TRADE | {TITLE: ""} | row for row in rows]), encoding="utf-8"
            )
    return f"{source}-2100-01-{day:02}T{hour:02}0000Z"


def write_received(folder: Path, shipped: dict[str, str] | None = None) -> Path:
    """A data folder with one shipped file: wheat from Aland to Bouvet in May 2099, 12340 dollars and 5000 kg."""
    return write_data(folder, SHIPPED | (shipped or {}))
