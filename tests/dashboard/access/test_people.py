"""People by their sign-in."""

from dashboard.access.people import is_configured, reader_by_sign_in


def test_nobody_is_signed_in_where_no_access_is_configured() -> None:
    assert not is_configured()
    assert reader_by_sign_in({}) is None
