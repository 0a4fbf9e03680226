"""What is said, to all and to one, and who may not (SP-95 to SP-99, SP-105 to SP-109)."""

from __future__ import annotations

from typing import Any

import pytest

from lanting.identity.role import Role
from lanting.identity.standing import Standing as Held
from lanting.kernel.error import Fact
from lanting.protocol.host_request import Quiet
from lanting.protocol.limit import NEW_CHAT_BURST, NEW_CHAT_EVERY_MS
from lanting.protocol.notice import Cards, Standing, WhisperAccepted, Whispered
from lanting.protocol.request import ChangeCard, Say, SayTo
from lanting.protocol.word import Rules
from lanting.space.command import SaveLine
from lanting.space.event import LineRestored, StandingChanged
from tests.space.hosting_stage import HostingStage, refusal, request_id

TEN_MINUTES_MS = 600_000


def talk(rules: Rules | None = None, **ann: Any) -> HostingStage:
    """Ann, of this standing, with Bob and a host."""
    stage = HostingStage(rules=rules or Rules())
    stage.come("mei", Role.HOST)
    stage.come("ann", **ann)
    stage.come("bob")
    return stage


def say(stage: HostingStage, user: str, text: str = "hello") -> tuple[str, dict[str, Fact]] | None:
    """Say it; None, or the refusal."""
    commands = stage.ask(user, Say(request_id=request_id(), text=text))
    found = refusal(commands)
    assert (found is None) == any(isinstance(command, SaveLine) for command in commands)
    return (found.code, found.facts) if found else None


def whisper(stage: HostingStage, user: str, to: str, text: str = "psst") -> str | None:
    commands = stage.ask(user, SayTo(participant=stage.id_of(to), text=text))
    found = refusal(commands)
    return found.code if found else None


def test_sp31_a_line_that_was_stored_before_a_restart_is_asked_about_again_though_it_is_quiet_now() -> None:
    stage = HostingStage(rules=Rules(quiet=True), lines_asked=[("ann", "before-the-restart")])
    stage.come("ann")
    stage.come("bob")
    again = Say(request_id="before-the-restart", text="hello")
    assert any(isinstance(command, SaveLine) for command in stage.ask("ann", again))
    found = refusal(stage.ask("bob", again))
    assert found is not None and found.code == "chat_quiet"


# Whispers


def test_sp95_a_whisper_is_told_to_one_and_to_who_said_it_and_is_stored_nowhere() -> None:
    stage = talk()
    commands = stage.ask("ann", SayTo(participant=stage.id_of("bob"), text=" at the  gate "))
    (accepted,) = stage.heard("ann", commands)
    assert isinstance(accepted, WhisperAccepted)
    assert (accepted.participant, accepted.name, accepted.text) == (stage.id_of("bob"), "bob", "at the gate")
    (heard,) = stage.heard("bob", commands)
    assert heard == Whispered(participant=stage.id_of("ann"), name="ann", text="at the gate", said_at=stage.now)
    assert stage.heard("mei", commands) == []
    assert not any(isinstance(command, SaveLine) for command in commands)


def test_sp95_nothing_is_whispered_to_oneself_or_with_nothing_to_read() -> None:
    stage = talk()
    assert whisper(stage, "ann", "ann") == "whisper_self"
    assert whisper(stage, "ann", "bob", "\u200d") == "chat_empty"


def test_sp96_the_hidden_look_as_if_they_were_not_there() -> None:
    stage = talk()
    stage.block("ann", "bob")
    assert whisper(stage, "ann", "bob") == "participant_unknown"
    assert whisper(stage, "bob", "ann") == "participant_unknown"
    found = refusal(stage.ask("ann", SayTo(participant="par_nobody", text="psst")))
    assert found is not None and found.code == "participant_unknown"


def test_sp97_where_whispers_are_closed_one_side_must_be_a_host() -> None:
    stage = talk(Rules(whispers=False))
    assert whisper(stage, "ann", "bob") == "whisper_closed"
    assert whisper(stage, "ann", "mei") is None
    assert whisper(stage, "mei", "ann") is None


def test_sp98_who_is_silenced_can_still_tell_a_host_why_that_is_wrong() -> None:
    stage = talk(muted_because="shouting")
    assert whisper(stage, "ann", "bob") == "chat_muted"
    assert whisper(stage, "ann", "mei") is None
    stage.act("mei", Quiet(request_id=request_id(), on=True))
    assert whisper(stage, "bob", "ann") == "chat_quiet"
    assert whisper(stage, "bob", "mei") is None


def test_sp99_new_guests_whisper_under_their_limits() -> None:
    stage = talk(new_for_ms=TEN_MINUTES_MS)
    assert whisper(stage, "ann", "mei", "see example.com") == "chat_link_new"
    said = [whisper(stage, "ann", "bob") for _ in range(NEW_CHAT_BURST + 1)]
    assert said == [None] * NEW_CHAT_BURST + ["chat_slow_new"]
    assert say(stage, "ann") == ("chat_slow_new", {"wait_s": NEW_CHAT_EVERY_MS / 1_000})


# Lines for everybody


def test_sp105_a_closed_chat_and_quiet_bind_all_but_hosts() -> None:
    stage = talk(Rules(chat=False))
    assert say(stage, "ann") == ("chat_closed", {})
    assert say(stage, "mei") is None
    stage = talk()
    stage.act("mei", Quiet(request_id=request_id(), on=True))
    assert say(stage, "ann") == ("chat_quiet", {})
    assert say(stage, "mei") is None
    stage.act("mei", Quiet(request_id=request_id(), on=False))
    assert say(stage, "ann") is None


def test_sp106_who_is_muted_is_told_so_with_the_reason() -> None:
    assert say(talk(muted_because="shouting"), "ann") == ("chat_muted", {"why": "shouting"})


def test_sp108_in_slow_mode_lines_have_their_distance_also_after_coming_again() -> None:
    stage = talk(Rules(slow_mode_s=10))
    assert say(stage, "ann") is None
    stage.step(after_ms=3_500)
    assert say(stage, "ann") == ("chat_slow_mode", {"wait_s": 7})
    stage.come("ann")
    assert say(stage, "ann") == ("chat_slow_mode", {"wait_s": 7})
    assert say(stage, "bob") is None
    stage.step(after_ms=6_500)
    assert say(stage, "ann") is None
    assert [say(stage, "mei"), say(stage, "mei")] == [None, None]


def test_sp108_a_line_that_is_asked_about_again_is_not_counted_again() -> None:
    stage = talk(Rules(slow_mode_s=10))
    line = Say(request_id=request_id(), text="hello")
    assert refusal(stage.ask("ann", line)) is None
    stage.act("mei", Quiet(request_id=request_id(), on=True))
    assert refusal(stage.ask("ann", line)) is None


@pytest.mark.parametrize("text", ["look: https://example.org/x", "www.example.com", "去看example.cn吧", "bit.ly/abc"])
def test_sp107_new_guests_say_no_links_and_hear_how_long(text: str) -> None:
    stage = talk(new_for_ms=TEN_MINUTES_MS)
    stage.step(after_ms=30_000)
    assert say(stage, "ann", text) == ("chat_link_new", {"minutes": 10})
    stage.step(after_ms=540_000)
    assert say(stage, "ann", text) == ("chat_link_new", {"minutes": 1})
    assert say(stage, "bob", text) is None


def test_sp107_new_guests_bear_no_links_as_names() -> None:
    stage = talk()
    assert stage.welcome("eve", name="example.com", standing=Held(new_for_ms=1)).name == "Guest"
    assert stage.welcome("kim", name="example.com", standing=Held()).name == "example.com"
    stage = talk(new_for_ms=TEN_MINUTES_MS)
    found = refusal(stage.ask("ann", ChangeCard(name="www.example.com")))
    assert found is not None and (found.code, found.facts) == ("name_link_new", {"minutes": 10})
    assert refusal(stage.ask("bob", ChangeCard(name="www.example.com"))) is None


def test_sp109_new_guests_speak_a_burst_and_then_slower() -> None:
    stage = talk(new_for_ms=TEN_MINUTES_MS)
    assert [say(stage, "ann") for _ in range(NEW_CHAT_BURST)] == [None] * NEW_CHAT_BURST
    assert say(stage, "ann") == ("chat_slow_new", {"wait_s": 4})
    stage.step(after_ms=NEW_CHAT_EVERY_MS - 1)
    assert say(stage, "ann") == ("chat_slow_new", {"wait_s": 1})
    stage.step(after_ms=1)
    assert say(stage, "ann") is None
    assert say(stage, "ann") is not None


# Standing


def test_sp120_who_has_been_here_long_enough_is_told_that_she_is_known() -> None:
    stage = talk(new_for_ms=TEN_MINUTES_MS)
    stage.step(after_ms=2_000)
    assert stage.step(after_ms=TEN_MINUTES_MS - 2_001) == []
    commands = stage.step(after_ms=1)
    heard = stage.heard("ann", commands)
    assert [notice.is_new for notice in heard if isinstance(notice, Standing)] == [False]
    assert [card.is_new for notice in heard if isinstance(notice, Cards) for card in notice.cards] == [False]
    assert say(stage, "ann", "https://example.org") is None


def test_sp121_another_standing_is_told_and_shown() -> None:
    stage = talk()
    stage.step(after_ms=2_000)
    commands = stage.step(StandingChanged(stage.id_of("ann"), Held(Role.HOST)), after_ms=2_000)
    (told, cards) = stage.heard("ann", commands)
    assert isinstance(told, Standing) and "moderate" in told.permissions and told.role == "host"
    assert isinstance(cards, Cards) and [card.role for card in cards.cards] == ["host"]
    assert [type(notice) for notice in stage.heard("bob", commands)] == [Cards]


def test_sp121_a_standing_that_is_the_same_says_nothing() -> None:
    stage = talk(new_for_ms=TEN_MINUTES_MS)
    stage.step(after_ms=2_000)
    assert stage.step(StandingChanged(stage.id_of("ann"), Held(new_for_ms=TEN_MINUTES_MS - 2_000))) == []


def test_sp122_who_resumes_muted_is_told_why() -> None:
    stage = talk()
    stage.step(stage.broke("ann"))
    enter = stage.entered("ann").enter
    commands = stage.step(LineRestored(stage.id_of("ann"), enter, Held(muted_because="shouting")))
    assert [notice.why for notice in stage.heard("ann", commands) if isinstance(notice, Standing)] == ["shouting"]
