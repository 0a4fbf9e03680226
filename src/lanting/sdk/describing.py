"""What an experience is, from its code: where it is found, and what it says of itself.

`python -m lanting.sdk.describing REF …` prints that as JSON. It is asked in a process of its own, by a Server that
never imports an author's code (ADR 13).
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import msgspec

from lanting.protocol.manifest import Described, Manifest
from lanting.sdk.error import BotError
from lanting.sdk.experience.declaration import Experience, Words
from lanting.sdk.experience.failure import Failure
from lanting.sdk.experience.setting_fields import fields_of, labels_of
from lanting.sdk.experience.texts import LANGUAGES


class ExperienceMissing(BotError):
    """There is no Experience where one was expected."""

    def __init__(self, ref: str, what: str) -> None:
        super().__init__(f"{ref}: {what}")


def experience_of(ref: str) -> Experience:
    """Import the code at `ref`, `package.module:object` or the path of a file, and give the Experience in it.

    Raises ExperienceMissing, and whatever the code raises.
    """
    if ref.endswith(".py"):
        return _only_one(ref, module_at(Path(ref)))
    name, _, path = ref.partition(":")
    found: object = importlib.import_module(name)
    for part in path.split(".") if path else ():
        found = getattr(found, part, None)
    if isinstance(found, ModuleType):
        return _only_one(ref, found)
    if not isinstance(found, Experience):
        raise ExperienceMissing(ref, "this is no Experience; an entry point names one as package.module:object")
    return found


def module_at(path: Path) -> ModuleType:
    """Import a file as its author would: as part of its package, or with its neighbours beside it."""
    path = path.resolve()
    folder, name = path.parent, path.stem
    while (folder / "__init__.py").exists():
        folder, name = folder.parent, f"{folder.name}.{name}"
    sys.path.insert(0, str(folder))
    if "." in name:
        return importlib.import_module(name.removesuffix(".__init__"))
    # Its own name may be that of something installed: `random.py` is an author's right.
    name = f"experience_{name}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def manifest_of(experience: Experience) -> Manifest:
    """What it says of itself. Raises SettingsWrong."""
    fields = fields_of(experience.settings) if experience.settings is not None else []
    said = _Said(experience)
    manifest = Manifest(
        name=experience.name,
        title=said.of(experience.title),
        about=said.of(experience.about),
        capabilities=sorted(experience.capabilities),
        keeps=said.of(experience.keeps),
        settings=fields,
        commands={word: said.of(about) for word, about in experience.commands.items()},
        template=experience.template,
        purpose=experience.purpose,
        words=said.words,
    )
    for field in fields:
        for text in (field.label, field.note, *field.options):
            said.of(text)
    for words in labels_of(experience.settings) if experience.settings is not None else ():
        said.of(words)
    return manifest


class _Said:
    """Gathers what the texts of a manifest are in every language that they have."""

    def __init__(self, experience: Experience) -> None:
        self.words: dict[str, dict[str, str]] = {}
        self._texts = experience.texts

    def of(self, words: Words) -> str:
        """The text, or the key under which `words` has it from now on."""
        key = words if isinstance(words, str) else self._texts.said(words, "en")
        for language in LANGUAGES:
            if (text := self._texts.said(words, language)) != key:
                self.words.setdefault(language, {})[key] = text
        return key


def described(ref: str) -> Described:
    """What the code at `ref` says of itself, or why it cannot be asked."""
    try:
        return Described(ref=ref, manifest=manifest_of(experience_of(ref)))
    except BotError as error:
        return Described(ref=ref, trouble=str(error))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever an author's code raises is told, and no fault of ours
        failure = Failure.of(error, code="import_failed")
        return Described(ref=ref, trouble=f"{failure.file}:{failure.line}: {failure.what}\n{failure.trace}")


def main(refs: list[str]) -> None:
    """Print one for each as JSON."""
    # What an author's code prints while it is imported is no part of that.
    said, sys.stdout = sys.stdout, sys.stderr
    said.buffer.write(msgspec.json.encode([described(ref) for ref in refs]))
    said.flush()


def _only_one(ref: str, module: ModuleType) -> Experience:
    found = list({id(each): each for each in vars(module).values() if isinstance(each, Experience)}.values())
    if len(found) != 1:
        raise ExperienceMissing(ref, f"there are {len(found)} Experiences in it, and has to be one")
    return found[0]


if __name__ == "__main__":
    main(sys.argv[1:])
