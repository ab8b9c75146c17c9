"""What it means for a fetch that an answer cannot be read."""

import pytest

from etl.errors import FetchFailed
from etl.publishers.common.answers import ChangedForm, NotAnAnswer, judge_answer
from etl.publishers.common.server import Torn


def test_what_is_no_answer_may_come_whole_the_next_time() -> None:
    with (
        pytest.raises(Torn, match=r"^the server sent no answer of its API but an empty answer$"),
        judge_answer("aland"),
    ):
        raise NotAnAnswer("an empty answer")


def test_another_form_ends_the_fetch() -> None:
    with pytest.raises(FetchFailed, match=r"^aland: nothing was fetched: the records lack a$"), judge_answer("aland"):
        raise ChangedForm("the records lack a")
