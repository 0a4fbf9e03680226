"""What the examples say inside a Space: whole in every language, and each text is said by its example."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from tests.examples.test_examples import EXAMPLES, load
from tests.examples.test_languages import NAMES

LANGUAGES = ("en", "fr", "zh-CN")
UNLIKE_FRENCH = re.compile(r"(?<![\u202f\s])[?!;]|[^\S\u202f][?!;]|(?<!\u00a0):\s|«(?!\u00a0)|(?<!\u00a0)»|'")
"""Before a mark of two parts no narrow space, before a colon or inside quotation marks no hard one; a straight '."""


SAME_FACT = {"iso": "at"}
"""English writes a moment as ISO 8601 does, the others in their own way."""


@cache
def messages(language: str) -> dict[str, fluent.Message]:
    parsed = FluentParser().parse((EXAMPLES / "texts" / f"{language}.ftl").read_text(encoding="utf-8"))
    assert [each.content for each in parsed.body if isinstance(each, fluent.Junk)] == []
    found = [each for each in parsed.body if isinstance(each, fluent.Message)]
    assert len({each.id.name for each in found}) == len(found), "a key is there twice"
    return {each.id.name: each for each in found}


def those_in(node: object, kind: type[fluent.SyntaxNode]) -> list[fluent.SyntaxNode]:
    if isinstance(node, kind):
        return [node]
    parts = node if isinstance(node, list) else vars(node).values() if isinstance(node, fluent.SyntaxNode) else ()
    return [each for part in parts for each in those_in(part, kind)]


def references(message: fluent.Message) -> set[str]:
    """The other texts of which it is made."""
    return {each.id.name for each in those_in(message, fluent.MessageReference)}


def variables(language: str, key: str) -> set[str]:
    """What it is told, and the texts of which it is made."""
    message = messages(language)[key]
    own = {SAME_FACT.get(each.id.name, each.id.name) for each in those_in(message, fluent.VariableReference)}
    return own.union(*(variables(language, each) for each in references(message)))


@cache
def said_by(name: str) -> list[re.Pattern[str]]:
    """What its code has between quotation marks; where something is put in, a word without a hyphen."""
    patterns = []
    for node in ast.walk(ast.parse((EXAMPLES / f"{name}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            parts = [re.escape(str(each.value)) if isinstance(each, ast.Constant) else "[^-]+" for each in node.values]
            patterns.append(re.compile("".join(parts)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            patterns.append(re.compile(re.escape(node.value)))
    return patterns


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_text_is_there_in_every_language_with_the_same_variables(language: str) -> None:
    assert set(messages(language)) == set(messages("en"))
    unlike = {key for key in messages("en") if variables(language, key) != variables("en", key)}
    assert unlike == set()


def test_every_text_is_said_by_the_example_whose_name_it_begins_with() -> None:
    parts = set().union(*map(references, messages("en").values()))
    # The museum makes keys of the names of its pictures.
    pictures = {name.replace("thing-picture", "museum") for name in load("museum").STOPS}
    unsaid = set()
    for key in set(messages("en")) - parts - pictures - {f"{picture}-plate" for picture in pictures}:
        name = key.partition("-")[0]
        if name not in NAMES or not any(each.fullmatch(key) for each in said_by(name)):
            unsaid.add(key)
    assert unsaid == set()


@pytest.mark.parametrize("name", NAMES)
def test_what_a_click_and_a_command_do_is_a_text(name: str) -> None:
    words = {hook.about for hook in getattr(load(name), name).hooks if hook.about}
    assert words - set(messages("en")) == set()


def test_french_is_set_as_french_is() -> None:
    wrong = {
        key: text.value
        for key, message in messages("fr").items()
        for text in those_in(message, fluent.TextElement)
        if isinstance(text, fluent.TextElement) and UNLIKE_FRENCH.search(text.value)
    }
    assert wrong == {}
