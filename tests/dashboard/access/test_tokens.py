"""Programs by their token."""

from dashboard.access.tokens import reader_by_token


def test_a_request_without_a_header_has_no_token() -> None:
    assert reader_by_token({"headers": []}) is None
