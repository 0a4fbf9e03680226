"""One set of texts, whole in every language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

import lanting
from lanting.protocol.limit import NAME_CHARS_MAX
from lanting.protocol.text import clean_line
from lanting.web.speech import LOCALES, negotiated, sentence_for, speech, suggested_names, texts_of

SOURCE = Path(lanting.__file__ or "").parent


@cache
def messages(locale: str) -> dict[str, ast.Message]:
    parsed = FluentParser().parse("\n".join(texts_of(locale).values()))
    junk = [entry.content for entry in parsed.body if isinstance(entry, ast.Junk)]
    assert junk == []
    return {entry.id.name: entry for entry in parsed.body if isinstance(entry, ast.Message)}


def attributes(message: ast.Message) -> list[str]:
    return [each.id.name for each in message.attributes]


def variables(node: object) -> set[str]:
    if isinstance(node, ast.VariableReference):
        return {node.id.name}
    if isinstance(node, list):
        return set().union(*map(variables, node))
    if isinstance(node, ast.SyntaxNode):
        return set().union(*(variables(each) for each in vars(node).values()))
    return set()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_key_exists_in_every_language_with_the_same_variables(locale: str) -> None:
    reference, others = messages(LOCALES[0]), messages(locale)
    assert list(others) == list(reference)
    assert {key: attributes(each) for key, each in others.items()} == {
        key: attributes(each) for key, each in reference.items()
    }
    assert {key: variables(each) for key, each in others.items()} == {
        key: variables(each) for key, each in reference.items()
    }


def test_no_key_is_there_twice() -> None:
    for locale in LOCALES:
        text = "\n".join(texts_of(locale).values())
        keys = re.findall(r"^([\w-]+) *=", text, flags=re.MULTILINE)
        assert len(keys) == len(set(keys)), locale


def test_every_key_that_a_page_says_exists() -> None:
    said = {
        key
        for template in (SOURCE / "web/templates").glob("*.jinja")
        for key in re.findall(r"""\bt\(["']([\w-]+)["']""", template.read_text())
    }
    assert said
    # What ends with a stroke is the beginning of several.
    known = set(messages("en"))
    assert {
        key for key in said if not any(each == key or (key[-1] == "-" and each.startswith(key)) for each in known)
    } == set()


def test_every_refusal_that_a_visitor_can_meet_has_a_sentence() -> None:
    declared = {
        code
        for room in ("web", "runtime", "identity")
        for source in (SOURCE / room).glob("*.py")
        for code in re.findall(r'^    code(?:: [\w\[\]]+)? = "(\w+)"', source.read_text(), flags=re.MULTILINE)
    }
    # What only a program that does not speak our protocol can meet stays in English.
    spoken_to_programs = {"bad_handshake", "version_not_spoken", "protocol_not_offered", "line_violation"}
    missing = {code for code in declared - spoken_to_programs if f"error-{code}" not in messages("en")}
    assert missing == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_suggested_names_are_names(locale: str) -> None:
    names = suggested_names(locale)
    assert len(set(names)) == len(names) >= 40
    for name in names:
        assert clean_line(name) == name
        assert 1 <= len(name) <= NAME_CHARS_MAX


def test_a_missing_text_is_a_mistake() -> None:
    with pytest.raises(LookupError):
        speech("en")("no-such-key")


def test_an_error_without_a_text_of_its_own_says_what_it_brought() -> None:
    assert sentence_for("fr", "no_such_code", {}, "it rains") == "it rains"


@pytest.mark.parametrize("accepted", ["", ",", ";;;", "*", "x" * 10_000, "fr;q=", ", ,en;q=1;q=2", "\x00"])
def test_no_header_breaks_the_choice(accepted: str) -> None:
    assert negotiated(accepted) in LOCALES
