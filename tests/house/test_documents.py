"""What the documents tell a reader to type or to open exists."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import typer

from lanting.app.cli import app
from lanting.protocol import experience, host_request, notice, program, request, scene_notice
from lanting.protocol.message import NOTICES, REQUESTS
from tests.house.project import ROOT, texts

LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")
MAKE = re.compile(r"(?:`|^\s*|\s)make ([a-z]+)(?=[`\s])")
COMMAND = re.compile(r"(?:`|^\s*)lanting ([a-z]+(?: [a-z]+)?)", re.MULTILINE)
FENCE = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
KIND = re.compile(r"^\| (\d+) \| `(\w+)` \|(?: `(\w+)` \|)?$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
DECLARING = {module.__name__ for module in (experience, host_request, notice, program, request, scene_notice)}


def documents() -> list[str]:
    return [name for name in texts() if name.endswith(".md")]


def typed(text: str) -> Iterator[str]:
    """Everything in a document that is set as something to type."""
    for block in FENCE.findall(text):
        yield from block.splitlines()
    yield from CODE.findall(FENCE.sub("", text))


@pytest.mark.parametrize("document", documents())
def test_a_link_inside_the_project_leads_somewhere(document: str) -> None:
    folder = (ROOT / document).parent
    missing = [target for target in LINK.findall(texts()[document]) if not (folder / target).exists()]
    assert missing == [], f"{document} links to what is not there"


@pytest.mark.parametrize("document", documents())
def test_a_make_target_in_a_document_is_in_the_makefile(document: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", texts()["Makefile"], re.MULTILINE))
    named = {target for line in typed(texts()[document]) for target in re.findall(r"(?<![\w-])make ([a-z]+)\b", line)}
    assert named - {"python"} <= targets, f"{document} names a target that `make help` does not know"


@pytest.mark.parametrize("document", documents())
def test_a_command_in_a_document_is_one_that_lanting_knows(document: str) -> None:
    known = commands()
    named = {line.split("lanting ", 1)[1] for line in typed(texts()[document]) if re.match(r"lanting [a-z]", line)}
    unknown = {command for command in named if not any(f"{command} ".startswith(f"{name} ") for name in known)}
    assert unknown == set(), f"{document} names a command that `lanting --help` does not know"


def commands() -> set[str]:
    """Every command of `lanting`, as it is typed after the name."""
    tree = typer.main.get_command(app)
    found: set[str] = set()
    waiting = [("", tree)]
    while waiting:
        name, command = waiting.pop()
        parts = getattr(command, "commands", {})
        waiting += [(f"{name} {part}".strip(), inner) for part, inner in parts.items()]
        if not parts:
            found.add(name)
    return found


def test_help_lists_every_public_target() -> None:
    makefile = texts()["Makefile"]
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    helped = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    assert helped == set(phony.group(1).split())


def test_the_protocol_page_lists_every_kind_with_its_name_and_permission() -> None:
    # Other tests declare messages of their own: only the product's are listed.
    asked = {each.kind: each for each in REQUESTS.values() if each.type.__module__ in DECLARING}
    told = {each.kind: each for each in NOTICES.values() if each.type.__module__ in DECLARING}
    declared = {kind: (each.type.__name__, each.needs.value) for kind, each in asked.items()}
    declared |= {kind: (each.type.__name__, "") for kind, each in told.items()}
    rows = KIND.findall(texts()["docs/spec/protocol.md"])
    assert {int(kind): (name, needs) for kind, name, needs in rows} == declared
