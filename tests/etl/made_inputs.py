"""Small made-up input files: Aland (AX) trades with Bouvet (BV) in 2099. A test names only what differs from these."""

import csv
import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import yaml

from etl.inputs.reference import read_reference
from etl.values.fault_rows import Faults
from etl.values.reading import Reading

Row = dict[str, Any]

NOTE_ID = "2099-05-09-mariehamn-a-b"
NOTE_FILE = f"data/events/2099/{NOTE_ID}.md"

REFERENCE = {
    "areas.csv": "area_code,kind,iso3,m49_code,parent_code,sort_order,name_en,name_zh,name_ru\n"
    "AX,country,ALA,248,,1,Aland,,\nBV,country,BVT,074,,2,Bouvet,,\nAX-01,region,,,AX,3,Mariehamn region,,\nXG,group,,,,4,Both,,\n",
    "area_members.csv": "group_code,area_code\nXG,AX\nXG,BV\n",
    "places.csv": "place_code,kind,area_code,name_en,name_zh,name_ru\nmariehamn,city,AX,Mariehamn,玛丽港,Мариехамн\n",
    "people.csv": "person_code,area_code,name_en,name_zh,name_ru\nanna-alander,AX,Anna Alander,安娜,Анна\nbo-bouvet,BV,Bo Bouvet,,\n",
    "authorities.csv": "authority_code,area_code,name_en,name_zh,name_ru\nax-customs,AX,Aland Customs,,\nax-news,AX,Aland News,,\n",
    "commodities.csv": "commodity_id,classification,code,level,parent_id,title_en,title_zh,title_ru\n"
    "TOTAL,TOTAL,TOTAL,total,,All goods,,\nHS:10,HS,10,chapter,,Cereals,,\nHS:1001,HS,1001,heading,HS:10,Wheat,,\n"
    "HS:1005,HS,1005,heading,HS:10,Maize,,\nHS:12,HS,12,chapter,,Oilseeds and more,,\nHS:1201,HS,1201,heading,HS:12,Soya beans,,\n",
    "commodity_groups.csv": "group_code,sort_order,title_en,title_zh,title_ru,definition\n"
    "grain,1,Grain,,,Cereals.\noilseed,2,Oilseed,,,Seeds.\n",
    "commodity_group_codes.csv": "group_code,commodity_id,rule,basis,reason\ngrain,HS:10,include,exact,Chapter 10\n"
    "oilseed,HS:12,include,stand_in,Holds hay too\noilseed,HS:1201,include,exact,\n",
    "topic_groups.csv": "topic,group_code\ngrain,grain\n",
    "terms.csv": "list_name,term_code,sort_order,title_en,title_zh,title_ru\ntopic,grain,1,Grain,粮食,Зерно\n",
}

CROSSING_LINES = (
    "place_code,mode,neighbour_code,opposite_code,sort_order,source_url,publisher,published_date\n"
    "mariehamn,rail,BV,,1,https://example.org/rail,Aland News,2099-05\n"
)
CARGO_MODES = "indicator,subject,mode,sort_order,title_en\nrail_cargo,cargo by sledge,rail,1,sledges\n"

CARD: Row = {
    "title_en": "Aland's trade",
    "publisher": "Aland Customs",
    "coverage": "all",
    "detail_level": "heading",
    "export_valuation": "fob",
    "import_valuation": "cif",
    "value_unit": "thousand US dollars",
    "value_factor": "1000",
    "net_weight_unit": "t",
    "net_weight_factor": "1000",
    "licence": "CC0",
    "sort_order": "1",
    "release_lag_days": "20",
    "release_basis": "As a rule, three weeks after the month.",
}

TRADE: Row = {
    "reporter": "AX",
    "partner": "BV",
    "flow": "export",
    "period": "2099-05",
    "commodity": "HS:1001",
    "value": "12.34",
    "net_weight": "5",
    "quantity": "",
    "quantity_unit": "",
    "status": "",
    "quality": "",
    "note": "",
}

FIGURE: Row = {
    "figure_code": "F0001",
    "area": "AX",
    "partner": "BV",
    "flow": "turnover",
    "period": "2099",
    "period_label": "2099",
    "indicator": "goods_trade",
    "measure": "value",
    "group": "",
    "commodity": "",
    "subject": "all goods",
    "place": "",
    "value": "2000000000",
    "unit": "USD",
    "currency_as_published": "USD",
    "stated_by": "ax-customs",
    "counted_by": "ax-customs",
    "as_published": "2 bn US dollars",
    "source_url": "https://example.org/figure",
    "publisher": "Example News",
    "published_date": "2100-01-15",
    "confidence": "high",
    "note": "",
}

PRICE: Row = {
    "good": "rye",
    "period": "2099-05",
    "value": "250.5",
    "unit": "t",
    "currency": "USD",
    "quality": "",
    "note": "",
}

RATE: Row = {
    "currency": "CNY",
    "per_currency": "USD",
    "period": "2099-05",
    "kind": "mean",
    "value": "8.125",
    "days_held": "",
    "quality": "",
    "note": "",
}

HARVEST: Row = {
    "area": "AX",
    "crop": "HS:1001",
    "year": "2099",
    "area_harvested": "100",
    "yield": "2000.5",
    "production": "200.05",
    "status": "",
    "quality": "",
    "note": "",
}

ACT: Row = {
    "act_code": "A0001",
    "good": "plums",
    "origin": "AX",
    "destination": "BV",
    "kind": "announcement",
    "force": "in_force",
    "scope": "whole",
    "date": "2099-05-09",
    "date_basis": "stated",
    "last_day": "",
    "term_months": "",
    "instrument": "Announcement",
    "instrument_number": "2099 No. 1",
    "tariff_lines": "",
    "quantity": "",
    "unit": "",
    "quantity_note": "",
    "detail": "Plums may enter.",
    "source_title": "Plums let in",
    "publisher": "Example News",
    "source_url": "https://example.org/act",
    "published_date": "2099-05-10",
    "second_publisher": "",
    "second_url": "",
    "read_date": "2099-12-01",
    "event": "",
    "conflict_with": "",
    "conflict_about": "",
    "conflict": "",
}
ACCESS_GOODS = {
    "reference/access_goods.csv": "good_code,sort_order,is_collective,name_en,name_zh,name_ru\n"
    "farm_goods,1,true,Farm goods,,\nfruit,2,false,Fruit,,\nplums,3,false,Plums,李子,Сливы\n",
    "reference/access_good_parts.csv": "whole_code,part_code\nfarm_goods,fruit\nfruit,plums\n",
    "reference/access_good_codes.csv": "good_code,commodity_id,basis,reason\nplums,HS:1201,stand_in,Holds pears too.\n",
}

NOTE: Row = {
    "id": NOTE_ID,
    "title": "Ministers agree on grain",
    "kind": "ministerial_meeting",
    "date": "2099-05-09",
    "parties": ["AX", "BV"],
    "topics": ["grain"],
    "confidence": "high",
    "sources": [{"url": "https://example.org/a", "publisher": "Example News"}],
}

COMMITMENT: Row = {"text": "Raise trade in grain", "kind": "pledge", "by": ["AX"], "measurability": "none"}

MEASURED: Row = COMMITMENT | {
    "measurability": "series",
    "target": "1000000",
    "unit": "t/year",
    "comparator": "at_least",
    "series": {
        "reporter": "AX",
        "partner": "BV",
        "flow": "export",
        "group": "grain",
        "measure": "net_weight_kg",
        "period": "year",
    },
}


def without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


_OF_TRADE = ("coverage", "detail_level", "export_valuation", "import_valuation", "value_factor")
CARD_BESIDE = without(CARD, *_OF_TRADE, "net_weight_unit", "net_weight_factor") | {"release_lag_days": "5"}
"""The card of a source that tells of no trade."""


def csv_text(rows: list[Row]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def trade_text(*overrides: Row) -> str:
    return csv_text([TRADE | one for one in overrides])


def figures_text(*overrides: Row) -> str:
    return csv_text([FIGURE | one for one in overrides])


def acts_text(*overrides: Row) -> str:
    return csv_text([ACT | one for one in overrides])


def yaml_text(values: Row) -> str:
    """YAML as a person would write it: a key a line, in the order given, texts unquoted where that is possible."""
    return yaml.dump(values, Dumper=yaml.SafeDumper, sort_keys=False, allow_unicode=True, width=10_000)


def note_text(text: str = "They met.", **overrides: Any) -> str:
    """A note; a key that is overridden with None is left out."""
    values = {name: value for name, value in (NOTE | overrides).items() if value is not None}
    return f"---\n{yaml_text(values)}---\n\n{text}\n"


def write_data(folder: Path, files: dict[str, str] | None = None) -> Path:
    """A data folder with the reference files above and the files given, by their path below ``data``."""
    data_dir = folder / "data"
    for name, text in ({f"reference/{name}": text for name, text in REFERENCE.items()} | (files or {})).items():
        path = data_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return data_dir


@cache
def made_up_reference() -> Reading:
    """What is read of the reference files above: the same for every test that does not change them."""
    with TemporaryDirectory() as folder:
        return read_reference(write_data(Path(folder)))


def said(reading: Reading) -> list[str]:
    """Every fault as a person reads it, in reading order."""
    return [str(fault) for fault in [*reading.faults, *Faults(stored=reading.row_faults)]]


def counts(reading: Reading) -> dict[str, tuple[int, int, int]]:
    """Rows read, loaded and rejected by file."""
    return {count.file: (count.rows_read, count.rows_loaded, count.rows_rejected) for count in reading.files}


def rows_of(frame: pd.DataFrame, *columns: str) -> list[Row]:
    """The rows of a frame, with missing values left out and days as text; of all columns, or of those named."""
    chosen = frame[list(columns)] if columns else frame
    return [
        {
            name: value.date().isoformat() if isinstance(value, pd.Timestamp) else value
            for name, value in row.items()
            if not pd.isna(value)
        }
        for row in chosen.to_dict("records")
    ]
