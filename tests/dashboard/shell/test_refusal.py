"""A refusal as an answer."""

import json

from dashboard.shell.refusal import Refusal, refuse
from dashboard.watch.asked import working_on


def test_a_refusal_says_why_and_under_which_id_and_is_kept_nowhere() -> None:
    with working_on("9f"):
        answer = refuse(Refusal(403, "not here", {"allow": "GET"}))

    assert (answer.status_code, json.loads(bytes(answer.body))) == (403, {"error": "not here", "request_id": "9f"})
    assert (answer.headers["cache-control"], answer.headers["allow"]) == ("no-store", "GET")
