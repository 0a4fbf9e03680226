"""The one place where a request meets its permission, under every set of permissions (SP-10, SP-14)."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.close_code import CloseCode
from lanting.protocol.experience import Photo
from lanting.protocol.host_request import (
    Ban,
    BringToDoor,
    Gather,
    GiveStage,
    HoldStill,
    LetIn,
    Lock,
    LowerHand,
    MuteChat,
    MuteVoices,
    Quiet,
    Remove,
    Rename,
    TurnAway,
)
from lanting.protocol.limit import CARDS_ASKED_MAX, PEOPLE_PAGE_MAX, SLOT_MAX
from lanting.protocol.message import REQUESTS, Request
from lanting.protocol.notice import Cards, Emoted, Refused, Whispered
from lanting.protocol.permission import Permission
from lanting.protocol.program import AskPhoto, AskRecords, HandOver, Keep, Recall, Record
from lanting.protocol.request import (
    Acknowledge,
    AskBlocks,
    AskCards,
    AskPeople,
    AskVoice,
    Block,
    Caption,
    ChangeCard,
    Enter,
    FindPath,
    Grab,
    Leave,
    LiftBlock,
    MuteVoice,
    Press,
    RaiseHand,
    Release,
    Say,
    SayTo,
    ShowEmote,
    Sit,
    Stand,
)
from lanting.protocol.word import Look
from lanting.runtime.building import AtOnce, InTurn
from lanting.space.command import HangUp, SaveLine, Tell
from lanting.space.event import Asked
from tests.protocol.experience_examples import OF_PROGRAMS, OF_VISITORS
from tests.space.stage import Stage, told

texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
metres = st.floats(-5242.88, 5242.87)
keys = st.sampled_from(["par_1", "par_2", "par_9", ""])
request_ids = st.text("abc", min_size=16, max_size=16)
requests = st.one_of(
    st.builds(Say, request_id=st.just("r" * 16), text=texts),
    st.builds(AskCards, slots=st.lists(st.integers(0, SLOT_MAX), min_size=1, max_size=CARDS_ASKED_MAX)),
    st.builds(AskPeople, query=texts, after=st.none() | texts, limit=st.integers(1, PEOPLE_PAGE_MAX)),
    st.builds(ChangeCard, name=st.none() | texts, look=st.none() | st.builds(Look, hair=st.integers(0, 5))),
    st.builds(FindPath, x=metres, z=metres),
    st.builds(Sit, seat=st.text(max_size=20)),
    st.builds(Stand),
    st.builds(Caption, text=texts),
    st.builds(MuteVoice, participant=keys, on=st.booleans()),
    st.builds(Block, request_id=request_ids, participant=keys),
    st.builds(LiftBlock, request_id=request_ids, block=keys),
    st.builds(ShowEmote, emote=st.sampled_from(["wave", "dance"])),
    st.builds(Press, entity=st.text(max_size=20)),
    st.builds(SayTo, participant=keys, text=texts),
    st.builds(Gather, request_id=request_ids, on=st.booleans()),
    st.builds(HoldStill, request_id=request_ids, on=st.booleans()),
    st.builds(Quiet, request_id=request_ids, on=st.booleans()),
    st.builds(BringToDoor, request_id=request_ids, participant=st.none() | keys, on=st.booleans()),
    st.builds(LetIn, request_id=request_ids, participant=st.none() | keys, on=st.booleans()),
    st.builds(TurnAway, request_id=request_ids, participant=keys, reason=texts),
    st.builds(Rename, request_id=request_ids, participant=keys, name=texts),
    st.builds(MuteChat, request_id=request_ids, participant=keys, on=st.booleans(), reason=texts),
    st.builds(Remove, request_id=request_ids, participant=keys, reason=texts),
    st.builds(Ban, request_id=request_ids, participant=keys, reason=texts, minutes=st.none() | st.integers(1, 60)),
)
held = st.frozensets(st.sampled_from(Permission)).map(lambda some: some | {Permission.ENTER})


def needs(request: Request) -> Permission:
    return next(declared.needs for declared in REQUESTS.values() if declared.type is type(request))


@given(requests, held)
def test_sp10_a_request_is_refused_for_its_permission_exactly_when_that_is_missing(
    request: Request, permissions: frozenset[Permission]
) -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann", permissions=permissions).participant)
    commands = stage.ask("ann", request)
    refused = [each for each in told(commands, ann) if isinstance(each, Refused) and "needs" in each.facts]
    assert all(each.code == "not_permitted" for each in refused)
    assert bool(refused) == (needs(request) not in permissions)
    if refused:
        assert commands == [Tell(ann, refused[0])]
        assert refused[0].facts["needs"] == needs(request).value


@given(requests)
def test_sp10_nothing_that_is_asked_for_is_told_to_others_as_an_answer(request: Request) -> None:
    """Others hear news, once a second, and see gestures, and one hears a whisper; answers go to who asked."""
    stage = Stage()
    stage.welcome("ann")
    bob = ParticipantId(stage.welcome("bob").participant)
    stage.step(after_ms=1_000)
    heard = told([*stage.ask("ann", request), *stage.step(after_ms=50)], bob)
    assert all(isinstance(notice, Cards | Emoted | Whispered) for notice in heard)


@given(st.lists(requests, max_size=12))
def test_sp14_whatever_is_asked_by_who_has_left_changes_and_tells_nothing(asked: list[Request]) -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann").participant)
    stage.welcome("bob")
    stage.ask("ann", Leave())
    stage.step(after_ms=1_000)
    before = dict(stage.poses.poses)
    assert stage.step(*(Asked(ann, number, request) for number, request in enumerate(asked, start=1))) == []
    assert (stage.poses.poses, stage.space.people_count) == (before, 1)


@given(st.lists(requests, max_size=12))
def test_sp10_whatever_is_asked_nobody_but_the_one_who_leaves_is_sent_away(asked: list[Request]) -> None:
    stage = Stage()
    ann = ParticipantId(stage.welcome("ann").participant)
    stage.welcome("bob")
    commands = [command for request in asked for command in stage.ask("ann", request)]
    assert not any(isinstance(command, HangUp) for command in commands)
    assert stage.ask("ann", Leave())[:1] == [HangUp(ann, CloseCode.NORMAL)]
    assert stage.space.participant_of(UserId("bob")) is not None


@given(texts)
def test_sp30_what_is_stored_is_what_was_cleaned_and_says_who_said_it(text: str) -> None:
    stage = Stage()
    welcome = stage.welcome("ann", name="Ann")
    commands = stage.ask("ann", Say(request_id="r" * 16, text=text))
    for save in commands:
        if isinstance(save, SaveLine):
            assert (save.participant, save.user, save.name) == (welcome.participant, "ann", "Ann")
            again = stage.ask("ann", Say(request_id="s" * 16, text=save.text))
            assert [each.text for each in again if isinstance(each, SaveLine)] == [save.text]
        else:
            assert isinstance(save, Tell) and isinstance(save.notice, Refused)
            assert save.notice.code == "chat_empty"


def test_sp25_asking_for_every_slot_there_can_be_costs_no_more_than_asking_for_two_hundred() -> None:
    stage = Stage()
    stage.fill(3)
    ann = stage.id_of("person 0")
    (answer,) = told(stage.ask("person 0", AskCards(slots=[SLOT_MAX - n for n in range(CARDS_ASKED_MAX)])), ann)
    assert isinstance(answer, Cards)
    assert (answer.cards, len(answer.left)) == ([], CARDS_ASKED_MAX)


KEPT = {Keep, Recall, Record, AskRecords, HandOver, AskPhoto, Photo}


def test_sp10_every_declared_request_is_answered_by_a_space() -> None:
    examples = {
        Leave: Leave(),
        Say: Say(request_id="r" * 16, text="hi"),
        AskCards: AskCards(slots=[0]),
        AskPeople: AskPeople(),
        ChangeCard: ChangeCard(name="Zoe"),
        FindPath: FindPath(x=1.0, z=1.0),
        Sit: Sit(seat="ent_0"),
        Stand: Stand(),
        ShowEmote: ShowEmote(emote="wave"),
        Caption: Caption(text="hi"),
        SayTo: SayTo(participant="par_2", text="hi"),
        Gather: Gather(request_id="r" * 16, on=True),
        HoldStill: HoldStill(request_id="r" * 16, on=True),
        Quiet: Quiet(request_id="r" * 16, on=True),
        BringToDoor: BringToDoor(request_id="r" * 16),
        LetIn: LetIn(request_id="r" * 16),
        TurnAway: TurnAway(request_id="r" * 16, participant="par_2"),
        Rename: Rename(request_id="r" * 16, participant="par_2", name="Zoe"),
        MuteChat: MuteChat(request_id="r" * 16, participant="par_2", on=True),
        Remove: Remove(request_id="r" * 16, participant="par_2"),
        Ban: Ban(request_id="r" * 16, participant="par_2"),
        MuteVoices: MuteVoices(request_id="r" * 16, on=True),
        GiveStage: GiveStage(request_id="r" * 16, participant="par_2", on=True),
        LowerHand: LowerHand(request_id="r" * 16),
        Lock: Lock(request_id="r" * 16, on=True),
        RaiseHand: RaiseHand(on=True),
        MuteVoice: MuteVoice(participant="par_2", on=True),
        Block: Block(request_id="r" * 16, participant="par_2"),
        LiftBlock: LiftBlock(request_id="r" * 16, block="blk_1"),
        AskBlocks: AskBlocks(),
        Press: Press(entity="ent_0"),
        Grab: Grab(entity="ent_0"),
        Release: Release(entity="ent_0", position=(0.0, 0.0, 0.0), rotation=(0.0, 0.0, 0.0, 1.0)),
    }
    examples |= {type(each): each for each in (*OF_VISITORS, *OF_PROGRAMS) if type(each) not in KEPT}
    of_runtime = {*get_args(InTurn), *get_args(AtOnce), AskVoice, *KEPT}
    """What `runtime` answers, which alone has Scenes, tickets and what is kept."""
    assert {declaration.type for declaration in REQUESTS.values()} == {Enter, Acknowledge, *examples, *of_runtime}
    for request in examples.values():
        stage = Stage()
        stage.welcome("ann")
        stage.ask("ann", request)
