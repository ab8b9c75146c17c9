"""Nothing of a token is left in a line of the log."""

import pytest

from dashboard.access.tokens import new_token
from dashboard.watch.hidden import without_tokens


@pytest.mark.parametrize("line", ["path=/api/{}", '{{"path": "/?key={}&more=1"}}', "{} {}"])
def test_a_token_is_not_written(line: str) -> None:
    token = new_token()

    hidden = without_tokens(line.format(token, token))
    assert hidden == line.format("khorgos_…", "khorgos_…")


def test_names_of_files_are() -> None:
    assert without_tokens("khorgos_events.ics khorgos_known") == "khorgos_events.ics khorgos_known"
