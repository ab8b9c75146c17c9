"""Who asks the API, of whatever database the environment names, or of one with rows of every table."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.shell.routes import routes
from tests.conftest import LoadDatabase
from tests.dashboard.api.answered import everything


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=routes), raise_server_exceptions=False)


@pytest.fixture
def full_client(loaded_database: LoadDatabase, client: TestClient) -> TestClient:
    loaded_database(**everything())
    return client
