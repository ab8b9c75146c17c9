"""The file of news feeds."""

from pathlib import Path

from etl.inputs.settings.feeds import Feed, read_feeds


def test_the_file_of_feeds_is_checked(tmp_path: Path) -> None:
    (tmp_path / "feeds.yml").write_text(
        "feeds:\n"
        "  - {name: aland, url: 'https://example.org/feed', language: en, publisher: Example News}\n"
        "  - {name: aland, url: example, language: fr, editor: x}\n",
        encoding="utf-8",
    )
    read = read_feeds(tmp_path)

    assert read.items == [Feed("aland", "https://example.org/feed", "en", "Example News")]
    assert [fault.field for fault in read.faults] == [
        "feeds[2].editor",
        "feeds[2].name",
        "feeds[2].url",
        "feeds[2].language",
        "feeds[2].publisher",
    ]
    assert [(count.rows_read, count.rows_loaded) for count in read.files] == [(2, 1)]


def test_the_shipped_feeds_can_be_read() -> None:
    read = read_feeds(Path(__file__).parents[4] / "data")
    assert read.items
    assert read.faults == []
