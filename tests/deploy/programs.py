"""The proxy of this machine, and a certificate for it that is made for one run."""

import os
import shutil
import subprocess
from pathlib import Path

PROXY = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def certificate_for_localhost(folder: Path) -> Path:
    """A file in ``folder`` with a certificate and its key, as the proxy reads them; who trusts it can read it too."""
    key, certificate, both = (folder / f"{name}.pem" for name in ("key", "certificate", "both"))
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    named = ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*made, *named, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    both.write_text(key.read_text("ascii") + certificate.read_text("ascii"), encoding="ascii")
    return both
