"""What an experience says, by key, in the language of who reads it or of the Space: a Fluent file for each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from lanting.protocol.word import Language
from lanting.sdk.experience.error import TextUnknown

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
"""In which pages speak."""
OTHERWISE: Final[Language] = "en"
"""Said to who understands none of the languages that the experience has."""
_KEY: Final = re.compile(r"[a-z][A-Za-z0-9_-]*")


class Texts:
    """The files `<language>.ftl` of one folder, read when they are first needed."""

    def __init__(self, folder: Path | None) -> None:
        """None: the experience has no texts of its own."""
        self._folder = folder
        self._bundles: dict[str, FluentBundle | None] = {}

    def say(self, key: str, language: str, facts: dict[str, Any]) -> str:
        """The text of a key. Where this language lacks it, the English one. Raises TextUnknown."""
        for each in (language, OTHERWISE):
            if (text := self.find(key, each, facts)) is not None:
                return text
        raise TextUnknown(key, self._folder)

    def find(self, key: str, language: str, facts: dict[str, Any]) -> str | None:
        """The text of a key in this very language."""
        bundle = self._bundle(language)
        pattern = bundle.get_message(key).value if bundle is not None and bundle.has_message(key) else None
        if bundle is None or pattern is None:
            return None
        text, _ = bundle.format_pattern(pattern, facts)
        return str(text)

    def said(self, words: str | Mapping[str, str], language: str) -> str:
        """What an author gave as one text for all, as one for each language, or as a key of these files."""
        if not isinstance(words, str):
            return words.get(language) or words.get(OTHERWISE) or next(iter(words.values()), "")
        if _KEY.fullmatch(words):
            for each in (language, OTHERWISE):
                if (text := self.find(words, each, {})) is not None:
                    return text
        return words

    def _bundle(self, language: str) -> FluentBundle | None:
        if language not in self._bundles:
            self._bundles[language] = self._read(language)
        return self._bundles[language]

    def _read(self, language: str) -> FluentBundle | None:
        path = None if self._folder is None else self._folder / f"{language}.ftl"
        if path is None or not path.is_file():
            return None
        from fluent.runtime import FluentBundle, FluentResource

        # Isolation marks would be seen in titles; names stand in elements with dir="auto".
        bundle = FluentBundle([language], use_isolating=False)
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
        return bundle


class ReaderTexts:
    """The texts of an experience in the language of who reads: `texts("welcome", name="Mei")`."""

    language: str
    """Hers, `en`, `fr` or `zh-CN`."""

    def __init__(self, texts: Texts, language: str) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **facts: Any) -> str:
        """The text of a key. Where her language lacks it, the English one. Raises TextUnknown."""
        return self._texts.say(key, self.language, facts)
