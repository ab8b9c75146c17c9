"""The contracts on the direction of imports that pyproject.toml states; ``make lint`` holds the code to them."""

from pathlib import Path

from importlinter import api

ROOT = Path(__file__).parents[1]


def test_the_rules_are_those_the_design_names() -> None:
    contracts = api.read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"]

    assert [contract["name"] for contract in contracts] == [
        "etl runs one way",
        "etl knows no dashboard",
        "dashboard runs one way",
        "screens never import each other",
        "dashboard takes only the contract from etl",
        "subjects and rows know no streamlit",
        "screens know no SQL",
    ]
