"""Apache Superset on a database of ours: a server of its own, with the trade as its one data set."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests.benchmarks.environments import environment
from tests.benchmarks.processes import held_port, serving

# Its wheel names neither rich nor cachetools, without which it does not start, and fails with a newer Flask-Caching.
PACKAGES = ("apache-superset==6.1.0", "flask-caching==2.3.1", "rich==15.0.0", "cachetools==8.0.2")
PERSON = {"username": "bench", "password": "bench"}  # pragma: allowlist secret
SETTINGS = """\
SECRET_KEY = "for one benchmark on this machine alone"  # pragma: allowlist secret
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/superset.db"
PREVENT_UNSAFE_DB_CONNECTIONS = False
TALISMAN_ENABLED = False
"""
DATA_SET = """\
from superset.app import create_app

with create_app().app_context():
    from superset import db
    from superset.connectors.sqla.models import SqlaTable
    from superset.models.core import Database

    database = Database(database_name="khorgos", sqlalchemy_uri="sqlite:///{database}")
    table = SqlaTable(table_name="observation", database=database)
    db.session.add_all([database, table])
    db.session.flush()
    table.fetch_metadata()
    db.session.commit()
"""


@contextmanager
def superset(folder: Path, database: Path) -> Iterator[Request | None]:
    """The address of its chart data, for who has signed in, while the block runs; None where it can not be installed."""
    python = environment("superset", *PACKAGES)
    if python is None:
        yield None
        return
    settings = folder / "superset_config.py"
    settings.write_text(SETTINGS.format(folder=folder), encoding="utf-8")
    variables = {"SUPERSET_CONFIG_PATH": str(settings), "SUPERSET_HOME": str(folder), "FLASK_APP": "superset"}
    _prepare(python, database, variables)
    with held_port() as port:
        server = [python, "-m", "gunicorn", "-w", "1", "-k", "gthread", "--threads", "4", "-b", f"127.0.0.1:{port}"]
        address = f"http://127.0.0.1:{port}"
        with serving([*server, "superset.app:create_app()"], f"{address}/health", variables, folder):
            token = _signed_in(address)
            headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
            yield Request(f"{address}/api/v1/chart/data", headers=headers)  # noqa: S310 - our own address


def _prepare(python: Path, database: Path, variables: Mapping[str, str]) -> None:
    command = [python, python.with_name("superset")]
    person = ["--firstname", "b", "--lastname", "b", "--email", "b@example.org"]
    given = ["--username", PERSON["username"], "--password", PERSON["password"]]
    for arguments in (
        [*command, "db", "upgrade"],
        [*command, "fab", "create-admin", *given, *person],
        [*command, "init"],
        [python, "-c", DATA_SET.format(database=database)],
    ):
        subprocess.run(arguments, env=dict(variables), check=True, capture_output=True)


def _signed_in(address: str) -> str:
    asked = Request(  # noqa: S310 - our own address
        f"{address}/api/v1/security/login",
        data=json.dumps({**PERSON, "provider": "db"}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urlopen(asked) as answer:  # noqa: S310 - our own address
        return str(json.load(answer)["access_token"])


def chart_question(codes: Mapping[str, str]) -> dict[str, Any]:
    """The body that asks for the values of one good by month and source, never out of its cache."""
    value = {"expressionType": "SQL", "sqlExpression": "SUM(value_usd)", "label": "value_usd"}
    query = {
        "columns": ["source_code", "period_start"],
        "metrics": [value],
        "filters": [{"col": column, "op": "==", "val": code} for column, code in codes.items()],
        "orderby": [["source_code", True], ["period_start", True]],
        "row_limit": 100_000,
    }
    wanted = {"force": True, "result_format": "json", "result_type": "results"}
    return {"datasource": {"id": 1, "type": "table"}, "queries": [query], **wanted}
