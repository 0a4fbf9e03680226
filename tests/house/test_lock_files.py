"""Every version is pinned, and no lock file says where a package comes from: any registry or mirror will do."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.project import ROOT, texts

LOCKS = ["requirements/run.txt", "requirements/build.txt", "requirements/dev.txt", "client/package-lock.json"]
EXACT = re.compile(r"\d+(\.\d+)*(-dev(\.\d+)*)?")


def pins(*names: str) -> dict[str, str]:
    """The exact version of each package named in some of the requirement files."""
    lines = [line for name in names for line in texts()[f"requirements/{name}.txt"].splitlines()]
    pinned = [Requirement(line) for line in lines if line and not line.startswith(("#", "-r "))]
    return {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in pinned}


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_no_address(lock: str) -> None:
    assert "://" not in texts()[lock], "python tools/client.py lock writes the client's without addresses"
    assert not re.search(r"^(-i|--|-f)\b|\bindex", texts()[lock], re.MULTILINE)


def test_every_python_package_is_pinned_exactly() -> None:
    assert all(EXACT.fullmatch(pinned) for pinned in pins("run", "build", "dev").values())


def test_no_package_is_pinned_twice() -> None:
    assert len(pins("run", "build", "dev")) == len(pins("run")) + len(pins("build")) + len(pins("dev"))


def test_what_is_pinned_satisfies_what_the_wheel_asks_for() -> None:
    declared = project()
    assert isinstance(declared["dependencies"], list)
    extras = declared["optional-dependencies"]
    assert isinstance(extras, dict)
    asked = [Requirement(line) for line in [*declared["dependencies"], *extras["fast"]]]
    pinned = pins("run")
    assert [one.name for one in asked if pinned.get(canonicalize_name(one.name)) not in one.specifier] == []


def test_packages_whose_private_calls_we_use_are_pinned_exactly_in_the_wheel_too() -> None:
    asked = {one.name: str(one.specifier) for one in map(Requirement, project()["dependencies"])}  # type: ignore[call-overload]
    assert asked["picows"] == f"=={pins('run')['picows']}"
    assert asked["uvicorn"] == f"=={pins('run')['uvicorn']}"


def test_these_tests_run_with_the_pinned_versions() -> None:
    assert {name: version(name) for name in pins("dev")} == pins("dev")


def test_every_client_package_is_pinned_exactly() -> None:
    manifest = json.loads(texts()["client/package.json"])
    named = {**manifest["dependencies"], **manifest["devDependencies"]}
    assert [name for name, wanted in named.items() if not EXACT.fullmatch(wanted)] == []


def test_the_client_lock_file_belongs_to_the_manifest_and_knows_every_hash() -> None:
    manifest, lock = json.loads(texts()["client/package.json"]), json.loads(texts()["client/package-lock.json"])
    root = lock["packages"].pop("")
    assert root["dependencies"] == manifest["dependencies"]
    assert root["devDependencies"] == manifest["devDependencies"]
    assert [name for name, package in lock["packages"].items() if "integrity" not in package] == []
