"""A page with one chart of five lines, or a diagram, in its frame, run as a script of its own."""

from streamlit.testing.v1 import AppTest


def page(html: str = "") -> None:
    from datetime import UTC, datetime  # noqa: PLC0415 (the function's text is run as a script of its own)

    import streamlit as st  # noqa: PLC0415 (as above)

    from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate  # noqa: PLC0415 (as above)
    from dashboard.ui import address  # noqa: PLC0415 (as above)
    from dashboard.ui.chart_frame import Diagram, chart  # noqa: PLC0415 (as above)
    from dashboard.ui.database import Build  # noqa: PLC0415 (as above)
    from dashboard.ui.drawing.figures import Scatter  # noqa: PLC0415 (as above)
    from dashboard.ui.drawing.lines import hold_back  # noqa: PLC0415 (as above)
    from dashboard.ui.facts import Facts  # noqa: PLC0415 (as above)
    from dashboard.ui.sharing import begin_view  # noqa: PLC0415 (as above)
    from dashboard.ui.tables import Table  # noqa: PLC0415 (as above)
    from dashboard.ui.theme import base_figure  # noqa: PLC0415 (as above)

    def rows() -> ShownTable:
        st.session_state["tables_made"] = st.session_state.get("tables_made", 0) + 1
        return tabulate([5.0, 2.0], (ShownColumn[float]("value", "Amount", float),))

    st.session_state["build"] = Build("0123456789ab", datetime(2099, 12, 31, tzinfo=UTC))
    address.begin_page("timeline")
    begin_view("Sheep")
    figure = base_figure(height=300)
    figure.add_traces([Scatter(x=[1, 2], y=[place, 2], name=f"Line {place}", mode="lines") for place in range(5)])
    hold_back(figure)
    chart(
        Diagram(html, 200) if html else figure,
        Facts("m USD", "Aland", "FOB", "Aland <Customs>", "2099", note="Sheep only."),
        Table(rows, ("sheep", "AX")),
        title="Sheep & goats grew",
        key="sheep",
        alt="Five lines of sheep.",
        notes=("Goats are in the table only.", ""),
    )


def opened(html: str = "") -> AppTest:
    """The page with its chart, or with a diagram of our own in its place."""
    return AppTest.from_function(page, kwargs={"html": html}).run()
