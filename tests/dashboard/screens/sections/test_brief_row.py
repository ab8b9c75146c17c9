"""What the files of a brief are called, and whose brief is offered."""

from datetime import date

import pytest

from dashboard.brief.facts import BriefRequest
from dashboard.screens.sections import brief_row
from dashboard.screens.sections.brief_row import file_stem


@pytest.mark.parametrize(
    ("request_", "day", "stem"),
    [
        (BriefRequest("KZ"), None, "khorgos_brief_KZ"),
        (BriefRequest("KZ"), date(2099, 5, 9), "khorgos_brief_KZ_2099-05-09"),
        (BriefRequest("KZ", person="anna-alander"), None, "khorgos_brief_anna-alander"),
        (BriefRequest("KZ", place="CN-XJ", side="KZ"), None, "khorgos_brief_KZ_CN-XJ_KZ"),
    ],
)
def test_the_files_name_says_what_the_brief_is_on_and_for_whom(
    monkeypatch: pytest.MonkeyPatch, request_: BriefRequest, day: date | None, stem: str
) -> None:
    monkeypatch.setattr(brief_row, "chosen_day", lambda: day)

    assert file_stem(request_) == stem
