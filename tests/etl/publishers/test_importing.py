"""``python -m etl import`` as people start it, on small files in the layouts of their publishers.

Years and figures are made up.
"""

import errno
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.__main__ import app, main
from etl.inputs.trade.snapshots import list_arrivals
from etl.vocabulary.trade import Flow
from tests.etl.publishers.common.test_plain_csv import MAPPING, PLAIN
from tests.etl.publishers.gacc.test_online_query import QUERY
from tests.etl.publishers.kz_bns.test_layout import BNS
from tests.etl.publishers.layout_files import workbook, write


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["import", *map(str, arguments)])
    return result.exit_code, result.output if result.exception is None or result.exit_code != 1 else str(
        result.exception
    ) + result.output


def test_import_keeps_the_file_as_it_is_and_says_what_it_was(data: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "wheat.csv", QUERY, "gb18030")

    code, told = run(
        path, "--flow", Flow.IMPORT, "--data", data, "--retrieved", "2099-03-01", "--url", "https://example.org/q"
    )

    arrival = list_arrivals(data)[0][0]
    assert code == 0
    assert told.splitlines() == [
        "wheat.csv: taken for China customs, online query, imports, CSV (source gacc_online)",
        "1 row of ours, 1 to load, 0 refused; 2099-01-01 to 2099-01-31",
        "left out: 1 other partners",
        f"Kept in {arrival.folder}.",
        "Next: python -m etl build",
    ]
    assert (arrival.folder / "wheat.csv").read_bytes() == path.read_bytes()
    assert (arrival.layout, arrival.url, dict(arrival.parameters)) == (
        "gacc_online_query_import",
        "https://example.org/q",
        {"file": "wheat.csv", "flow": "import"},
    )


def test_rows_that_are_refused_are_told_by_the_name_that_the_file_came_under(data: Path, tmp_path: Path) -> None:
    written, mapping = (
        write(tmp_path, "office.csv", f"{PLAIN}{PLAIN.splitlines()[1]}x\n"),
        write(tmp_path, "m.yml", MAPPING),
    )

    code, told = run(written, "--mapping", mapping, "--data", data)

    assert code == 1
    assert f"\noffice.csv: line {len(PLAIN.splitlines()) + 1}: field 'value': expected a number" in told
    assert "Kept in" in told


def test_the_same_file_again_is_nothing_new(data: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "kz.xlsx", BNS)
    run(path, "--data", data)

    code, told = run(path, "--data", data)

    assert code == 0
    assert "Nothing new" in told
    assert len(list_arrivals(data)[0]) == 1


def test_a_csv_with_its_mapping_is_kept_with_it(data: Path, tmp_path: Path) -> None:
    path, mapping = write(tmp_path, "office.csv", PLAIN), write(tmp_path, "m.yml", MAPPING)

    code, told = run(path, "--mapping", mapping, "--data", data)

    assert (code, told.splitlines()[0]) == (
        0,
        "office.csv: taken for any CSV with a mapping beside it (source bouvet_office)",
    )
    assert [file.name for file in list_arrivals(data)[0][0].files] == ["office.csv", "office.csv.mapping.yml"]


@pytest.mark.parametrize(
    ("name", "text", "options", "code", "sentence"),
    [
        ("wheat.csv", QUERY, [], 2, "does not say whether it holds exports or imports"),
        (
            "wheat.csv",
            QUERY.replace("美元", "人民币"),
            ["--flow", "import"],
            1,
            "wheat.csv: refused whole: its values are in yuan",
        ),
        (
            "wheat.csv",
            QUERY.replace('"145"', '"501"'),
            ["--flow", "import"],
            1,
            "it holds no figure of China's or Central Asia's trade",
        ),
        (
            "x.csv",
            "wolves;bears\n1;2\n",
            [],
            1,
            "it looks like a table of 2 columns in UTF-8 that begins 'wolves;bears'",
        ),
        (
            "wheat.csv",
            QUERY,
            ["--flow", "import", "--source", "nowhere"],
            2,
            "No card says what the source 'nowhere' is",
        ),
    ],
)
def test_a_file_that_cannot_be_loaded_is_told_and_not_kept(
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    name: str,
    text: str,
    options: list[str],
    code: int,
    sentence: str,
) -> None:
    path = write(tmp_path, name, text)
    monkeypatch.setattr("sys.argv", ["etl", "import", str(path), "--data", str(data), *options])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == code
    assert sentence in capsys.readouterr().err
    assert [
        found for found in (data / "snapshots").rglob("*") if found.is_file() and not found.name.endswith(".lock")
    ] == []


def test_a_disk_that_is_full_is_not_the_files_fault_and_nothing_is_left(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workbook(tmp_path / "kz.xlsx", BNS)

    def fail(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(source), None, str(target))

    monkeypatch.setattr(shutil, "copyfile", fail)
    monkeypatch.setattr("sys.argv", ["etl", "import", str(path), "--data", str(data)])
    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 3
    said = capsys.readouterr().err
    assert said.startswith(
        f"{data}/snapshots/kz_bns_by_country/.receiving-import-kz_bns_by_country/kz.xlsx: the disk is full"
    )
    assert list((data / "snapshots").rglob("kz.xlsx")) == []
