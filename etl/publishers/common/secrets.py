"""Keys of publishers.

From the environment or a file that only their user can read, and never in what is written or said.
"""

import logging
import os
import re
from pathlib import Path

FILE_VARIABLE = "KHORGOS_SECRETS_FILE"
DEFAULT_FILE = "~/.config/khorgos/secrets"
HIDDEN = "***"
_KEY_IN_ADDRESS = re.compile(r"(?i)((?:subscription-key|api_?key|token)=)[^&\s\"']+")


def read_secret(name: str) -> str:
    """The secret called ``name``; empty where there is none.

    It is the variable of the environment, else the line ``name=value`` of the secrets file. The file is the one that
    KHORGOS_SECRETS_FILE names, else ~/.config/khorgos/secrets.
    """
    if value := os.environ.get(name, "").strip():
        return value
    path = Path(os.environ.get(FILE_VARIABLE) or DEFAULT_FILE).expanduser()
    if not path.is_file():
        return ""
    pairs = (line.partition("=") for line in path.read_text(encoding="utf-8").splitlines())
    return next((value.strip().strip("\"'") for key, _, value in pairs if key.strip() == name), "")


def hide(text: str, secret: str = "") -> str:
    """The text without the secret, and without any key in an address."""
    plain = text.replace(secret, HIDDEN) if secret else text
    return _KEY_IN_ADDRESS.sub(rf"\1{HIDDEN}", plain)


class HideKeys(logging.Filter):
    """Takes keys out of log lines: the HTTP client logs whole addresses."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the line; it is always kept."""
        record.msg, record.args = hide(record.getMessage()), None
        return True


logging.getLogger("httpx2").addFilter(HideKeys())
