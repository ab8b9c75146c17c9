"""The recipes of CONTRIBUTING.md, followed to the letter on a copy of the real data, and what the checker says when they are not."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from etl import pipeline
from etl.commands.new_event import begin_note
from etl.vocabulary.events import EventKind

ROOT = Path(__file__).parents[1]
DAY = date(2099, 4, 2)
SLUG = "made-up-grain-talks"
NOTE = """\
---
id: 2099-04-02-made-up-grain-talks
title: Made-up grain talks
kind: ministerial_meeting
date: 2099-04-02
place: made-up-town
country: KZ
parties: [CN, KZ]
topics: [grain]
confidence: high
participants:
  - person: a-new-person
    role: Made-up Minister
    side: KZ
commitments:
  - text: Raise made-up grain exports to 2 million tonnes a year by 2100
    kind: target
    by: [KZ]
    to: [CN]
    topics: [grain]
    measurability: series
    metric: made-up grain exports
    target: 2000000
    unit: t/year
    comparator: at_least
    series: {reporter: KZ, partner: CN, flow: export, group: grain, measure: net_weight_kg, period: year}
    deadline: 2100-12-31
    deadline_basis: stated
sources:
  - url: https://example.org/talks
    publisher: Made-up News
---
Nobody met.
"""
FIGURE = (
    "F990001,KZ,CN,export,2099-01,January 2099,goods_trade,value,grain,,made-up grain,,1200000,USD,USD,gacc,gacc,"
    "1.2m,https://example.org/figure,Made-up News,2099-02-01,high,"
)
ACT = (
    "A9001,made_up_pears,KZ,CN,announcement,in_force,whole,2099-05-09,stated,,,made-up notice,2099 No. 1,,25,firms,,"
    "Made-up pears may enter.,,Made-up News,https://example.org/act,2099-05-10,,,2099-06-01,,,,"
)
PRICE = "wheat_hrw,2099-01,250.5,t,USD,,"
RATE = "CNY,USD,2099-01,mean,7.1,,,"
TRADE_HEADER = "reporter,partner,flow,period,commodity,value,net_weight,quantity,quantity_unit,status,quality,note"
SYNONYM = "rye,rye; secale,黑麦,рожь"
TRADE = "KZ,CN,export,2099,HS:10,120.5,,,,,,"
CARD = """\
title_en: Made-up source
publisher: Made-up office
coverage: selection
export_valuation: fob
import_valuation: cif
value_unit: thousand US dollars
value_factor: 1000
licence: none
release_lag_days: 30
release_basis: made up
sort_order: 999
"""
MET = 'msgid "They parted."\nmsgstr "{zh}"\n\n'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("khorgos.db*", "snapshots"))


def follow_recipes(
    data: Path,
    *,
    note: str = NOTE,
    figures: tuple[str, ...] = (FIGURE,),
    acts: tuple[str, ...] = (ACT,),
    price: str = PRICE,
    rate: str = RATE,
    synonym: str = SYNONYM,
    card: str = CARD,
    trade: str = TRADE,
) -> None:
    add_line(data / "reference" / "places.csv", "made-up-town,city,KZ,Made-up town,,")
    add_line(data / "reference" / "people.csv", "xenia-made-up,KZ,Xenia Made-up,,")
    begin_note(
        data, DAY, SLUG, title="Made-up grain talks", kind=EventKind.MINISTERIAL_MEETING, country="KZ"
    ).write_text(note, encoding="utf-8")
    add_line(data / "reference" / "access_goods.csv", "made_up_pears,999,false,Made-up pears,,")
    add_line(data / "reference" / "access_good_parts.csv", "fruit,made_up_pears")
    add_line(
        data / "reference" / "access_good_codes.csv", "made_up_pears,HS:0808,stand_in,The heading holds apples too."
    )
    for act in acts:
        add_line(data / "access" / "market_access.csv", act)
    for figure in figures:
        add_line(data / "figures" / "official_figures.csv", figure)
    add_line(data / "prices" / "worldbank_pink_sheet.csv", price)
    add_line(data / "rates" / "fed_h10.csv", rate)
    add_line(data / "reference" / "synonyms.csv", synonym)
    (data / "trade" / "new_source.csv").write_text(f"{TRADE_HEADER}\n{trade}\n", encoding="utf-8")
    (data / "trade" / "new_source.yml").write_text(card, encoding="utf-8")


def add_line(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def write_catalogue(data: Path, year: str, entries: str) -> None:
    path = data / "events" / year / "zh.po"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n{entries}', encoding="utf-8")


def said_by_check(data: Path) -> set[str]:
    return {without_line(str(fault)) for fault in pipeline.check(data).all_faults}


def quoted_in_the_recipes() -> set[str]:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return {
        without_line(line.strip())
        for line in text.splitlines()
        if line.strip().startswith("data/") and ": line " in line
    }


def without_line(sentence: str) -> str:
    """A fault without its line's number, which grows with the file."""
    return re.sub(r"line \d+", "line N", sentence)


def test_what_follows_the_recipes_has_no_fault(data: Path) -> None:
    follow_recipes(data, note=NOTE.replace("a-new-person", "xenia-made-up"))

    assert said_by_check(data) == set()


def test_the_faults_that_the_recipes_show_are_what_check_says(data: Path) -> None:
    twice = (ROOT / "data" / "figures" / "official_figures.csv").read_text(encoding="utf-8").splitlines()[1]
    misspelt = FIGURE.replace("1200000", "1.2m").replace("https://example.org/figure", "")
    pears = ACT.replace("made_up_pears", "pears")
    shipped = (
        ACT.replace("A9001", "A9002").replace("announcement", "first_shipment").replace("2099-05-09", "2099-05-11")
    )
    lonely = ACT.replace("A9001", "A9003").removesuffix(",,,") + ",A9999,day,The days differ."
    follow_recipes(
        data,
        figures=(misspelt, twice),
        acts=(pears, shipped, lonely),
        price=PRICE.replace("wheat_hrw", "rye"),
        rate=RATE.replace("7.1", "-7.1"),
        synonym=SYNONYM.replace("secale", "wheat"),
        trade=f"{TRADE}\n{TRADE.replace('HS:10', 'HS:1')}",
    )
    write_catalogue(data, "2098", MET.format(zh="双方会见。"))
    write_catalogue(data, "2099", MET.format(zh="双方会晤。") + '#, fuzzy\nmsgid "They met."\nmsgstr "双方会见。"\n')
    said = said_by_check(data)
    write_catalogue(data, "2099", MET.format(zh="双方会见。").replace("msgstr", "msgtsr"))
    broken = NOTE.replace("ministerial_meeting", "ministerial_meting").replace("date: 2099-04-02", "date: 02.04.2099")
    (data / "events" / "2099" / f"{DAY}-{SLUG}.md").write_text(broken, encoding="utf-8")
    (data / "trade" / "new_source.yml").write_text(CARD.replace("value_factor: 1000\n", ""), encoding="utf-8")
    said |= said_by_check(data)

    quoted = quoted_in_the_recipes()
    assert len(quoted) == 17
    assert quoted - said == set()
