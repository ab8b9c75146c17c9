"""Cards, mappings and arrivals of sources whose figures are made up, and say so."""

import json
from pathlib import Path

from etl.inputs.trade.snapshots import CARD as ARRIVAL_CARD
from etl.inputs.trade.snapshots import hash_file
from etl.inputs.trade.trade_file import COLUMNS
from etl.publishers.common.plain_csv import mapping_beside

LEFT_OUT = ("khorgos*.db*", "snapshots", "inbox", "trade", "set_aside.csv")
COMPILED = "made_up_compiled"
ONE_FILE = "made_up_trade"
COUNTRIES = {
    "CN": ("China", "中国", "Китай"),
    "KZ": ("Kazakhstan", "哈萨克斯坦", "Казахстан"),
    "KG": ("Kyrgyzstan", "吉尔吉斯斯坦", "Киргизия"),
    "TJ": ("Tajikistan", "塔吉克斯坦", "Таджикистан"),
    "TM": ("Turkmenistan", "土库曼斯坦", "Туркмения"),
    "UZ": ("Uzbekistan", "乌兹别克斯坦", "Узбекистан"),
}
CARD = """\
title_en: "Made-up figures, none of them real: {en}"
title_zh: 虚构数据，均非真实：{zh}
title_ru: "Вымышленные данные, настоящих нет: {ru}"
publisher: tests/benchmarks/generate.py (made up)
coverage: all
detail_level: subheading
report_kind: {kind}
export_valuation: fob
import_valuation: cif
value_unit: US dollars
value_factor: 1
net_weight_unit: kilograms
net_weight_factor: 1
hs_revision: HS2022
derive_months: false
licence: none; every figure is made up
retrieved_date: 2026-02-10
release_lag_days: 25
release_basis: Made up, as all of it.
sort_order: {order}
"""


def own_source(reporter: str) -> str:
    """The source of a country's own made-up figures."""
    return f"made_up_{reporter.lower()}"


def write_cards(out: Path, codes: list[str]) -> None:
    """The card of each source: beside the file of a source that is one file, else among those of arrivals."""
    (out / "trade").mkdir()
    for place, code in enumerate(codes):
        write_card(out / ("trade" if code == ONE_FILE else "sources"), code, place)


def write_card(folder: Path, code: str, place: int) -> None:
    """The card of a source."""
    shared = {COMPILED: ("compiled", "汇编", "сводные"), ONE_FILE: ("both sides", "双方", "обе стороны")}
    names = shared | {own_source(area): title for area, title in COUNTRIES.items()}
    english, chinese, russian = names.get(code, (code,) * 3)
    kind = "own" if code.removeprefix("made_up_").upper() in COUNTRIES else "compiled"
    text = CARD.format(en=english, zh=chinese, ru=russian, kind=kind, order=900 + place)
    (folder / f"{code}.yml").write_text(text, encoding="utf-8")


def write_gates(out: Path, codes: list[str]) -> None:
    """Let no shift of made-up figures stop a build: chance makes some where there are few, and none of them is meant."""
    gates = dict.fromkeys(("unit_shift", "year_shift", "source_shift"), "warn")
    with (out / "gates.yml").open("a", encoding="utf-8") as file:
        file.write("sources:\n" + "".join(f"  {code}: {json.dumps(gates)}\n" for code in codes))


def write_mapping(file: Path, source: str) -> None:
    """The mapping beside a file of an arrival: its columns are ours."""
    columns = ", ".join(f"{name}: {name}" for name in COLUMNS)
    mapping_beside(file).write_text(f"source: {source}\ncolumns: {{{columns}}}\n", encoding="utf-8")


def write_arrival_card(folder: Path) -> None:
    """The card of an arrival whose files are all there; an arrival without any is taken away."""
    files = sorted(path for path in folder.iterdir() if path.name != ARRIVAL_CARD)
    if not files:
        folder.rmdir()
        return
    stamp = folder.name
    card = {
        "source": folder.parent.name,
        "layout": "plain_csv",
        "retrieved_at": f"{stamp[:13]}:{stamp[13:15]}:{stamp[15:17]}+00:00",
        "url": "",
        "parameters": {},
        "files": [{"name": path.name, "sha256": hash_file(path), "bytes": str(path.stat().st_size)} for path in files],
    }
    (folder / ARRIVAL_CARD).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
