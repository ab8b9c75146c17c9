"""Files that came by fetch or import, read by their layout and their card."""

from pathlib import Path

from tests.etl.inputs.trade.made_files import read_trade
from tests.etl.made_inputs import CARD, counts, rows_of, said, yaml_text
from tests.etl.received import LAYOUT, receive


def test_a_source_that_only_arrives_has_its_card_in_sources(data_dir: Path) -> None:
    (data_dir / "sources").mkdir()
    for name in ("bouvet", "never_fetched"):
        (data_dir / "sources" / f"{name}.yml").write_text(yaml_text(CARD), encoding="utf-8")
    receive(data_dir, 5, [{}], source="bouvet")

    reading = read_trade(data_dir, [LAYOUT])

    assert said(reading) == []
    assert list(reading.tables["source"]["source_code"]) == ["aland", "bouvet"]
    assert counts(reading)["data/sources/bouvet.yml"] == (1, 1, 0)
    assert "data/sources/never_fetched.yml" not in counts(reading)


def test_an_arrival_without_a_card_or_a_layout_is_refused_whole(data_dir: Path) -> None:
    receive(data_dir, 5, [{}], source="nobody")
    receive(data_dir, 5, [{}], layout="gone")

    assert said(read_trade(data_dir, [LAYOUT])) == [
        "data/snapshots/aland/2100-01-05T120000Z/snapshot.yml: field 'layout': no layout of this name, got 'gone'. Import the file again.",
        "data/snapshots/nobody/2100-01-05T120000Z/snapshot.yml: field 'source': no card says what this source is, got 'nobody'. "
        "Write data/sources/nobody.yml; data/README.md gives its form.",
    ]


def test_an_arrival_that_was_changed_by_hand_is_refused_and_the_old_value_stays(data_dir: Path) -> None:
    code = receive(data_dir, 5, [{"value": "15"}])
    path = data_dir / "snapshots" / "aland" / code.removeprefix("aland-") / "part1.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",15,", ",99,"), encoding="utf-8")

    reading = read_trade(data_dir, [LAYOUT])

    assert [fault.problem for fault in reading.all_faults] == ["the file is not the one that arrived"]
    assert rows_of(reading.tables["observation"], "value_usd") == [{"value_usd": 12340.0}]
