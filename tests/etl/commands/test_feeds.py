"""``feeds`` as people start it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.__main__ import app
from etl.commands import feeds
from etl.commands.exit_codes import EXIT_CODES
from etl.drafts.faults import NoFeed
from tests.etl.drafts.feed_text import CLIENT, write_feeds
from tests.etl.publishers.stub import Reply, Stub


def run(news_dir: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["feeds", *arguments, "--data", str(news_dir)])
    return result.exit_code, result.output


def test_the_command_tells_what_came_and_what_to_do_next(
    news_server: Stub, news_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "NEWS", CLIENT)
    write_feeds(news_dir, news_server.address, "aland", "bouvet")

    dry, counted = run(news_dir, "--dry-run")
    code, output = run(news_dir, "bouvet")

    assert (dry, code) == (0, 0)
    assert "Wrote" not in counted
    assert "aland:" not in output
    assert "bouvet: 3 entries, 1 of them candidates" in output
    assert "1 draft for a person to look at: 'python -m etl inbox list'." in output


def test_the_command_ends_with_6_where_a_feed_failed(
    news_server: Stub, news_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "NEWS", CLIENT)
    news_server.answer = lambda asked: Reply(404, b"")
    assert run(news_dir) == (6, "aland: failed: the server answered 404\n")


def test_a_feed_nobody_named_is_wrong_usage(news_dir: Path) -> None:
    result = CliRunner().invoke(app, ["feeds", "atlantis", "--data", str(news_dir)])
    assert isinstance(result.exception, NoFeed)
    assert EXIT_CODES[NoFeed] == 2


def test_check_tells_the_faults_of_the_feeds(news_dir: Path) -> None:
    write_feeds(news_dir, "example", "aland")
    result = CliRunner().invoke(app, ["check", "--data", str(news_dir)])
    assert result.exit_code == 1
    assert "data/feeds.yml: line 2: field 'feeds[1].url': expected a web address, got 'example/aland'" in result.output
