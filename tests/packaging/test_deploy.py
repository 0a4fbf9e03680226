"""What `deploy/` ships fits together: ports, paths and settings agree, and each service may do as little as it can."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from lanting.app.data_folder import OPERATOR_FILE
from lanting.app.settings import Settings, read_settings
from lanting.web import watching
from tests.house.project import ROOT, texts

UNIT, CADDYFILE, COMPOSE = (f"deploy/{name}" for name in ("lanting.service", "Caddyfile", "compose.yaml"))
IMAGE = "deploy/Dockerfile"
DEFAULT = re.compile(r"\$\{(\w+):-([^}]*)\}")
ReadWith = Callable[[dict[str, str]], Settings]


def compose() -> dict[str, Any]:
    composed: dict[str, Any] = yaml.safe_load(texts()[COMPOSE])
    return composed


def unit_lines() -> dict[str, list[str]]:
    """Every `Key=value` of the unit, in order."""
    lines: dict[str, list[str]] = {}
    for line in texts()[UNIT].splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            lines.setdefault(key, []).append(value)
    return lines


def unit_environment() -> dict[str, str]:
    return dict(each.split("=", 1) for each in unit_lines()["Environment"])


def image_instructions() -> list[tuple[str, str]]:
    joined = texts()[IMAGE].replace("\\\n", " ")
    return [tuple(line.split(" ", 1)) for line in joined.splitlines() if line and not line.startswith("#")]  # type: ignore[misc]


def last(instruction: str) -> str:
    """What an instruction says of the image that is run: the last one counts."""
    return [value for name, value in image_instructions() if name == instruction][-1]


def image_environment() -> dict[str, str]:
    return dict(each.split("=", 1) for each in shlex.split(last("ENV")))


def compose_environment(service: str) -> dict[str, str]:
    """With every variable that one may set left out."""
    asked = compose()["services"][service]["environment"]
    return {name: DEFAULT.sub(r"\2", value) for name, value in asked.items()}


@pytest.fixture
def read_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> ReadWith:
    def read(environment: dict[str, str]) -> Settings:
        monkeypatch.chdir(tmp_path)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return read_settings()

    return read


def test_ht107_the_unit_says_settings_that_there_are(read_with: ReadWith) -> None:
    settings = read_with(unit_environment())
    assert (settings.host, settings.port, settings.https) == ("127.0.0.1", 8_080, False)
    assert settings.data.as_posix() == f"/var/lib/{unit_lines()['StateDirectory'][0]}"


def test_ht107_the_container_says_settings_that_there_are(read_with: ReadWith) -> None:
    said = image_environment() | compose_environment("lanting")
    settings = read_with({name: value for name, value in said.items() if name.startswith("LANTING_")})
    assert (settings.host, settings.https) == ("0.0.0.0", False)
    assert settings.data.as_posix() == last("VOLUME") == last("WORKDIR")
    assert f"data:{settings.data.as_posix()}" in compose()["services"]["lanting"]["volumes"]
    subnet = compose()["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert [str(each) for each in settings.trusted_proxies] == [subnet]


def test_ht107_every_port_is_the_same_everywhere(read_with: ReadWith) -> None:
    port = image_environment()["LANTING_PORT"]
    assert port == unit_environment()["LANTING_PORT"] == last("EXPOSE")
    assert compose_environment("caddy")["LANTING_UPSTREAM"] == f"lanting:{port}"
    assert re.findall(r"\{\$LANTING_UPSTREAM:127\.0\.0\.1:(\d+)\}", texts()[CADDYFILE]) == [port]
    assert f"127.0.0.1:{port}/readyz" in last("HEALTHCHECK")


def test_ht107_what_the_caddyfile_asks_for_is_given() -> None:
    asked = set(re.findall(r"\{\$(\w+)", texts()[CADDYFILE]))
    assert asked <= set(compose_environment("caddy"))
    mounted = compose()["services"]["caddy"]["volumes"][0].split(":")[0]
    assert (ROOT / "deploy" / mounted).exists()


def test_ht107_the_world_reaches_caddy_alone() -> None:
    services = compose()["services"]
    assert {name for name, service in services.items() if "ports" in service} == {"caddy"}
    assert services["lanting"]["networks"] == ["inside"]
    assert compose()["networks"]["inside"]["internal"] is True
    assert not any("network_mode" in service or "privileged" in service for service in services.values())


def test_ht107_the_container_may_do_as_little_as_the_unit() -> None:
    service = compose()["services"]["lanting"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert last("USER") not in ("root", "0")
    files = int(unit_lines()["LimitNOFILE"][0])
    assert service["ulimits"]["nofile"] == files >= Settings.model_fields["participants_max"].default
    for key in ("NoNewPrivileges", "DynamicUser", "PrivateTmp"):
        assert unit_lines()[key] == ["yes"]
    assert unit_lines()["ProtectSystem"] == ["strict"]


def test_ht107_its_health_is_asked_for_where_it_is_told() -> None:
    assert any("/readyz" in handler.paths for handler in watching.HANDLERS)
    assert compose()["services"]["caddy"]["depends_on"]["lanting"]["condition"] == "service_healthy"


def test_ht107_the_image_needs_the_wheel_and_nothing_else_of_the_checkout() -> None:
    copied = [value for name, value in image_instructions() if name == "COPY" and "--from" not in value]
    assert copied == ["dist/lanting-*.whl /tmp/"]
    assert texts()[f"{IMAGE}.dockerignore"].splitlines()[-2:] == ["*", "!dist/lanting-*.whl"]


def test_ht107_the_commands_of_the_howtos_name_the_same_places() -> None:
    howto = texts()["docs/howto/on-the-internet.md"]
    program = unit_lines()["ExecStart"][0].split()[0]
    assert f"sudo {program} operator-link --data {unit_environment()['LANTING_DATA']}" in howto
    assert f"{program.removesuffix('/lanting')}/pip install" in howto
    assert COMPOSE in howto
    assert OPERATOR_FILE in texts()["docs/howto/keep-it.md"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_ht107_systemd_finds_nothing_wrong_with_the_unit() -> None:
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=no", str(ROOT / UNIT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    # The program is where the howto puts it, which is not here.
    said = [line for line in checked.stderr.splitlines() if "lanting.service" in line and "not executable" not in line]
    assert said == []


@pytest.mark.skipif(shutil.which("docker") is None, reason="docker is not installed")
def test_ht107_docker_reads_the_compose_file() -> None:
    command = ["docker", "compose", "--file", str(ROOT / COMPOSE), "config", "--quiet"]
    read = subprocess.run(command, capture_output=True, text=True, check=False)
    if "is not a docker command" in read.stderr or "unknown flag" in read.stderr or "unknown shorthand" in read.stderr:
        pytest.skip("docker has no compose here")
    assert read.returncode == 0, read.stderr
