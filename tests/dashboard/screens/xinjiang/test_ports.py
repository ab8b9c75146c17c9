"""Titles of the panels of ports: a port of a neighbour is named with its country."""

import pandas as pd
import pytest

from dashboard.screens.xinjiang import ports
from dashboard.screens.xinjiang.ports import port_titles
from tests.dashboard.made_names import made_names


def test_a_port_of_a_neighbour_has_its_country_and_several_have_one_title(monkeypatch: pytest.MonkeyPatch) -> None:
    places = pd.DataFrame({"place_code": ["khorgos", "across"], "area_code": ["CN-XJ", "BV"]})
    monkeypatch.setattr(ports, "ask", lambda _question: places)
    names = made_names(areas={"BV": "Bouvet"}, places={"khorgos": "Khorgos", "across": "Across"})

    assert port_titles(["khorgos", "across", "cargo through the ports"], names) == {
        "khorgos": "Khorgos",
        "across": "Across, Bouvet",
        "cargo through the ports": "Several ports together",
    }
