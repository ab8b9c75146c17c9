"""Tables of commitments, for people and files."""

from datetime import date

from dashboard.screens.commitments.tables import to_figure_table, to_judgement_table, to_ledger_table
from etl.vocabulary.commitments import TargetUnit
from tests.dashboard.made_commitments import by_figures, made_commitment, made_entry, made_figure, side
from tests.dashboard.made_names import made_names

NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    publishers={"aland_customs": "Aland Customs"},
    terms={
        "valuation": {"fob": "FOB"},
        "standing_word": {"met": "Met", "not_met": "Not met", "not_assessable": "Cannot be judged"},
        "judge": {"nobody": "Nobody"},
    },
)
UNIT = TargetUnit("USD", is_yearly=True)


def test_the_table_of_judgements_has_the_lines_that_are_heard_first() -> None:
    judgements = [by_figures("not_assessable", rule="ends_before"), by_figures("met", "BV", rule="reached")]
    table = to_judgement_table(judgements, UNIT, NAMES)

    assert table.frame[["whose_figures", "verdict_name", "is_for_headline"]].to_numpy().tolist() == [
        ["Bouvet: Aland Customs", "Met", "yes"],
        ["Aland: Aland Customs", "Cannot be judged", "no"],
    ]
    assert table.headings()["value"] == "Value, USD"


def test_a_column_of_numbers_without_any_number_stays_one_of_numbers() -> None:
    silent = by_figures("not_assessable", rule="no_figure", value=None, share_of_target_pct=None)
    table = to_judgement_table([silent], UNIT, NAMES).frame

    assert table[["value", "share_of_target_pct"]].dtypes.tolist() == ["float64", "float64"]
    assert table["period_judged"].tolist() == ["–"]


def test_the_ledgers_table_has_the_word_the_day_and_each_sides_word() -> None:
    sides = (side("AX", "not_met"), side("BV", "not_assessable"))
    entry = made_entry(made_commitment("a", standing="not_met", sides=sides, promisers=("AX",), promisees=("BV",)))
    (row,) = to_ledger_table([entry], NAMES).frame.to_dict("records")

    assert (row["outcome_name"], row["judged_by_name"], row["standing_from"]) == (
        *("Not met", "Nobody"),
        date(2100, 1, 15),
    )
    assert row["each_sides_figures"] == "Aland: not met; Bouvet: cannot be judged"
    assert (row["by_names"], row["to_names"], row["party_codes"]) == ("Aland", "Bouvet", "AX BV")


def test_the_table_of_figures_has_source_and_codes_for_every_number() -> None:
    (row,) = to_figure_table([made_figure(2099)], NAMES).frame.to_dict("records")

    assert (row["value"], row["unit"], row["valuation_name"]) == (500_000.0, "USD", "FOB")
    assert (row["publisher"], row["source_url"], row["source_code"]) == (
        "Aland Customs",
        "https://example.org/customs",
        "aland_customs",
    )
