"""The lines of the moderation log, as sentences."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lanting.protocol.message import REQUESTS
from lanting.space.queries import LogEntry
from lanting.web.speech import LOCALES
from lanting.web.told_log import OF_PAGES, OF_SWITCHES, told_log


def entry(act: str, number: int = 1, **facts: Any) -> LogEntry:
    return LogEntry(number, facts.pop("by", "Mei"), act, facts.pop("subject", "Tom"), facts, house_time())


def house_time() -> Any:
    return 1_790_000_000_000


@pytest.mark.parametrize("locale", LOCALES)
def test_ht81_every_act_is_a_sentence_of_its_own(locale: str) -> None:
    of_all = {"to_door-all", "mute_voice-all"}
    entries = [entry(act, on=on) for act in sorted(OF_SWITCHES - of_all) for on in (True, False)]
    entries += [entry(act.removesuffix("-all"), on=on, subject="") for act in sorted(of_all) for on in (True, False)]
    entries += [entry("lower_hand"), entry("lower_hand", subject="")]
    entries += [entry("turn_away"), entry("remove"), entry("ban", minutes=0), entry("ban", minutes=90)]
    entries += [entry("rename", to="Tim")]
    entries += [entry(act, by="", role="owner") for act in sorted(OF_PAGES)]
    sentences = [each.sentence for each in told_log(locale, [*entries, entry("unheard-of")])]
    # To open a chat again, or to let somebody be heard, is the same act in the Space and on the page.
    assert len(set(sentences)) >= len(sentences) - 2


def test_ht81_every_act_of_a_host_has_its_sentence() -> None:
    acts = [each.name.removeprefix("host.") for each in REQUESTS.values() if each.name.startswith("host.")]
    assert len(acts) >= 10
    for line in told_log("en", [entry(act) for act in acts]):
        assert not re.search(r"\u2069: \w+$", line.sentence)


def test_ht81_a_name_turns_nothing_around_it() -> None:
    (line,) = told_log("en", [entry("ban", subject="\u05d0\u202e<b>", why="rude")])
    assert line.sentence == "\u2068Mei\u2069 banned \u2068\u05d0\u202e<b>\u2069."
    assert (line.reason, line.at.machine) == ("rude", "2026-09-21T14:13Z")
