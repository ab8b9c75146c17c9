"""A turnover is of an export and an import that are known on the same days."""

import pandas as pd

from etl.values.turnover import add_both_flows

DAY = pd.Timestamp


def turnovers(*rows: dict[str, object]) -> list[dict[str, object]]:
    plain = {
        "year": 2099,
        "valuation": "fob",
        "known_from": DAY(2099, 1, 1),
        "known_until": pd.NaT,
        "is_doubtful": False,
    }
    frame = pd.DataFrame([plain | row for row in rows])
    return add_both_flows(frame, ["year"])[["value", "known_from", "known_until", "is_doubtful"]].to_dict("records")


def test_it_holds_while_both_hold_and_is_doubtful_where_one_is() -> None:
    first = {"flow": "export", "value": 3.0, "known_until": DAY(2099, 9, 1)}
    second = {"flow": "import", "value": 2.0, "known_from": DAY(2099, 5, 1), "is_doubtful": True}

    assert turnovers(first, second) == [
        {"value": 5.0, "known_from": DAY(2099, 5, 1), "known_until": DAY(2099, 9, 1), "is_doubtful": True}
    ]


def test_flows_that_were_never_known_together_make_none() -> None:
    early = {"flow": "export", "value": 3.0, "known_until": DAY(2099, 5, 1)}

    assert turnovers(early, {"flow": "import", "value": 2.0, "known_from": DAY(2099, 5, 1)}) == []


def test_one_flow_alone_makes_none() -> None:
    assert turnovers({"flow": "export", "value": 3.0}, {"flow": "import", "value": 2.0, "year": 2098}) == []
