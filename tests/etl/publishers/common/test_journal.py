"""What a fetch writes down is what the next run reads, also where the last line was torn."""

from pathlib import Path

import pytest

from etl.publishers.common.journal import Journal, name_job, open_journal

ASKED = {"period": "2099"}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    opened = open_journal(tmp_path, "aland", "job")
    opened.folder.mkdir(parents=True)
    (opened.folder / "a.json").write_text("[]", encoding="utf-8")
    opened.note_count("a", 3)
    opened.note_file("a", opened.folder / "a.json", 2, ASKED)
    opened.note_count("b", 7)
    return opened


def test_the_next_run_knows_counts_and_files(journal: Journal, tmp_path: Path) -> None:
    again = open_journal(tmp_path, "aland", "job")

    assert (again.count_of("a"), again.count_of("b"), again.count_of("c")) == (2, 7, None)
    assert again.files() == journal.files()
    assert again.files()["a.json"].asked == ASKED


def test_a_query_may_be_counted_anew_and_its_file_stays(journal: Journal, tmp_path: Path) -> None:
    journal.note_count("a", None)
    again = open_journal(tmp_path, "aland", "job")

    assert again.count_of("a") is None
    assert list(again.files()) == ["a.json"]


def test_a_torn_last_line_says_nothing(journal: Journal, tmp_path: Path) -> None:
    with journal.path.open("a", encoding="utf-8") as file:
        file.write('{"query": "b", "cou')

    assert open_journal(tmp_path, "aland", "job").count_of("b") == 7


def test_a_file_that_is_gone_has_not_arrived(journal: Journal, tmp_path: Path) -> None:
    (journal.folder / "a.json").unlink()

    assert open_journal(tmp_path, "aland", "job").received("a") is None


def test_the_card_tells_what_each_file_answers(journal: Journal) -> None:
    came = journal.files()["a.json"].at

    assert journal.describe_files(lambda asked: asked["period"], "rows") == {
        "a.json": f"2099 (received {came}, 2 rows)"
    }


def test_a_job_has_one_name_for_the_same_queries_to_the_same_place() -> None:
    assert name_job("https://example.org", ["a", "b"]) == name_job("https://example.org", iter(["a", "b"]))
    assert name_job("https://example.org", ["a", "b"]) != name_job("https://example.net", ["a", "b"])
