"""A row a group with each side's newest figure; groups of which neither side tells anything are left out."""

from dashboard.screens.commodities.choices import Scope
from dashboard.screens.commodities.groups_at_a_glance import GroupLine, group_lines, to_groups_table
from dashboard.subjects.trade.series import Series
from etl.vocabulary.trade import Flow
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_line, whole_year

NAMES = made_names(
    areas={"CN": "China", "BV": "Bouvet"},
    groups={"meat": "Meat", "grain": "Grain"},
    publishers={"office": "Office (OA)"},
)


def test_a_group_that_nobody_tells_of_is_left_out_and_a_silent_side_is_a_dash() -> None:
    line = made_line(Series("office", "BV"), group_code="grain", period=whole_year(2099), value=5e6)
    lines = group_lines(NAMES, [{}, {"grain": [line]}], [{}, {}])
    assert lines == [GroupLine("grain", "", "5.0 m USD in 2099 (OA)")]
    scopes = [Scope("BV", ("BV",), Flow.IMPORT, whose) for whose in ("CN", "BV")]
    assert to_groups_table(lines, scopes, NAMES).labelled().to_dict("records") == [
        {"Group": "Grain", "China: newest year": "–", "Bouvet: newest year": "5.0 m USD in 2099 (OA)"}
    ]
