"""Blocks: neither meets the other any more, at once and in everything that is told (SP-170 to SP-176)."""

from __future__ import annotations

import pytest

from lanting.identity.apart import Apart
from lanting.identity.role import Role
from lanting.identity.standing import Standing
from lanting.kernel.ids import EntityId, UserId
from lanting.protocol.host_request import Gather, MuteChat
from lanting.protocol.notice import (
    Blocks,
    Cards,
    ChatSaid,
    Emoted,
    Pressed,
    Refused,
    ThingLeft,
    ThingTaken,
    Waiters,
    Welcome,
    Whispered,
)
from lanting.protocol.pose import Pose
from lanting.protocol.request import (
    AskBlocks,
    AskCards,
    AskPeople,
    Block,
    Grab,
    Leave,
    MuteVoice,
    Press,
    SayTo,
    ShowEmote,
)
from lanting.protocol.word import Rules
from lanting.space.act import MuteGuest
from lanting.space.command import SaveAct, SaveBlock, SightChanged, Tell, TellAll
from lanting.space.event import ActStored, LineBroke, Parted, StandingChanged
from lanting.space.ground import Button
from lanting.space.thing import Takeable, ThingPlace
from tests.space.block_stage import BlockStage, request_id
from tests.space.stage import ground_of, line

CUP, BELL = EntityId("ent_cup"), EntityId("ent_bell")


def stage_of(*users: str, **more: object) -> BlockStage:
    stage = BlockStage(*users, **more)
    stage.settle()
    return stage


def refusals(stage: BlockStage, user: str, commands: list) -> list[str]:
    return [notice.code for notice in stage.heard(user, commands) if isinstance(notice, Refused)]


def test_sp170_the_other_vanishes_in_the_same_step_as_if_she_had_left_and_nobody_is_told_why() -> None:
    stage = stage_of("ann", "bob", "cat")
    commands = stage.block_by("ann", "bob")
    answer, left = stage.heard("ann", commands)
    assert isinstance(answer, Blocks) and [person.name for person in answer.blocks] == ["bob"]
    assert left == Cards(people=2, left=[1])
    assert stage.heard("bob", commands) == [Cards(people=2, left=[0])]
    assert stage.heard("cat", commands) == []
    assert stage.poses.hidden == {(0, 1), (1, 0)}


def test_sp170_lines_whispers_gestures_cards_and_lists_reach_everybody_but_the_other() -> None:
    stage = stage_of("ann", "bob", "cat")
    stage.block_by("ann", "bob")
    for one, other in (("ann", "bob"), ("bob", "ann")):
        said = stage.step(stage.stored(stage.say(one, "hello", request_id())))
        assert [type(notice) for notice in stage.heard("cat", said)] == [ChatSaid]
        assert stage.heard(other, said) == []
        assert refusals(stage, one, stage.ask(one, SayTo(participant=stage.id_of(other), text="psst"))) == [
            "participant_unknown"
        ]
        wave = stage.ask(one, ShowEmote(emote="wave"))
        assert [type(notice) for notice in stage.heard("cat", wave)] == [Emoted]
        assert stage.heard(other, wave) == []
        (listed,) = stage.heard(one, stage.ask(one, AskPeople(query=other)))
        assert listed.total == 0 and listed.cards == []  # type: ignore[attr-defined]
        (cards,) = stage.heard(one, stage.ask(one, AskCards(slots=[0, 1, 2])))
        assert isinstance(cards, Cards) and cards.people == 2 and len(cards.cards) == 2


def test_sp171_history_leaves_out_her_lines_though_she_is_gone_and_whoever_said_them_under_another_id() -> None:
    stage = BlockStage(history=[line(1), line(2)])
    speaker = UserId("par_x")
    stage.blocks = {(UserId("ann"), speaker), (speaker, UserId("bob"))}
    for reader, lines in (("cat", 2), ("ann", 0), ("bob", 0)):
        commands = stage.come(reader)
        (welcome,) = [notice for notice in stage.heard(reader, commands) if isinstance(notice, Welcome)]
        assert len(welcome.chat) == lines


def test_sp171_a_line_that_is_stored_after_its_speaker_has_left_is_left_out_too() -> None:
    stage = stage_of("ann", "bob")
    stage.block_by("ann", "bob")
    save = stage.say("bob", "bye")
    stage.ask("bob", Leave())
    assert stage.heard("ann", stage.step(stage.stored(save), after_ms=2_000)) == []


def test_sp172_a_repeat_is_answered_as_the_first_time_though_the_other_is_gone_and_the_block_lifted() -> None:
    stage = stage_of("ann", "bob")
    gone, once = stage.id_of("bob"), request_id()
    stage.block_by("ann", "bob", once)
    stage.ask("bob", Leave())
    (again,) = stage.heard("ann", stage.block_by("ann", gone, once))
    assert isinstance(again, Blocks) and again.request_id == once and len(again.blocks) == 1
    stage.lift("ann", "bob")
    stage.block_by("ann", gone, once)
    assert not stage.kept, "what was lifted since is not blocked anew"


def test_sp172_after_a_restart_the_store_knows_what_the_space_does_not() -> None:
    stage = stage_of("ann")
    (save,) = stage.ask("ann", Block(request_id="r" * 16, participant="par_before_the_restart"))
    assert isinstance(save, SaveBlock) and save.blocked is None
    assert refusals(stage, "ann", stage.answer([save])) == ["participant_unknown"]


def test_sp172_nobody_blocks_herself_and_everybody_may_ask_whom_she_has_blocked() -> None:
    stage = stage_of("ann", "bob")
    assert refusals(stage, "ann", stage.block_by("ann", "ann")) == ["block_self"]
    stage.block_by("ann", "bob")
    (listed,) = stage.heard("ann", stage.answer(stage.ask("ann", AskBlocks())))
    assert isinstance(listed, Blocks) and listed.request_id is None and [each.name for each in listed.blocks] == ["bob"]
    (listed,) = stage.heard("bob", stage.answer(stage.ask("bob", AskBlocks())))
    assert isinstance(listed, Blocks) and listed.blocks == [], "nobody is told who has blocked her"


def test_sp173_it_holds_where_it_was_not_made_and_for_whoever_comes_later() -> None:
    stage = stage_of("ann", "bob")
    commands = stage.step(Parted(UserId("ann"), UserId("bob"), on=True))
    assert stage.heard("bob", commands) == [Cards(people=1, left=[0])]
    stage.ask("bob", Leave())
    stage.blocks.add((UserId("ann"), UserId("bob")))
    came = stage.come("bob", name="Another name")
    (welcome,) = [notice for notice in stage.heard("bob", came) if isinstance(notice, Welcome)]
    assert [card.name for card in welcome.cards] == ["Another name"] and welcome.people == 1
    assert stage.heard("ann", came) == stage.heard("ann", stage.step(after_ms=2_000)) == []


def test_sp173_who_waits_is_blocked_as_anybody_and_a_host_who_has_blocked_her_is_not_told_of_her() -> None:
    stage = BlockStage(rules=Rules(approval="everybody"))
    stage.come("mei", Role.HOST)
    stage.come("ida", Role.HOST)
    commands = stage.come("bob", name="Bob")
    (waiters,) = [notice for notice in stage.heard("mei", commands) if isinstance(notice, Waiters)]
    stage.block_by("mei", waiters.waiters[0].id)
    assert set(stage.kept) == {(UserId("mei"), UserId("bob"))}
    told = stage.step(after_ms=2_000)
    assert [len(notice.waiters) for notice in stage.heard("mei", told) if isinstance(notice, Waiters)] == [0]
    assert [len(notice.waiters) for notice in stage.heard("ida", told) if isinstance(notice, Waiters)] == [1]


def test_sp174_what_waits_for_who_is_away_is_not_told_once_she_is_back() -> None:
    stage = stage_of("ann", "bob")
    stage.step(LineBroke(stage.id_of("ann")))
    commands = stage.block_by("bob", "ann")
    assert SightChanged(stage.id_of("ann"), stage.id_of("bob"), is_hidden=True) in commands


def test_sp174_take_over_resume_and_rename_change_nothing() -> None:
    stage = stage_of("ann", "bob")
    stage.block_by("ann", "bob")
    for event in (stage.entered("bob", name="Zoe"), stage.broke("bob"), stage.restored("bob")):
        assert stage.heard("ann", stage.step(event, after_ms=2_000)) == []
    assert stage.poses.hidden == {(0, 1), (1, 0)}


def test_sp175_a_host_is_not_blinded_by_who_blocks_her_and_is_not_met_by_her() -> None:
    stage = BlockStage()
    stage.come("mei", Role.HOST)
    stage.come("eve")
    stage.settle()
    commands = stage.block_by("eve", "mei")
    assert stage.heard("mei", commands) == [], "she is told nothing, and goes on seeing her"
    assert stage.poses.hidden == {(1, 0)}
    said = stage.step(stage.stored(stage.say("eve", "spam")))
    assert [type(notice) for notice in stage.heard("mei", said)] == [ChatSaid]
    said = stage.step(stage.stored(stage.say("mei", "stop", request_id())))
    assert stage.heard("eve", said) == []
    (mute,) = stage.ask("mei", MuteChat(request_id=request_id(), participant=stage.id_of("eve"), on=True))
    assert isinstance(mute, SaveAct) and isinstance(mute.effect, MuteGuest)
    stage.step(ActStored(mute, repeated=False))
    assert refusals(stage, "eve", stage.ask("eve", SayTo(participant=stage.id_of("mei"), text="why"))) == [
        "participant_unknown"
    ]
    (gather,) = stage.ask("mei", Gather(request_id=request_id(), on=True))
    assert isinstance(gather, SaveAct)
    acts = [type(notice).__name__ for notice in stage.heard("eve", stage.step(ActStored(gather, repeated=False)))]
    assert acts == ["Moved", "Announced"], "her acts hold for everybody"


def test_sp175_who_becomes_a_host_sees_and_who_is_none_any_more_does_not() -> None:
    stage = stage_of("eve", "mei")
    stage.block_by("eve", "mei")
    apart = Apart(blocked_by=frozenset({UserId("eve")}))
    commands = stage.step(StandingChanged(stage.id_of("mei"), Standing(Role.HOST, apart=apart)))
    told = [notice for notice in stage.heard("mei", commands) if isinstance(notice, Cards)]
    assert [card.name for card in told[0].cards] == ["eve"]
    assert stage.poses.hidden == {(0, 1)}
    commands = stage.step(StandingChanged(stage.id_of("mei"), Standing(apart=apart)))
    assert [notice.left for notice in stage.heard("mei", commands) if isinstance(notice, Cards)] == [[0]]
    assert stage.heard("eve", commands) == []


def test_sp175_whom_a_host_blocks_herself_she_does_not_meet() -> None:
    stage = BlockStage()
    stage.come("mei", Role.HOST)
    stage.come("eve")
    stage.settle()
    stage.block_by("mei", "eve")
    assert stage.poses.hidden == {(0, 1), (1, 0)}


def test_sp176_lifted_both_meet_again_at_once_unless_the_other_has_blocked_too() -> None:
    stage = stage_of("ann", "bob")
    stage.block_by("ann", "bob")
    bob = stage.id_of("ann")
    stage.block_by("bob", bob)
    assert stage.heard("bob", stage.lift("ann", "bob")) == []
    commands = stage.lift("bob", "ann")
    assert [[card.name for card in notice.cards] for notice in stage.heard("ann", commands)] == [["bob"]]  # type: ignore[attr-defined]
    assert [card.name for card in stage.heard("bob", commands)[1].cards] == ["ann"]  # type: ignore[attr-defined]
    assert stage.poses.hidden == set()


def test_sp177_a_thing_in_her_hand_is_in_nobodys_and_a_button_is_pressed_by_nobody() -> None:
    ground = ground_of()
    ground = type(ground)(ground.bounds, ground.walk_grid, ground.spawns, buttons=(Button(BELL, Pose(0, 0, 0)),))
    stage = BlockStage("ann", "bob", "cat", ground=ground)
    stage.space.look_things_up(lambda _: Takeable(ThingPlace((0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))))
    stage.settle()
    stage.ask("bob", Grab(entity=CUP))
    commands = stage.block_by("ann", "bob")
    assert stage.heard("ann", commands)[2:] == [ThingLeft(entity=CUP, thing=0)]
    (welcome,) = [notice for notice in stage.heard("ann", stage.come("ann")) if isinstance(notice, Welcome)]
    assert welcome.things == []
    pressed = stage.ask("bob", Press(entity=BELL))
    assert [notice.slot for notice in stage.heard("ann", pressed) if isinstance(notice, Pressed)] == [None]
    assert [notice.slot for notice in stage.heard("cat", pressed) if isinstance(notice, Pressed)] == [1]
    back = stage.lift("ann", "bob")
    assert [notice.slot for notice in stage.heard("ann", back) if isinstance(notice, ThingTaken)] == [1]


def test_sp178_who_is_before_the_door_is_not_shown_whom_she_must_not_be_told_of() -> None:
    stage = stage_of("ann")
    assert [glimpse.user for glimpse in stage.space.glance().looks] == [UserId("ann")]


def test_sp170_where_nobody_is_hidden_everybody_is_told_by_one_command() -> None:
    stage = stage_of("ann", "bob")
    commands = stage.step(stage.entered("cat"))
    assert [command for command in commands if isinstance(command, TellAll)] == [
        TellAll(Cards(people=3, cards=[stage.space.inside(stage.id_of("cat")).card]), about=None)  # type: ignore[union-attr]
    ]
    assert [command for command in commands if isinstance(command, Tell)] == []
    assert stage.space.unaware_of(UserId("cat")) == frozenset()


@pytest.mark.parametrize("whom", ["par_nobody", "ann"])
def test_sp157_nobody_mutes_who_is_not_there(whom: str) -> None:
    stage = stage_of("ann")
    participant = whom if whom.startswith("par_") else stage.id_of(whom)
    assert refusals(stage, "ann", stage.ask("ann", MuteVoice(participant=participant, on=True))) == [
        "participant_unknown"
    ]


def test_sp157_a_voice_is_muted_for_her_alone_and_nobody_hears_of_it() -> None:
    stage = stage_of("ann", "bob")
    assert stage.ask("ann", MuteVoice(participant=stage.id_of("bob"), on=True)) == []
    assert stage.ask("ann", MuteVoice(participant=stage.id_of("bob"), on=False)) == []


def test_sp170_her_whisper_is_not_heard_by_whom_she_blocked_a_moment_before() -> None:
    stage = stage_of("ann", "bob")
    stage.block_by("bob", "ann")
    commands = stage.ask("ann", SayTo(participant=stage.id_of("bob"), text="psst"))
    assert not [notice for notice in stage.heard("bob", commands) if isinstance(notice, Whispered)]
