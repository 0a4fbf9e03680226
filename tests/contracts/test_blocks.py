"""A Block over real sockets: whatever the other tries, not one byte of her comes, whichever way she comes back."""

from __future__ import annotations

import asyncio
import secrets
import ssl
from collections.abc import Callable
from itertools import count
from pathlib import Path

from lanting.app.shelf import StoreShelf
from lanting.identity.caller import Caller
from lanting.identity.role import Role
from lanting.kernel.ids import new_entity_id
from lanting.protocol.message import Notice
from lanting.protocol.notice import (
    Blocks,
    Captioned,
    Cards,
    ChatSaid,
    Emoted,
    Hands,
    People,
    Refused,
    SayAccepted,
    Welcome,
)
from lanting.protocol.operation import AddEntity
from lanting.protocol.pose import Pose
from lanting.protocol.request import (
    AskBlocks,
    AskCards,
    AskEdits,
    AskHistory,
    AskPeople,
    Block,
    Caption,
    ChangeCard,
    Edit,
    LiftBlock,
    RaiseHand,
    Say,
    SayTo,
    Select,
    ShowEmote,
)
from lanting.protocol.scene_notice import EditDone, Edits, History, Selected
from lanting.protocol.voice import Speech, encode_speech
from lanting.runtime.line_limit import LineLimits
from lanting.space.block import BlocksKept
from lanting.space.command import SaveBlock
from tests.contracts.house import House
from tests.contracts.kept_place import KeptPlace, kept_place
from tests.contracts.steered_clock import SteeredClock
from tests.contracts.visiting import Heard, listen
from tests.contracts.voicing import open_voice, running_space
from tests.contracts.wire import BINARY, PING, PONG
from tests.space.block_stage import said_in

_numbers = count(1)


def once() -> str:
    return f"request-{next(_numbers):016}"


class Visitor:
    """Somebody who builds, with both her sockets. All that she says begins with her name."""

    def __init__(self, place: KeptPlace, name: str, caller: Caller, **enter: object) -> None:
        self.place, self.name, self.caller = place, name, caller
        self.line = place.open(caller)
        self.welcome = self.line.enter(name=name, **enter)
        self.line.ask(AskEdits(scene="published", after=self.welcome.scene_revision))
        self.line.read_notice(Edits)
        self.voice = open_voice(place, self.line)
        self.told: list[Notice] = [self.welcome]
        running = running_space(place)
        # Near enough to the others to be seen and heard.
        self.line.pose = Pose(float(self.welcome.slot), 0.0, 90.0)
        self.line.epoch = place.house.look(lambda: running.poses.place(self.welcome.slot, self.line.pose))

    @property
    def participant(self) -> str:
        return self.welcome.participant

    def listen(self) -> Heard:
        heard = listen(self.line)
        self.told += heard.notices
        return heard

    def voice_bytes(self) -> bytes:
        self.voice.frame(PING, b"so far")
        got = b""
        while (frame := self.voice.read_frame()) != (PONG, b"so far"):
            assert frame[0] == BINARY
            got += frame[1]
        return got

    def try_everything(self, other: Visitor) -> None:
        """Every way in which somebody can be noticed; returns when it has been dealt with."""
        line, name, stone = self.line, self.name, new_entity_id(secrets.token_bytes)
        line.ask(Say(request_id=once(), text=f"{name} says"))
        line.read_notice(SayAccepted)
        line.ask(SayTo(participant=other.participant, text=f"{name} whispers"))
        assert line.read_notice(Refused)[1].code == "participant_unknown"
        line.ask(ShowEmote(emote="wave"))
        line.read_notice(Emoted)
        line.ask(ChangeCard(name=f"{name} {next(_numbers)}"))
        line.ask(RaiseHand(on=True))
        line.ask(Caption(text=f"{name} is heard"))
        line.ask(Edit(request_id=once(), scene="published", operations=[AddEntity(id=stone, name="A stone")]))
        line.read_notice(EditDone)
        line.ask(Select(entities=[stone]))
        self.place.house.clock.advance(1_100)
        self.place.pass_tick()
        self.voice.message(encode_speech(Speech(0, next(_numbers), 20, 0, b"opus")))
        self.voice_bytes()
        self.place.pass_tick()
        line.settle()

    def go(self) -> None:
        for wire in (self.line, self.voice):
            wire.close()


def builder(garden: KeptPlace) -> Caller:
    caller = garden.guest()
    garden.give(caller, Role.BUILDER)
    return caller


def hears_nothing_of(ann: Visitor, bob: Visitor) -> None:
    """Not a word, a name, an id, a slot or a byte; nor when she asks."""
    heard = ann.listen()
    assert heard.of(bob.welcome.slot) == []
    for notice in ann.told:
        texts, slots = said_in(notice)
        assert not any("Bob" in text or text == bob.participant for text in texts), notice
        assert bob.welcome.slot not in slots, notice
    assert ann.voice_bytes() == b""
    ann.line.ask(AskPeople(query="bob"))
    assert ann.line.read_notice(People)[1].total == 0
    ann.line.ask(AskCards(slots=[bob.welcome.slot]))
    assert ann.line.read_notice(Cards)[1].cards == []
    ann.line.ask(AskHistory(scene="published"))
    assert "Bob" not in repr(ann.line.read_notice(History)[1])
    ann.told.clear()


def hears_it_all(cat: Visitor, bob: Visitor) -> None:
    """What another was told, so that nothing of it was lost on the way."""
    heard = cat.listen()
    kinds = {type(notice) for notice in heard.notices}
    assert kinds >= {ChatSaid, Emoted, Cards, Hands, Captioned, Edits, Selected}
    assert heard.of(bob.welcome.slot)
    assert cat.voice_bytes()
    authors = [edit.participant for notice in heard.notices if isinstance(notice, Edits) for edit in notice.edits]
    assert authors == [bob.participant]


def block(who: Visitor, whom: Visitor) -> Blocks:
    who.line.ask(Block(request_id=once(), participant=whom.participant))
    return who.line.read_notice(Blocks)[1]


def test_sp170_twelve_ways_to_be_noticed_and_not_a_byte_comes_of_any(garden: KeptPlace) -> None:
    callers = [builder(garden) for _ in range(3)]
    ann, bob, cat = (Visitor(garden, name, caller) for name, caller in zip(("Ann", "Bob", "Cat"), callers, strict=True))
    ann.listen()
    assert [person.name for person in block(ann, bob).blocks] == ["Bob"]
    assert ann.line.read_notice(Cards)[1].left == [bob.welcome.slot]
    ann.told.clear()
    bob.line.read_notice(Cards)
    cat.listen()
    bob.try_everything(ann)
    hears_it_all(cat, bob)
    hears_nothing_of(ann, bob)

    bob.go()
    bob = Visitor(garden, "Bob again", callers[1])
    bob.try_everything(ann)
    hears_nothing_of(ann, bob)

    ann.go()
    ann = Visitor(garden, "Ann", callers[0])
    assert not [line for line in ann.welcome.chat if "Bob" in line.name]
    bob.try_everything(ann)
    hears_nothing_of(ann, bob)
    assert not [line for line in bob.welcome.chat if "Ann" in line.name]


def test_sp170_what_the_other_has_in_hand_is_gone_without_a_word_and_back_when_it_is_lifted(garden: KeptPlace) -> None:
    ann, bob = (Visitor(garden, name, builder(garden)) for name in ("Ann", "Bob"))
    for each, other in ((ann, bob), (bob, ann)):
        stone = new_entity_id(secrets.token_bytes)
        each.line.ask(Edit(request_id=once(), scene="published", operations=[AddEntity(id=stone, name="A stone")]))
        each.line.read_notice(EditDone)
        each.line.ask(Select(entities=[stone]))
        assert other.line.read_notice(Selected)[1].name == each.name
    blocks = block(ann, bob).blocks
    for each in (ann, bob):
        told = listen(each.line).notices
        assert any(isinstance(notice, Cards) and notice.left for notice in told)
        assert not [notice for notice in told if isinstance(notice, Selected)]
    ann.line.ask(LiftBlock(request_id=once(), block=blocks[0].id))
    for each, other in ((ann, bob), (bob, ann)):
        assert each.line.read_notice(Selected)[1].name == other.name


class Orchard(KeptPlace):
    """Another Space of the same Server."""

    SLUG, CODE = "orchard", "CDFHJK"


def test_sp173_in_another_space_it_holds_at_once_and_for_whoever_comes(
    build_house: Callable[..., House], tmp_path: Path, client_tls: ssl.SSLContext | None
) -> None:
    garden, store = kept_place(build_house, tmp_path, client_tls)
    orchard = Orchard(garden.house, store, client_tls)
    mei, mo = garden.guest(), garden.guest()
    here, there = [garden.open(mei), garden.open(mo)], [orchard.open(mei), orchard.open(mo)]
    at_the_door = orchard.open(mo)
    welcomes = [wire.enter(name=name) for wire, name in zip([*here, *there], ["Mei", "Mo"] * 2, strict=True)]
    for wire in (*here, *there):
        wire.settle()
    here[0].ask(Block(request_id=once(), participant=welcomes[1].participant))
    for wire, slot in ((here[0], 1), (here[1], 0), (there[0], 1), (there[1], 0)):
        assert wire.read_notice(Cards)[1] == Cards(people=1, left=[slot])
    welcome = at_the_door.enter(name="Mo the second")
    assert [card.name for card in welcome.cards] == ["Mo the second"] and welcome.people == 1
    garden.close()
    orchard.close()
    garden.house.call(store.close)


class DyingShelf(StoreShelf):
    """Is killed between the commit and what follows from it."""

    committed: asyncio.Event

    async def save_block(self, save: SaveBlock) -> BlocksKept:
        await super().save_block(save)
        self.committed.set()
        await asyncio.Event().wait()
        raise AssertionError("nobody waits for this any more")


def test_sp172_killed_between_commit_and_effect_the_block_holds_and_its_repeat_is_answered(
    build_house: Callable[..., House], tmp_path: Path, client_tls: ssl.SSLContext | None
) -> None:
    DyingShelf.committed = asyncio.Event()
    garden, store = kept_place(build_house, tmp_path, client_tls, lambda store: DyingShelf(store, SteeredClock(), 7))
    mei, mo = garden.guest(), garden.guest()
    wire, other = garden.open(mei), garden.open(mo)
    wire.enter(name="Mei")
    request = Block(request_id=once(), participant=other.enter(name="Mo").participant)
    wire.ask(request)
    garden.house.until(DyingShelf.committed.is_set)
    garden.house = build_house(LineLimits(watch_ticks=1), shelf=StoreShelf(store, SteeredClock(), 8))
    wire, other = garden.open(mei), garden.open(mo)
    for each, name in ((wire, "Mei"), (other, "Mo")):
        assert [card.name for card in each.enter(name=name).cards] == [name]
    asked = wire.ask(request)
    answer = wire.read_notice(Blocks)[1]
    assert (answer.re, answer.request_id, [each.name for each in answer.blocks]) == (asked, request.request_id, ["Mo"])
    lift = LiftBlock(request_id=once(), block=answer.blocks[0].id)
    for _ in range(2):
        wire.ask(lift)
        assert wire.read_notice(Blocks)[1].blocks == []
    assert [card.name for card in other.read_notice(Cards)[1].cards] == ["Mei"]
    garden.close()
    garden.house.call(store.close)


def test_sp174_what_waited_for_who_was_away_is_not_told_to_her(garden: KeptPlace) -> None:
    mei, mo = garden.guest(), garden.guest()
    wire, other = garden.open(mei), garden.open(mo)
    welcome = wire.enter(name="Mei")
    other.enter(name="Mo")
    wire.settle()
    last = wire.last_event
    wire.cut()
    other.ask(Say(request_id=once(), text="Mo was here"))
    other.read_notice(SayAccepted)
    other.ask(Block(request_id=once(), participant=welcome.participant))
    other.read_notice(Blocks)
    other.settle()
    wire = garden.open(mei)
    again = wire.enter(name="Mei", session=welcome.session, last_event=last)
    assert (again.resumed, again.chat, [card.name for card in again.cards]) == (False, [], ["Mei"])
    assert "Mo" not in repr(listen(wire).notices)


def test_sp172_nobody_hears_of_anothers_blocks(garden: KeptPlace) -> None:
    mei, mo = (Visitor(garden, name, builder(garden)) for name in ("Mei", "Mo"))
    block(mei, mo)
    mo.line.ask(AskBlocks())
    assert mo.line.read_notice(Blocks)[1].blocks == []
    assert not [notice for notice in mo.listen().notices if isinstance(notice, Blocks | Welcome)]
