"""The acts of hosts (SP-100 to SP-104, SP-115 to SP-119)."""

from __future__ import annotations

import pytest

from lanting.identity.role import Role
from lanting.identity.standing import Standing as Held
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.host_request import (
    Ban,
    BringToDoor,
    Gather,
    HoldStill,
    LetIn,
    MuteChat,
    Quiet,
    Remove,
    Rename,
    TurnAway,
)
from lanting.protocol.limit import RESUME_WITHIN_MS
from lanting.protocol.message import Request, declaration_of
from lanting.protocol.notice import ActDone, Announced, Cards, RulesChanged, Standing
from lanting.protocol.request import ChangeCard, FindPath, SayTo, Sit
from lanting.protocol.word import Rules
from lanting.space.command import Expel, HangUp, SaveAct
from lanting.space.event import ActStored, NotStored, RulesSet, StandingChanged
from tests.space.hosting_stage import HostingStage, refusal, request_id
from tests.space.stage import told


def lesson(**more: object) -> HostingStage:
    """A host and two guests."""
    stage = HostingStage(**more)  # type: ignore[arg-type]
    stage.come("mei", Role.HOST)
    stage.come("ann")
    stage.come("bob")
    return stage


def acts_about(participant: str) -> list[Request]:
    return [
        Rename(request_id=request_id(), participant=participant, name="Zoe"),
        MuteChat(request_id=request_id(), participant=participant, on=True),
        Remove(request_id=request_id(), participant=participant),
        Ban(request_id=request_id(), participant=participant),
        BringToDoor(request_id=request_id(), participant=participant),
        LetIn(request_id=request_id(), participant=participant, on=False),
    ]


def acts_of_all() -> list[Request]:
    return [
        Gather(request_id=request_id(), on=True),
        HoldStill(request_id=request_id(), on=True),
        Quiet(request_id=request_id(), on=True),
        BringToDoor(request_id=request_id()),
        LetIn(request_id=request_id()),
        TurnAway(request_id=request_id(), participant="par_9"),
    ]


def test_sp100_an_act_takes_effect_when_it_is_stored_and_not_before() -> None:
    stage = lesson()
    (save,) = stage.ask("mei", HoldStill(request_id=request_id(), on=True))
    assert isinstance(save, SaveAct)
    assert (save.by_name, save.act, save.facts, save.at) == ("mei", "still", {"on": True}, stage.now)
    assert stage.space.settings.rules == Rules()
    commands = stage.step(ActStored(save, repeated=False))
    assert stage.space.settings.rules == Rules(still=True)
    assert stage.heard("mei", commands)[0] == ActDone(re=save.seq, request_id=save.request_id)


def test_sp100_an_act_that_could_not_be_stored_is_refused_and_changes_nothing() -> None:
    stage = lesson()
    (save,) = stage.ask("mei", Quiet(request_id=request_id(), on=True))
    assert isinstance(save, SaveAct)
    found = refusal(stage.step(NotStored(save.participant, save.seq, "not_stored")))
    assert found is not None and found.code == "not_stored"
    assert not stage.space.settings.rules.quiet


def test_sp101_a_repeat_is_answered_and_not_done_twice() -> None:
    stage = lesson()
    remove = Remove(request_id=request_id(), participant=stage.id_of("ann"))
    stage.act("mei", remove)
    again = stage.act("mei", remove)
    assert [type(notice) for notice in stage.heard("mei", again)] == [ActDone]
    assert len(stage.log) == 1


def test_sp101_a_repeat_that_only_the_log_knows_is_answered() -> None:
    """The Space was opened anew meanwhile, and asked about an act of before."""
    stage = lesson()
    (save,) = stage.ask("mei", Gather(request_id=request_id(), on=True))
    assert isinstance(save, SaveAct)
    assert stage.heard("ann", stage.step(ActStored(save, repeated=True))) == []
    reopened = lesson(acts_done=[("mei", "r" * 16)])
    commands = reopened.act("mei", Remove(request_id="r" * 16, participant="par_gone"))
    assert [type(notice) for notice in reopened.heard("mei", commands)] == [ActDone]


@pytest.mark.parametrize("role", [Role.BUILDER, Role.VISITOR, Role.WATCHER])
def test_sp102_no_act_is_for_those_who_do_not_host(role: Role) -> None:
    stage = lesson()
    stage.come("eve", role)
    for request in [*acts_of_all(), *acts_about(stage.id_of("ann"))]:
        found = refusal(stage.ask("eve", request))
        assert found is not None
        assert (found.code, found.facts["needs"]) == ("not_permitted", declaration_of(request).needs.value)


@pytest.mark.parametrize("role", [Role.HOST, Role.OWNER, Role.OPERATOR])
def test_sp103_no_act_is_about_one_of_the_same_role_or_a_higher_one(role: Role) -> None:
    stage = lesson()
    stage.come("eve", role)
    for request in acts_about(stage.id_of("eve")):
        found = refusal(stage.act("mei", request))
        assert found is not None and (found.code, found.facts["role"]) == ("not_permitted", role.value)
    assert stage.is_inside("eve")


def test_sp103_nobody_acts_on_herself_and_nobody_bans_who_holds_the_key() -> None:
    stage = lesson()
    stage.come("oli", Role.OPERATOR)
    stage.come("una", Role.OWNER)
    for host in ("mei", "una", "oli"):
        found = refusal(stage.act(host, Remove(request_id=request_id(), participant=stage.id_of(host))))
        assert found is not None and found.code == "not_permitted"
    found = refusal(stage.act("oli", Ban(request_id=request_id(), participant=stage.id_of("una"))))
    assert found is not None and found.code == "not_permitted"
    assert refusal(stage.act("oli", Remove(request_id=request_id(), participant=stage.id_of("una")))) is None


def test_sp103_an_act_about_nobody_is_refused() -> None:
    stage = lesson()
    for request in [*acts_about("par_nobody"), TurnAway(request_id=request_id(), participant="par_nobody")]:
        found = refusal(stage.act("mei", request))
        assert found is not None and found.code == "participant_unknown"
    found = refusal(stage.act("mei", LetIn(request_id=request_id())))
    assert found is not None and found.code == "nobody_waits"


@pytest.mark.parametrize("on", [True, False])
def test_sp104_what_concerns_everybody_is_announced_by_the_hosts_name(on: bool) -> None:
    stage = lesson()
    for request, act in (
        (Gather(request_id=request_id(), on=on), "gather"),
        (HoldStill(request_id=request_id(), on=on), "still"),
        (Quiet(request_id=request_id(), on=on), "quiet"),
        (BringToDoor(request_id=request_id(), on=on), "to_door"),
    ):
        commands = stage.act("mei", request)
        for user in ("mei", "ann", "bob"):
            assert Announced(act=act, on=on, by="mei") in stage.heard(user, commands)  # type: ignore[arg-type]


def test_sp115_hold_still_holds_all_but_hosts_also_those_who_come_later() -> None:
    stage = lesson()
    commands = stage.act("mei", HoldStill(request_id=request_id(), on=True))
    assert stage.poses.held == {1, 2}
    assert RulesChanged(space_name="A garden", rules=Rules(still=True), by="mei") in stage.heard("ann", commands)
    welcome = stage.welcome("cyd", standing=Held())
    assert welcome.rules.still and stage.poses.held == {1, 2, 3}
    stage.come("una", Role.OWNER)
    assert stage.poses.held == {1, 2, 3}
    stage.act("mei", HoldStill(request_id=request_id(), on=False))
    assert stage.poses.held == set()


def test_sp115_who_is_held_still_asks_in_vain_for_seats_and_ways() -> None:
    stage = lesson()
    stage.act("mei", HoldStill(request_id=request_id(), on=True))
    for request in (FindPath(x=1.0, z=1.0), Sit(seat="ent_0")):
        found = refusal(stage.ask("ann", request))
        assert found is not None and found.code == "held_still"
    assert refusal(stage.ask("mei", FindPath(x=1.0, z=1.0))) is None


def test_sp115_she_stays_held_when_she_comes_again_and_is_free_when_she_becomes_a_host() -> None:
    stage = lesson()
    stage.act("mei", HoldStill(request_id=request_id(), on=True))
    stage.step(stage.broke("ann"))
    stage.step(stage.entered("ann", standing=Held()))
    assert 1 in stage.poses.held
    stage.step(StandingChanged(stage.id_of("ann"), Held(Role.HOST)))
    assert 1 not in stage.poses.held


def test_sp115_a_space_that_is_opened_anew_is_still_as_it_was_left() -> None:
    stage = lesson(rules=Rules(still=True, quiet=True))
    assert stage.poses.held == {1, 2}


def test_sp116_renamed_by_a_host_she_keeps_that_name_for_her_stay() -> None:
    stage = lesson()
    commands = stage.act("mei", Rename(request_id=request_id(), participant=stage.id_of("ann"), name="  Zoe  "))
    commands += stage.step(after_ms=1_000)
    (cards,) = [notice for notice in stage.heard("ann", commands) if isinstance(notice, Cards)]
    assert "Zoe" in [card.name for card in cards.cards]
    found = refusal(stage.ask("ann", ChangeCard(name="Ann")))
    assert found is not None and found.code == "name_given"
    assert stage.welcome("ann", name="Ann", standing=Held()).name == "Zoe"
    blank = refusal(stage.act("mei", Rename(request_id=request_id(), participant=stage.id_of("bob"), name="\u200d")))
    assert blank is not None and blank.code == "name_empty"


def test_sp116_the_name_that_a_host_gives_is_made_free() -> None:
    stage = lesson()
    stage.act("mei", Rename(request_id=request_id(), participant=stage.id_of("ann"), name="BOB"))
    assert stage.welcome("ann", standing=Held()).name == "BOB 2"


def test_sp117_a_closed_chat_is_told_with_its_reason_and_again_at_each_coming() -> None:
    stage = lesson()
    mute = MuteChat(request_id=request_id(), participant=stage.id_of("ann"), on=True, reason=" shouting ")
    commands = stage.act("mei", mute)
    (standing,) = [notice for notice in stage.heard("ann", commands) if isinstance(notice, Standing)]
    assert (standing.is_muted, standing.why) == (True, "shouting")
    muted = Held(muted_because="shouting")
    again = stage.step(stage.entered("ann", standing=muted))
    assert standing in stage.heard("ann", again)
    stage.step(stage.broke("ann"))
    lifted = stage.act("mei", MuteChat(request_id=request_id(), participant=stage.id_of("ann"), on=False))
    (standing,) = [notice for notice in stage.heard("ann", lifted) if isinstance(notice, Standing)]
    assert (standing.is_muted, standing.why) == (False, "")


def test_sp118_who_is_sent_out_is_told_why_and_keeps_no_slot() -> None:
    stage = lesson()
    ann = stage.id_of("ann")
    commands = stage.act("mei", Remove(request_id=request_id(), participant=ann, reason="enough for today"))
    assert HangUp(ann, CloseCode.REMOVED, {"why": "enough for today"}) in commands
    assert not stage.is_inside("ann")
    assert stage.welcome("ann", standing=Held()).participant != ann


def test_sp119_who_is_banned_is_told_why_and_until_when_and_every_line_of_hers_ends() -> None:
    stage = lesson()
    ann = stage.id_of("ann")
    commands = stage.act("mei", Ban(request_id=request_id(), participant=ann, reason="spam", minutes=10))
    until = stage.now + 10 * 60_000
    assert HangUp(ann, CloseCode.BANNED, {"why": "spam", "until": until}) in commands
    assert Expel(UserId("ann"), CloseCode.BANNED, {"why": "spam", "until": until}) in commands
    assert stage.log[0].facts == {"why": "spam", "minutes": 10, "newcomers": False}


def test_sp119_who_waits_can_be_banned_too() -> None:
    stage = lesson(rules=Rules(approval="everybody"))
    ann = ParticipantId("par_4")
    stage.step(stage.entered("cyd", standing=Held()))
    assert stage.space.participant_of(UserId("cyd")) is None
    waiting = stage.act("mei", Ban(request_id=request_id(), participant=ann))
    assert HangUp(ann, CloseCode.BANNED, {"why": "", "until": 0}) in waiting


def test_sp119_a_ban_finds_who_came_again_while_it_was_stored() -> None:
    stage = lesson()
    (save,) = stage.ask("mei", Ban(request_id=request_id(), participant=stage.id_of("ann")))
    assert isinstance(save, SaveAct)
    stage.step(stage.broke("ann"))
    stage.step(after_ms=RESUME_WITHIN_MS)
    anew = ParticipantId(stage.welcome("ann", standing=Held()).participant)
    commands = stage.step(ActStored(save, repeated=False))
    assert [command.participant for command in commands if isinstance(command, HangUp)] == [anew]


def test_sp104_rules_from_the_page_are_told_to_all() -> None:
    stage = lesson()
    rules = Rules(still=True, whispers=False)
    commands = stage.step(RulesSet("Another garden", rules))
    assert RulesChanged(space_name="Another garden", rules=rules, by=None) in stage.heard("ann", commands)
    assert stage.poses.held == {1, 2}
    found = refusal(stage.ask("ann", SayTo(participant=stage.id_of("bob"), text="hi")))
    assert found is not None and found.code == "whisper_closed"
    assert told(commands, stage.id_of("mei"))
