"""Who may be heard, whose hand is up, who has the stage and whether the door is locked (SP-160 to SP-164)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.apart import Apart
from lanting.identity.role import Role
from lanting.identity.standing import Standing as Held
from lanting.kernel.ids import UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.host_request import GiveStage, LetIn, Lock, LowerHand, MuteVoices
from lanting.protocol.limit import HANDS_EVERY_MS, HANDS_MAX, RESUME_WITHIN_MS
from lanting.protocol.notice import Announced, Cards, Hands, RulesChanged, Standing
from lanting.protocol.pose import Pose
from lanting.protocol.request import RaiseHand
from lanting.protocol.word import Rules
from lanting.space.command import Command, HangUp
from lanting.space.event import RulesSet
from tests.space.hosting_stage import HostingStage, refusal, request_id
from tests.space.stage import greets

Kind = TypeVar("Kind")
LOCKED = {"cause": "locked"}


def lesson(**more: object) -> HostingStage:
    """A host and two guests."""
    stage = HostingStage(**more)  # type: ignore[arg-type]
    stage.come("mei", Role.HOST)
    stage.come("ann")
    stage.come("bob")
    return stage


def mute(stage: HostingStage, whom: str | None, on: bool = True, reason: str = "", by: str = "mei") -> list[Command]:
    participant = None if whom is None else stage.id_of(whom)
    return stage.act(by, MuteVoices(request_id=request_id(), on=on, participant=participant, reason=reason))


def stage_for(stage: HostingStage, whom: str, on: bool = True) -> list[Command]:
    return stage.act("mei", GiveStage(request_id=request_id(), participant=stage.id_of(whom), on=on))


def is_heard(stage: HostingStage, user: str) -> bool:
    who = stage.space.inside(stage.id_of(user))
    assert who is not None
    return stage.space.hearing.may_speak(who.slot)


def slot_of(stage: HostingStage, user: str) -> int:
    who = stage.space.inside(stage.id_of(user))
    assert who is not None
    return who.slot


def the(kind: type[Kind], notices: Sequence[object]) -> Kind:
    (found,) = [notice for notice in notices if isinstance(notice, kind)]
    return found


# Muted voices


def test_sp160_a_muted_voice_is_silent_and_she_is_told_why() -> None:
    stage = lesson()
    commands = mute(stage, "ann", reason="  a drill  ")
    assert not is_heard(stage, "ann")
    assert is_heard(stage, "bob")
    told = the(Standing, list(stage.heard("ann", commands)))
    assert (told.is_voice_muted, told.voice_why, told.is_muted) == (True, "a drill", False)
    assert stage.log[-1].act == "mute_voice"
    assert stage.log[-1].facts == {"on": True, "why": "a drill"}
    cards = the(Cards, list(stage.heard("bob", stage.step(after_ms=1_000))))
    assert {card.name: card.is_voice_muted for card in cards.cards}["ann"]
    told = the(Standing, list(stage.heard("ann", mute(stage, "ann", on=False))))
    assert not told.is_voice_muted
    assert is_heard(stage, "ann")


def test_sp160_whoever_comes_muted_is_silent_from_the_first_packet_and_told_after_her_welcome() -> None:
    stage = lesson()
    commands = stage.step(stage.entered("cat", standing=Held(voice_muted_because="a drill")))
    assert not is_heard(stage, "cat")
    told = the(Standing, list(stage.heard("cat", commands)))
    assert (told.is_voice_muted, told.voice_why) == (True, "a drill")


def test_sp160_a_mute_of_one_holds_for_a_host_too_and_only_who_is_above_her_may_do_it() -> None:
    stage = lesson()
    stage.come("eve", Role.OWNER)
    assert refusal(mute(stage, "eve")).code == "not_permitted"  # type: ignore[union-attr]
    mute(stage, "mei", by="eve")
    assert not is_heard(stage, "mei")


def test_sp160_muting_all_is_a_rule_that_binds_everybody_but_hosts() -> None:
    stage = lesson()
    commands = mute(stage, None)
    assert [is_heard(stage, user) for user in ("mei", "ann", "bob")] == [True, False, False]
    heard = list(stage.heard("ann", commands))
    assert the(RulesChanged, heard).rules == Rules(voices_muted=True)
    assert the(Announced, heard) == Announced(act="mute_voice", on=True, by="mei")
    stage.come("cat")
    assert not is_heard(stage, "cat")
    mute(stage, None, on=False)
    assert [is_heard(stage, user) for user in ("ann", "bob", "cat")] == [True, True, True]


def test_sp160_the_rule_voice_off_silences_everybody_but_hosts_at_once() -> None:
    stage = lesson()
    stage.step(RulesSet("A garden", Rules(voice=False)))
    assert [is_heard(stage, user) for user in ("mei", "ann")] == [True, False]
    stage.step(RulesSet("A garden", Rules()))
    assert is_heard(stage, "ann")


# The stage


def test_sp162_the_stage_is_given_and_taken_and_everybody_sees_it() -> None:
    stage = lesson()
    told = the(Standing, list(stage.heard("ann", stage_for(stage, "ann"))))
    assert told.is_on_stage
    cards = the(Cards, list(stage.heard("bob", stage.step(after_ms=1_000))))
    assert {card.name for card in cards.cards if card.is_on_stage} == {"ann"}
    assert not the(Standing, list(stage.heard("ann", stage_for(stage, "ann", on=False)))).is_on_stage
    assert [act.act for act in stage.log] == ["stage", "stage"]


def test_sp162_who_has_the_stage_is_heard_though_the_rules_silence_all_but_not_when_she_herself_is_muted() -> None:
    stage = lesson(rules=Rules(voice=False, voices_muted=True))
    assert not is_heard(stage, "ann")
    stage_for(stage, "ann")
    assert is_heard(stage, "ann")
    mute(stage, "ann")
    assert not is_heard(stage, "ann")


def test_sp162_the_stage_lasts_for_a_stay() -> None:
    stage = lesson(rules=Rules(voice=False))
    stage_for(stage, "ann")
    stage.step(stage.broke("ann"), after_ms=RESUME_WITHIN_MS - 1)
    stage.step(stage.restored("ann"))
    assert is_heard(stage, "ann")
    stage.step(stage.broke("ann"))
    stage.step(after_ms=RESUME_WITHIN_MS)
    stage.come("ann")
    assert not is_heard(stage, "ann")


# Raised hands


def raise_hand(stage: HostingStage, user: str, on: bool = True, after_ms: int = HANDS_EVERY_MS) -> list[Command]:
    """Ask, and wait until what is new may be told."""
    return [*stage.ask(user, RaiseHand(on=on)), *stage.step(after_ms=after_ms)]


def queue(commands: list[Command], stage: HostingStage, user: str = "mei") -> list[int]:
    """As this one heard it last."""
    return [notice for notice in stage.heard(user, commands) if isinstance(notice, Hands)][-1].slots


def test_sp161_hands_keep_their_order_and_a_newcomer_reads_it() -> None:
    stage = lesson()
    raise_hand(stage, "bob")
    commands = raise_hand(stage, "ann")
    assert queue(commands, stage) == [slot_of(stage, "bob"), slot_of(stage, "ann")]
    assert queue(raise_hand(stage, "bob", on=False), stage) == [slot_of(stage, "ann")]
    (greet,) = greets(stage.step(stage.entered("cat")))
    assert greet.welcome.hands == [slot_of(stage, "ann")]


def test_sp161_what_changes_nothing_is_told_to_who_asked_alone() -> None:
    stage = lesson()
    raise_hand(stage, "ann")
    commands = raise_hand(stage, "ann")
    assert stage.heard("ann", commands) == [Hands(slots=[slot_of(stage, "ann")])]
    assert stage.heard("bob", commands) == []


def test_sp161_whom_she_has_blocked_stands_in_no_queue_of_hers() -> None:
    stage = lesson()
    stage.come("cat", apart=Apart(has_blocked=frozenset({UserId("bob")})))
    raise_hand(stage, "bob")
    commands = raise_hand(stage, "ann")
    assert queue(commands, stage) == [slot_of(stage, "bob"), slot_of(stage, "ann")]
    assert queue(commands, stage, "cat") == [slot_of(stage, "ann")]


def test_sp161_a_flood_of_changes_is_told_at_most_every_quarter_of_a_second() -> None:
    stage = lesson()
    told = [
        notice
        for step in range(20)
        for notice in stage.heard("mei", raise_hand(stage, "ann", step % 2 == 0, after_ms=HANDS_EVERY_MS // 10))
        if isinstance(notice, Hands)
    ]
    assert 1 <= len(told) <= 3


def test_sp161_a_short_break_lowers_no_hand_and_who_is_gone_has_none() -> None:
    stage = lesson()
    raise_hand(stage, "ann")
    stage.step(stage.broke("ann"), after_ms=RESUME_WITHIN_MS - 1)
    (greet,) = greets(stage.step(stage.restored("ann")))
    assert greet.welcome.hands == [slot_of(stage, "ann")]
    stage.step(stage.broke("ann"))
    assert queue(stage.step(after_ms=RESUME_WITHIN_MS), stage) == []


def test_sp161_only_so_many_hands_are_up() -> None:
    stage = HostingStage()
    for number in range(HANDS_MAX + 1):
        stage.come(f"guest {number}")
    for number in range(HANDS_MAX):
        stage.ask(f"guest {number}", RaiseHand(on=True))
    found = refusal(stage.ask(f"guest {HANDS_MAX}", RaiseHand(on=True)))
    assert found is not None
    assert (found.code, found.facts) == ("hands_many", {"limit": HANDS_MAX})


def test_sp163_a_host_lowers_one_hand_or_all_and_another_hosts_too() -> None:
    stage = lesson()
    stage.come("leo", Role.HOST)
    for user in ("ann", "leo", "bob"):
        raise_hand(stage, user)
    lower = LowerHand(request_id=request_id(), participant=stage.id_of("leo"))
    assert queue(stage.act("mei", lower), stage) == [slot_of(stage, "ann"), slot_of(stage, "bob")]
    stage.act("mei", LowerHand(request_id=request_id(), participant=stage.id_of("leo")))
    assert queue([*stage.act("mei", LowerHand(request_id=request_id())), *stage.step(after_ms=1_000)], stage) == []
    assert [act.subject for act in stage.log] == ["leo", "leo", ""]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.booleans(), st.booleans()), max_size=30))
def test_sp161_the_queue_is_who_raised_in_order_less_who_lowered_or_left(steps: list[tuple[str, bool, bool]]) -> None:
    stage = HostingStage()
    stage.come("mei", Role.HOST)
    expected: list[str] = []
    for user in "abcd":
        stage.come(user)
    for user, on, leaves in steps:
        if leaves:
            stage.step(stage.broke(user))
            stage.step(after_ms=RESUME_WITHIN_MS)
            stage.come(user)
        else:
            raise_hand(stage, user, on)
        if leaves or not on:
            expected = [each for each in expected if each != user]
        elif user not in expected:
            expected.append(user)
        (greet,) = greets(stage.step(stage.entered("mei", standing=None)))
        assert greet.welcome.hands == [slot_of(stage, each) for each in expected]


# A locked door


def lock(stage: HostingStage, on: bool = True) -> list[Command]:
    return stage.act("mei", Lock(request_id=request_id(), on=on))


def hung_up(commands: list[Command]) -> list[tuple[CloseCode, object]]:
    return [(command.code, command.facts) for command in commands if isinstance(command, HangUp)]


def test_sp164_a_locked_door_opens_for_hosts_alone() -> None:
    stage = lesson()
    heard = list(stage.heard("ann", lock(stage)))
    assert the(Announced, heard) == Announced(act="lock", on=True, by="mei")
    assert the(RulesChanged, heard).rules.locked
    stage.step(after_ms=RESUME_WITHIN_MS)
    assert hung_up(stage.step(stage.entered("cat"))) == [(CloseCode.NOT_ADMITTED, LOCKED)]
    stage.come("leo", Role.HOST)
    assert stage.is_inside("leo")
    lock(stage, on=False)
    stage.come("cat")
    assert stage.is_inside("cat")


def test_sp164_who_is_inside_comes_back_through_a_locked_door() -> None:
    stage = lesson()
    lock(stage)
    stage.step(stage.broke("ann"), after_ms=RESUME_WITHIN_MS - 1)
    (greet,) = greets(stage.step(stage.entered("ann")))
    assert greet.participant == stage.id_of("ann")


def test_sp164_who_waits_is_told_and_need_not_wait_any_longer() -> None:
    stage = lesson(rules=Rules(approval="everybody"), admitted=("ann", "bob"))
    stage.come("cat")
    assert not stage.is_inside("cat")
    assert hung_up(lock(stage)) == [(CloseCode.NOT_ADMITTED, LOCKED)]
    assert refusal(stage.ask("mei", LetIn(request_id=request_id()))).code == "nobody_waits"  # type: ignore[union-attr]


def test_sp164_after_a_restart_a_place_note_opens_a_locked_door_for_a_while() -> None:
    stage = HostingStage(rules=Rules(locked=True))
    assert hung_up(stage.step(stage.entered("cat"))) == [(CloseCode.NOT_ADMITTED, LOCKED)]
    stage.step(stage.entered("ann", place=Pose(1.0, 0.0, 1.0)), after_ms=RESUME_WITHIN_MS - 1)
    assert stage.is_inside("ann")
    assert hung_up(stage.step(stage.entered("bob", place=Pose(1.0, 0.0, 1.0)), after_ms=1)) == [
        (CloseCode.NOT_ADMITTED, LOCKED)
    ]
