"""What the server says, in the visitor's language: Fluent texts from `locales`, chosen by choice or Accept-Language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from lanting.kernel.error import Fact

if TYPE_CHECKING:
    from fluent.runtime.resolver import Pattern

LOCALES: Final = ("en", "zh-CN", "fr")
"""The first is spoken to whoever understands none of them."""

_KEY: Final = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)

Speech = Callable[..., str]
"""`speech("people-inside", people=3)`: the text of a key, with its arguments."""


@cache
def speech(locale: str) -> Speech:
    """The texts of `locale`, one of LOCALES. An unknown key raises KeyError: a missing text is a mistake of ours."""
    texts = _texts(locale)

    def say(key: str, **arguments: Any) -> str:
        return texts.formatted(key, arguments)

    return say


def described(locale: str, key: str) -> str:
    """What a text says of its subject, as its attribute `description`."""
    return _texts(locale).formatted(key, {}, attribute="description")


def sentence_for(locale: str, code: str, facts: Mapping[str, Fact], otherwise: str) -> str:
    """What an error says to a person: the text under its code, else the sentence that it brought."""
    texts, key = _texts(locale), f"error-{code}"
    return texts.formatted(key, facts) if key in texts else otherwise


def suggested_names(locale: str) -> Sequence[str]:
    """Names for who has none in mind; one text, so that each language makes its own."""
    return [name.strip() for name in speech(locale)("suggested-names").split("|")]


def negotiated(accepted: str) -> str:
    """The best of LOCALES for an Accept-Language header (RFC 9110, section 12.5.4; lookup by RFC 4647)."""
    for wanted in _by_quality(accepted):
        for locale in LOCALES:
            if locale.lower() == wanted or locale.lower().partition("-")[0] == wanted.partition("-")[0]:
                return locale
    return LOCALES[0]


def _by_quality(accepted: str) -> list[str]:
    ranges: list[tuple[float, str]] = []
    for part in accepted.split(",")[:20]:
        tag, _, parameter = part.partition(";")
        name, _, value = parameter.strip().partition("=")
        try:
            quality = float(value) if name.strip() == "q" else 1.0
        except ValueError:
            continue
        if quality > 0 and tag.strip():
            ranges.append((-quality, tag.strip().lower()))
    return [tag for _, tag in sorted(ranges, key=lambda each: each[0])]


def texts_of(locale: str) -> dict[str, str]:
    """The Fluent files of a language by their name, one for each subject."""
    folder = files("lanting") / "locales" / locale
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".ftl")), key=lambda each: each.name)
    return {each.name: each.read_text(encoding="utf-8") for each in found}


class _Texts:
    """The texts of one language. A file is parsed when one of its texts is first asked for: all would take a second."""

    def __init__(self, locale: str) -> None:
        from fluent.runtime import FluentBundle

        # Isolation marks would be seen in titles and attributes; names stand in elements with dir="auto".
        self._bundle = FluentBundle([locale], use_isolating=False)
        self._file_of = {key: text for text in texts_of(locale).values() for key in _KEY.findall(text)}

    def __contains__(self, key: str) -> bool:
        return key in self._file_of

    def formatted(self, key: str, arguments: Mapping[str, Any], attribute: str | None = None) -> str:
        text, _ = self._bundle.format_pattern(self._pattern(key, attribute), dict(arguments))
        return str(text)

    def _pattern(self, key: str, attribute: str | None) -> Pattern:
        from fluent.runtime import FluentResource

        if not self._bundle.has_message(key):
            self._bundle.add_resource(FluentResource(self._file_of[key]))
        message = self._bundle.get_message(key)
        pattern = message.value if attribute is None else message.attributes[attribute]
        if pattern is None:
            raise KeyError(key)
        return pattern


@cache
def _texts(locale: str) -> _Texts:
    return _Texts(locale)
