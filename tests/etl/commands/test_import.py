"""``import`` takes an article for what it is, after every publisher's layout had its turn."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.__main__ import app
from etl.drafts.faults import NoDraft, NotAnAct
from etl.errors import UnknownLayout
from etl.publishers import registry
from tests.etl.drafts.acts.pages import data_with_plums, notice, register
from tests.etl.made_inputs import note_text, write_data
from tests.etl.received import LAYOUT, write_received

ARTICLE = "Aland and Bouvet talk\nAnna Alander met Bo Bouvet in Mariehamn on May 12. Alander said that Aland will import more wheat.\n"
TABLE = (
    "<html><body><h1>Trade of Aland</h1><table>"
    + "<tr><td>Bouvet</td><td>1,234</td><td>5.6</td></tr>" * 40
    + "</table><p>The figures are preliminary and may change. The office publishes them each month.</p></body></html>"
)
URL = "https://www.example.org/a"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return write_data(tmp_path)


def imported(data_dir: Path, text: str, *arguments: str, name: str = "a.txt"):
    path = data_dir.parent / name
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["import", str(path), "--data", str(data_dir), *arguments])


def test_an_article_is_drafted_and_it_is_said_what_the_file_was_taken_for(data_dir: Path) -> None:
    result = imported(data_dir, ARTICLE, "--url", URL, "--published", "2099-05-13")

    assert result.exit_code == 0
    assert result.output.splitlines()[:2] == [
        "a.txt: taken for an article in English, 2 sentences",
        f"Wrote {data_dir}/inbox/2099-05-12-mariehamn-alander-bouvet.md",
    ]
    assert not list((data_dir / "snapshots").glob("*/*"))


def test_a_candidate_of_the_same_address_is_named(data_dir: Path) -> None:
    (data_dir / "inbox").mkdir()
    (data_dir / "inbox" / "2099-05-13-candidate.md").write_text(
        note_text(sources=[{"url": URL, "publisher": "News"}]), encoding="utf-8"
    )

    assert "with the same address: 2099-05-13-candidate. Drop one" in imported(data_dir, ARTICLE, "--url", URL).output


def test_an_article_needs_its_address(data_dir: Path) -> None:
    for arguments in ([], ["--url", "example"]):
        result = imported(data_dir, ARTICLE, *arguments)
        assert result.exit_code == 2
    assert not (data_dir / "inbox").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", TABLE),
        ("a.csv", "country,value\nAland,1\nBouvet,2\n"),
        ("a.json", '{"error": "You are not logged in. Please log in to see the page with all of its figures."}'),
        ("a.txt", "The figures of May are published on the tenth of June."),
        ("a.txt", ""),
    ],
)
def test_a_file_that_is_not_told_in_sentences_is_refused_as_a_file(data_dir: Path, name: str, text: str) -> None:
    result = imported(data_dir, text, "--url", URL, name=name)

    assert isinstance(result.exception, UnknownLayout)
    assert not (data_dir / "inbox").exists()


def test_who_says_it_is_a_table_is_believed(data_dir: Path) -> None:
    assert isinstance(imported(data_dir, ARTICLE, "--url", URL, "--flow", "export").exception, UnknownLayout)


def test_a_file_of_a_layout_is_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.publishers.importing.LAYOUTS", (LAYOUT,))
    monkeypatch.setattr(registry, "LAYOUTS", (LAYOUT,))
    data_dir = write_received(tmp_path)

    assert "taken for an article" not in imported(data_dir, f"reporter,partner\n{ARTICLE}", "--url", URL).output


def test_a_customs_notice_is_drafted_as_acts_that_the_inbox_lists_and_accepts(tmp_path: Path) -> None:
    data_dir = data_with_plums(tmp_path)

    told = imported(data_dir, notice(), "--url", URL, "--retrieved", "2099-12-01", name="a.html")

    name = "2099-05-09-gacc-2099-7"
    assert told.exit_code == 0
    assert told.output.splitlines()[0] == "a.html: taken for a notice of China's customs, 2099 No. 7, 2 acts"
    assert told.output.splitlines()[-1].endswith(f"'python -m etl inbox accept {name}'.")
    merged = CliRunner().invoke(app, ["inbox", "merge", name, "2099-05-09-made-up", "--data", str(data_dir)])
    assert isinstance(merged.exception, NoDraft)
    for arguments, said in ((["list"], "2 acts on market access"), (["accept", name], "Accepted: ")):
        result = CliRunner().invoke(app, ["inbox", *arguments, "--data", str(data_dir)], env={"COLUMNS": "200"})
        assert result.exit_code == 0
        assert said in result.output
    assert not list((data_dir / "inbox").iterdir())


def test_a_page_of_the_customs_that_nothing_can_be_drafted_from_is_refused_with_what_to_do(tmp_path: Path) -> None:
    result = imported(data_with_plums(tmp_path), register(), name="a.html")

    assert isinstance(result.exception, NotAnAct)
    assert "Ask for the list" in str(result.exception)
