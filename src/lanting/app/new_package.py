"""`lanting new`: the package of an experience, made of the files in `skeleton`. Its tests pass as it is made."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Final

from lanting.app.error import StartRefused

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NAME_CHARS_MAX: Final = 40
_FILE: Final = ".tmpl"


class NameUnusable(StartRefused):
    """No package can be called so."""

    code = "name_unusable"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} is no name for an experience; take small letters, digits and hyphens, such as tea-house",
            name=name,
        )


class FolderTaken(StartRefused):
    """There is something already."""

    code = "folder_taken"

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is there already; take another name, or say another place with --folder")


@dataclass(frozen=True, slots=True)
class Made:
    """Where it is."""

    folder: Path
    source: Path
    """The file that an author opens first."""


def make_package(name: str, folder: Path) -> Made:
    """Write it. Raises NameUnusable or FolderTaken."""
    module = name.replace("-", "_")
    if not _NAME.fullmatch(name) or len(name) > _NAME_CHARS_MAX or keyword.iskeyword(module):
        raise NameUnusable(name)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTaken(folder)
    words = {"name": name, "module": module, "title": name.replace("-", " ").capitalize()}
    _copy(files("lanting.app") / "skeleton", folder, words)
    return Made(folder, folder / "src" / module / "experience.py")


def _copy(source: Traversable, target: Path, words: dict[str, str]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for each in source.iterdir():
        name = each.name.replace("MODULE", words["module"]).removesuffix(_FILE)
        if each.is_dir():
            _copy(each, target / name, words)
        elif each.name.endswith(_FILE):
            text = Template(each.read_text(encoding="utf-8")).substitute(words)
            (target / name).write_text(text, encoding="utf-8")
