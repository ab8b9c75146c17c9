from sqlalchemy import create_engine

from dashboard.screens.sections.found import facts_of, in_bold, in_html
from dashboard.subjects.search.hits import Hit
from dashboard.subjects.search.results import Result
from dashboard.subjects.search.snippets import Stretch
from dashboard.subjects.trade.figures import figures_by_code
from etl.schema.search import WHOLE
from etl.vocabulary.search import SearchKind
from tests.factories import official_figure_row
from tests.loading import file_of

TOLD = (Stretch("5 * ", is_found=False), Stretch("rye", is_found=True), Stretch(" <b>", is_found=False))


def test_the_words_found_stand_out_and_signs_stay_signs() -> None:
    assert in_bold(TOLD) == r"5 \* **rye** \<b\>"
    assert in_html(TOLD) == "5 * <mark>rye</mark> &lt;b&gt;"


def test_a_figure_leads_to_the_page_that_states_it() -> None:
    with create_engine(file_of(official_figure=[official_figure_row()])).connect() as connection:
        (figure,) = figures_by_code(connection, ["F0001"])
    hit = Hit(SearchKind.FIGURE, "F0001", WHOLE)

    assert facts_of(Result(hit, TOLD, "5 * a", (), figure=figure)) == (
        r"5 \* a · [Source](<https://example.org/figure>)"
    )
    assert facts_of(Result(hit, TOLD, "", ())) == ""
