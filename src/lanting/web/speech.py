"""What the server says, in the visitor's language: Fluent texts from `locales`, chosen by choice or Accept-Language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from lanting.kernel.error import Fact

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LOCALES: Final = ("en", "zh-CN", "fr")
"""The first is spoken to whoever understands none of them."""

Speech = Callable[..., str]
"""`speech("people-inside", people=3)`: the text of a key, with its arguments."""


@cache
def speech(locale: str) -> Speech:
    """The texts of `locale`, one of LOCALES. An unknown key raises KeyError: a missing text is a mistake of ours."""
    bundle = _bundle(locale)

    def say(key: str, **arguments: Any) -> str:
        return _formatted(bundle, key, arguments)

    return say


def described(locale: str, key: str) -> str:
    """What a text says of its subject, as its attribute `description`."""
    bundle = _bundle(locale)
    text, _ = bundle.format_pattern(bundle.get_message(key).attributes["description"])
    return str(text)


def sentence_for(locale: str, code: str, facts: Mapping[str, Fact], otherwise: str) -> str:
    """What an error says to a person: the text under its code, else the sentence that it brought."""
    bundle = _bundle(locale)
    return _formatted(bundle, f"error-{code}", facts) if bundle.has_message(f"error-{code}") else otherwise


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


@cache
def _bundle(locale: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    # Isolation marks would be seen in titles and attributes; names stand in elements with dir="auto".
    bundle = FluentBundle([locale], use_isolating=False)
    for text in texts_of(locale).values():
        bundle.add_resource(FluentResource(text))
    return bundle


def _formatted(bundle: FluentBundle, key: str, arguments: Mapping[str, Any]) -> str:
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise KeyError(key)
    text, _ = bundle.format_pattern(pattern, dict(arguments))
    return str(text)
