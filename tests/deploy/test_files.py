"""What ``deploy/`` says parses, and names only settings, options and files that there are."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from streamlit.config import get_config_options
from typer.main import get_command

from etl.__main__ import app
from tests.deploy.programs import PROXY, certificate_for_localhost

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("khorgos-*"))
PYTHON = "/srv/khorgos/.venv/bin/python"
SETTING = re.compile(r"\b(?:KHORGOS|STREAMLIT)_[A-Z0-9_]+")
SENSITIVE = 1.5  # of 10, the exposure that systemd computes; 9.6 is a unit that hardens nothing


def texts() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in DEPLOY.rglob("*") if path.is_file()}


def own_settings() -> set[str]:
    """Every variable of ours that the programs read."""
    modules = (path for half in ("etl", "dashboard") for path in (ROOT / half).rglob("*.py"))
    return {name for module in modules for name in re.findall(r'"(KHORGOS_\w+)"', module.read_text(encoding="utf-8"))}


def streamlit_settings() -> set[str]:
    return {option.env_var for option in get_config_options().values()}


def set_by_the_files() -> set[str]:
    """What the proxy and compose name for themselves: with a value of their own where none is given."""
    told = (re.findall(r"presetenv (KHORGOS_\w+)|\$\{(KHORGOS_\w+):-", text) for text in texts().values())
    return {name for found in told for pair in found for name in pair if name}


def test_only_settings_that_exist_are_named() -> None:
    named = {name for text in texts().values() for name in SETTING.findall(text)}

    assert {"KHORGOS_DATABASE_URL", "STREAMLIT_SERVER_ALLOWED_HOSTS"} < named
    assert named - own_settings() - streamlit_settings() - set_by_the_files() == set()


def test_only_commands_and_options_that_exist_are_started() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined] # a group of commands
    started = [found for text in texts().values() for found in re.findall(r"-m,? etl,? (\w+)((?:,? --\w+)*)", text)]

    assert {name for name, _ in started} == {"refresh", "backup"}
    for name, options in started:
        known = {word for option in commands[name].params for word in option.opts}
        assert set(re.findall(r"--\w+", options)) <= known


def test_only_files_that_exist_go_into_the_image() -> None:
    lines = (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8").split()

    assert [line for line in lines if line.startswith("!") and not (ROOT / line[1:]).exists()] == []
    assert "--require-hashes" in (DEPLOY / "Containerfile").read_text(encoding="utf-8")


def test_compose_starts_what_there_is() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    proxy = services["proxy"]

    assert sorted(services) == ["app1", "app2", "builder", "db", "proxy"]
    assert {proxy["environment"][f"KHORGOS_APP_{n}"] for n in (1, 2)} == {"app1:8501", "app2:8501"}
    assert (DEPLOY / proxy["volumes"][0].split(":")[0]).is_file()
    assert (DEPLOY / services["builder"]["build"]["context"] / services["builder"]["build"]["dockerfile"]).is_file()
    assert {services[name]["image"] for name in ("app1", "app2", "builder")} == {"khorgos"}


def test_compose_takes_its_own_file() -> None:
    program = shutil.which("docker-compose")
    if program is None:
        pytest.skip("docker-compose is not installed")
    words = dict.fromkeys(["READER_PASSWORD", "BUILDER_PASSWORD", "COOKIE_SECRET"], "made-up")
    read = subprocess.run(
        [program, "--file", DEPLOY / "compose.yaml", "--profile", "job", "config", "--quiet"],
        env={"PATH": "/usr/bin:/bin", **words},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (read.returncode, read.stderr) == (0, "")


def test_the_proxy_takes_its_own_file_without_a_warning(tmp_path: Path) -> None:
    if PROXY is None:
        pytest.skip("haproxy is not installed")
    told = {"KHORGOS_CERTIFICATE": str(certificate_for_localhost(tmp_path))}
    read = subprocess.run(
        [PROXY, "-c", "-f", DEPLOY / "haproxy.cfg"], env=told, capture_output=True, text=True, check=False
    )

    assert (read.returncode, read.stderr) == (0, "")


def test_systemd_takes_every_unit_and_finds_little_exposed(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed")
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace(PYTHON, sys.executable)
        (tmp_path / unit.name.replace("@", "@8501")).write_text(text, encoding="utf-8")
    units = sorted(tmp_path.iterdir())

    verified = subprocess.run([program, "verify", *units], capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stderr) == (0, "")
    for unit in units:
        if unit.suffix == ".service":
            limit = f"--threshold={int(SENSITIVE * 10)}"
            exposed = [program, "security", "--offline=yes", "--no-pager", limit, unit]
            assert subprocess.run(exposed, stdout=subprocess.DEVNULL, check=False).returncode == 0, unit.name


def test_units_are_given_the_settings_that_lie_beside_them() -> None:
    asked = {found for unit in UNITS for found in re.findall(r"=/etc/khorgos/(\w+\.env)", unit.read_text("utf-8"))}

    assert asked == {path.name for path in (DEPLOY / "systemd").glob("*.env")} == {"app.env", "builder.env"}
