"""The moderation log in words: who did what, and to whom, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lanting.kernel.clock import Instant
from lanting.space.queries import LogEntry
from lanting.web.speech import Speech, speech
from lanting.web.told_time import Told, told

OF_SWITCHES: Final = frozenset(
    {
        "gather",
        "still",
        "quiet",
        "lock",
        "let_in",
        "mute_chat",
        "mute_voice",
        "mute_voice-all",
        "stage",
        "to_door",
        "to_door-all",
    }
)
"""These are done and undone."""
OF_ALL: Final = frozenset({"lower_hand", "mute_voice", "to_door"})
"""These concern everybody where they name nobody."""
OF_ONE: Final = frozenset({"turn_away", "rename", "remove", "ban", "ban-until", "lower_hand", "lower_hand-all"})
OF_PAGES: Final = frozenset(
    {
        "create",
        "rules",
        "code",
        "link",
        "revoke",
        "owner_key",
        "unban",
        "unmute",
        "unmute_voice",
        "delete",
        "restore",
        "picture",
        "frame",
        "unframe",
        "report",
        "appeal",
        "experience_on",
        "experience_off",
        "token",
    }
)
_MINUTE_MS: Final = 60_000
_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One act."""

    number: int
    at: Told
    sentence: str
    reason: str


def told_log(locale: str, entries: Sequence[LogEntry]) -> list[LogLine]:
    """Every act as a sentence."""
    t = speech(locale)
    return [
        LogLine(each.number, told(locale, each.at), _sentence(locale, t, each), str(each.facts.get("why", "")))
        for each in entries
    ]


def _sentence(locale: str, t: Speech, entry: LogEntry) -> str:
    by = _apart(entry.by_name) if entry.by_name else t("log-by-page", role=str(entry.facts.get("role", "")))
    return t(
        _key(entry),
        by=by,
        subject=_apart(entry.subject),
        name=_apart(str(entry.facts.get("to", ""))),
        until=told(locale, Instant(entry.at + _minutes(entry) * _MINUTE_MS)).words,
        act=entry.act,
    )


def _key(entry: LogEntry) -> str:
    act = entry.act
    if act == "ban" and _minutes(entry) > 0:
        act = "ban-until"
    if act in OF_ALL and not entry.subject:
        act = f"{act}-all"
    if act in OF_SWITCHES:
        return f"log-{act}-off" if entry.facts.get("on") is False else f"log-{act}"
    return f"log-{act}" if act in OF_ONE or act in OF_PAGES else "log-other"


def _minutes(entry: LogEntry) -> int:
    return int(entry.facts.get("minutes", 0))


def _apart(name: str) -> str:
    """A name keeps its own direction within the sentence, and turns nothing around it (Unicode Annex 9)."""
    return f"{_FIRST_STRONG_ISOLATE}{name}{_POP_ISOLATE}"
