"""An S3 store in the environment of one test."""

import pytest
from s3fs import S3FileSystem


def use_s3(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is asked from now on ask this endpoint: fsspec keeps the clients of earlier tests, with their endpoint."""
    S3FileSystem.clear_instance_cache()
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    for name, value in (("ACCESS_KEY_ID", "made"), ("SECRET_ACCESS_KEY", "up"), ("DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", value)
