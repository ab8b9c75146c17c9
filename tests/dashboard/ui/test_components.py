"""Parts that every page is made of: what is missing is said with what to do, links carry language and day, the foot says which build."""

from streamlit.testing.v1 import AppTest

from tests.dashboard.ui.test_embedding import said


def page() -> None:
    from datetime import UTC, date, datetime  # noqa: PLC0415 (the function's text is run as a script of its own)

    import streamlit as st  # noqa: PLC0415 (as above)

    from dashboard.ui import address, components  # noqa: PLC0415 (as above)
    from dashboard.ui.database import Build  # noqa: PLC0415 (as above)
    from dashboard.ui.sharing import begin_view  # noqa: PLC0415 (as above)

    day = date(2099, 5, 9) if "asof" in st.query_params else None
    build = Build("0123456789ab", datetime(2099, 12, 31, tzinfo=UTC), as_of=day)
    for name, value in {"build": build, "as_of": day, "language": st.query_params.get("lang", "en")}.items():
        st.session_state[name] = value
    address.begin_page("timeline")
    begin_view("Sheep")
    components.empty("No sheep.", "Choose goats.")
    unknown = components.Unknown("Sheep", "No sheep {code}.", "Look at goats.", "Which?", "Name one.")
    components.show_unknown(unknown, st.query_params.get("id", ""))
    components.footer(build)
    st.json(components.kept_parameters())


def opened(**asked: str) -> AppTest:
    app = AppTest.from_function(page)
    for name, value in asked.items():
        app.query_params[name] = value
    return app.run()


def test_what_is_missing_is_said_with_what_to_do() -> None:
    assert [info.value for info in opened().info] == ["No sheep. Choose goats.", "Which? Name one."]
    assert opened(id="dolly").info[1].value == "No sheep dolly. Look at goats."


def test_on_an_earlier_day_what_is_not_there_may_not_have_been_known() -> None:
    assert "9 May 2099" in opened(id="dolly", asof="2099-05-09").info[1].value


def test_links_carry_language_and_day_and_leave_out_what_is_the_default() -> None:
    assert opened().json[0].value == "{}"
    assert opened(lang="zh", asof="2099-05-09").json[0].value == '{"lang": "zh", "asof": "2099-05-09"}'


def test_the_foot_says_which_build_and_day_and_on_paper_the_address() -> None:
    app = opened(asof="2099-05-09")

    assert "Data build 0123456789ab, made 31 December 2099." in app.caption[-1].value
    assert app.caption[-1].value.endswith("As known on 9 May 2099.")
    assert '<p class="printed">Address of this page: /timeline?asof=2099-05-09</p>' in said(app)
