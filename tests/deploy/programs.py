"""The proxies of this machine, an app server behind them, and a certificate for them that is made for one run."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from tests.benchmarks.processes import serving

DEPLOY = Path(__file__).parents[2] / "deploy"
_PLACES = f"{os.environ.get('PATH', '')}:/usr/sbin"
PROXY, NGINX = shutil.which("haproxy", path=_PLACES), shutil.which("nginx", path=_PLACES)


def app_server(port: str, here: Mapping[str, str]) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """An app server as its unit starts it, on this machine's Python, with some of its settings as they are here."""
    unit = (DEPLOY / "systemd" / "khorgos-app@.service").read_text(encoding="utf-8")
    (line,) = re.findall(r"^ExecStart=(.*)$", unit, flags=re.MULTILINE)
    command = [sys.executable, *shlex.split(line.replace("%i", port))[1:]]
    given = (DEPLOY / "systemd" / "app.env").read_text(encoding="utf-8")
    settings = dict(re.findall(r"^(\w+)=(.*)$", given, flags=re.MULTILINE))
    assert {"KHORGOS_DATABASE_URL", "STREAMLIT_SERVER_ALLOWED_HOSTS", "KHORGOS_OPEN"} <= settings.keys()
    return serving(command, f"http://localhost:{port}/_stcore/health", {**settings, **here})


def certificate_for_localhost(folder: Path) -> Path:
    """A file in ``folder`` with a certificate and its key, as the proxy reads them; who trusts it can read it too."""
    key, certificate, both = (folder / f"{name}.pem" for name in ("key", "certificate", "both"))
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    named = ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*made, *named, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    both.write_text(key.read_text("ascii") + certificate.read_text("ascii"), encoding="ascii")
    return both
