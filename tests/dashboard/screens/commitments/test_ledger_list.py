"""The promises as a list: each leads to its page and tells how it stands, why, how far it is and what changed."""

import re
from datetime import date
from html import unescape

from dashboard.screens.commitments.ledger_list import ledger_html
from dashboard.subjects.promises.standings import StandingChange
from tests.dashboard.made_commitments import made_commitment, made_entry
from tests.dashboard.made_names import made_names

NAMES = made_names(areas={"CN": "China", "AX": "Aland"})
CHANGE = StandingChange(date(2099, 5, 9), "too_early", "not_met")


def cells(html: str) -> list[str]:
    """The words of each cell, without the elements that they stand in."""
    return [unescape(re.sub(r"<[^>]*>", "|", cell)) for cell in re.findall(r"<t[hd] role=.*?>(.*?)</t[hd]>", html)]


def test_a_promise_is_a_link_with_its_facts_its_standing_its_share_and_its_last_change() -> None:
    entry = made_entry(made_commitment(standing="not_met", deadline=date(2099, 12, 31), text="Sell <b> & more"))
    code = entry.commitment.commitment_id
    html = ledger_html([entry], {code: 42.4}, {code: CHANGE}, NAMES, "/commitment?id={}".format)
    headings, row = cells(html)[:4], cells(html)[4:]

    assert headings == ["Promise", "Assessment", "Share of the target", "Last change"]
    assert f'<a href="/commitment?id={code}" target="_self">Sell &lt;b&gt; &amp; more</a>' in html
    assert "31 December 2099" in row[0]
    assert "not_met · Overdue" in row[1]
    assert (row[2], row[3]) == ("||||42 %", "|9 May 2099: too_early → not_met|")
    assert 'style="width:42%' in html


def test_a_share_beyond_the_target_fills_its_bar_and_one_that_is_not_known_has_none() -> None:
    entry = made_entry(made_commitment())
    beyond = ledger_html([entry], {entry.commitment.commitment_id: 250.0}, {}, NAMES, str)
    unknown = ledger_html([entry], {}, {}, NAMES, str)

    assert ('style="width:100%' in beyond, "250 %" in beyond) == (True, True)
    assert cells(unknown)[6:] == ["", ""]
