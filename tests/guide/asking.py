"""The questions of `questions.json`, put to the templates, and how many were answered: `python -m tests.guide.asking`.

`half` says which were looked at while thresholds and word lists were set ("tuned") and which never were ("held out").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from lanting.scene.template import TEMPLATES
from lanting.sdk.scene import SceneEntity
from lanting.sdk.search import SceneTexts

HALVES = ("tuned", "held out")


class Asked(msgspec.Struct, frozen=True):
    half: str
    template: str
    question: str
    language: str = ""
    answers: list[str] = []
    """The keys of the things that are right."""


class Questions(msgspec.Struct, frozen=True):
    asked: list[Asked]
    foreign: list[Asked]
    """No place says anything of these."""


@dataclass(frozen=True)
class Report:
    """Parts of 1."""

    first: float
    among_three: float
    declined: float
    wrong: list[str]

    def __str__(self) -> str:
        return f"first {self.first:.0%}, among the first three {self.among_three:.0%}, declined {self.declined:.0%}"


def questions() -> Questions:
    return msgspec.json.decode((Path(__file__).parent / "questions.json").read_bytes(), type=Questions)


@cache
def place(template: str) -> tuple[SceneTexts, dict[str, str | None]]:
    """What a template says, and the key of each of its things."""
    entities = [
        SceneEntity(
            id=entity.id,
            words=entity.words,
            parent=entity.parent,
            components={name: msgspec.to_builtins(each) for name, each in entity.components.items()},
        )
        for entity in TEMPLATES[template].build(7)
    ]
    return SceneTexts(entities), {entity.id: entity.words for entity in entities}


def answered(asked: Asked) -> list[str | None]:
    texts, words = place(asked.template)
    return [words[found.entity] for found in texts.search(asked.question)]


def report(*halves: str) -> Report:
    """What came of the questions of these halves."""
    every = questions()
    asked = [(each, answered(each)) for each in every.asked if each.half in halves]
    foreign = [(each, answered(each)) for each in every.foreign if each.half in halves]
    first = sum(found[:1] == [right] for each, found in asked for right in each.answers)
    among = sum(bool(set(found) & set(each.answers)) for each, found in asked)
    wrong = [f"{each.question} {found}" for each, found in asked if not set(found[:1]) & set(each.answers)]
    wrong += [f"{each.question} {found}" for each, found in foreign if found]
    declined = sum(not found for _, found in foreign)
    return Report(first / len(asked), among / len(asked), declined / len(foreign), wrong)


if __name__ == "__main__":
    for half in HALVES:
        print(f"{half}: {report(half)}", *report(half).wrong, sep="\n  ")
    print(f"all: {report(*HALVES)}")
