"""The bar of how many promises stand how."""

from dashboard.screens.commitments.strip import outcome_strip


def test_a_piece_is_as_long_as_its_share_and_an_outcome_without_any_has_none() -> None:
    html = outcome_strip({"met": 3, "partly": 0, "not_met": 1}, {"met": "Met", "not_met": "Not <met>"}, "3 and 1")

    assert [share in html for share in ("flex:3 0 0", "flex:0", "flex:1 0 0")] == [True, False, True]
    assert "Met <b>3</b>" in html
    assert "Not &lt;met&gt; <b>1</b>" in html


def test_who_does_not_see_it_is_told_the_same() -> None:
    assert 'aria-label="3 &quot;met&quot;"' in outcome_strip({"met": 3}, {}, '3 "met"')
