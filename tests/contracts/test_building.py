"""Building, as it crosses the socket: one order for all, kept before it is told, and nothing without a right to it."""

from __future__ import annotations

import secrets
from itertools import count

import msgspec
import pytest

from lanting.identity.caller import Caller
from lanting.identity.queries import revoke_key
from lanting.identity.role import Role
from lanting.kernel.ids import new_entity_id
from lanting.protocol.close_code import CloseCode
from lanting.protocol.limit import EDITS_BATCH_BYTES_MAX, MESSAGE_BYTES_MAX
from lanting.protocol.notice import ActDone, Moved, Pressed, Refused, Standing
from lanting.protocol.operation import AddEntity, Operation, RemoveEntity, SetProperties
from lanting.protocol.request import (
    AskEdits,
    AskHistory,
    AskUsage,
    Edit,
    GiveArea,
    Leave,
    Press,
    Publish,
    Restore,
    Select,
    SetDrafting,
    Sit,
    TakeBack,
    Undo,
)
from lanting.protocol.scene_notice import (
    AppliedEdit,
    DraftChanged,
    EditDone,
    Edits,
    History,
    SceneReset,
    SceneUsage,
    Selected,
)
from lanting.protocol.word import SceneKind
from lanting.scene.queries import find_snapshot, newest_scene, newest_snapshot_revision
from lanting.store.error import StoreReadOnly
from lanting.store.health import Trouble
from tests.contracts.kept_place import KeptPlace
from tests.contracts.wire import Wire

_numbers = count(1)


def builder(garden: KeptPlace) -> Caller:
    caller = garden.guest()
    garden.give(caller, Role.BUILDER)
    return caller


def inside(garden: KeptPlace, caller: Caller, *, follows: bool = True) -> Wire:
    wire = garden.open(caller)
    welcome = wire.enter()
    if follows:
        follow(wire, welcome.scene_revision)
    return wire


def follow(wire: Wire, after: int, scene: SceneKind = "published") -> list[AppliedEdit]:
    """Everything after a Revision."""
    wire.ask(AskEdits(scene=scene, after=after))
    return wire.read_notice(Edits)[1].edits


def once() -> str:
    return f"request-{next(_numbers):016}"


def thing(name: str = "A stone", x: float = 0.0, **components: dict[str, object]) -> AddEntity:
    placed = {"transform": {"position": [x, 0.0, 0.0]}} | components
    return AddEntity(id=new_entity_id(secrets.token_bytes), name=name, components=placed)


def ask_edit(wire: Wire, *operations: Operation, scene: SceneKind = "published") -> int:
    return wire.ask(Edit(request_id=once(), scene=scene, operations=list(operations)))


def edit(wire: Wire, *operations: Operation, scene: SceneKind = "published") -> int:
    """Done, and its Revision."""
    asked = ask_edit(wire, *operations, scene=scene)
    _, done = wire.read_notice(EditDone)
    assert done.re == asked and done.revision is not None
    return done.revision


def is_kept_whole(garden: KeptPlace, revision: int) -> bool:
    return garden.write_elsewhere(lambda connection: find_snapshot(connection, garden.id, revision)) is not None


def forget(garden: KeptPlace) -> None:
    """The Server stops running the Space, and has kept nothing as a whole; whoever comes next finds the journal."""
    garden.house.look(lambda: garden.house.hall.close_space(garden.id, CloseCode.GOING_AWAY))


def refused(wire: Wire, asked: int) -> str:
    _, refusal = wire.read_notice(Refused)
    assert refusal.re == asked
    return refusal.code


def names_now(garden: KeptPlace, scene: SceneKind = "published") -> list[str]:
    """Of what is stored."""
    kept = garden.write_elsewhere(lambda connection: newest_scene(connection, garden.id, scene))
    return [entity.name for entity in kept.entities.values()]


class TestTheLane:
    def test_sc40_everybody_who_follows_hears_every_edit_once_and_in_order(self, garden: KeptPlace) -> None:
        hand, eye, deaf = inside(garden, builder(garden)), inside(garden, garden.guest()), garden.open(garden.guest())
        revision = deaf.enter().scene_revision
        stone = thing()
        moved = SetProperties(id=stone.id, component="transform", values={"position": [1.0, 0.0, 1.0]})
        renamed = SetProperties(id=stone.id, component="entity", values={"name": "A rock"})
        for number, operation in enumerate((stone, renamed, moved), start=1):
            assert edit(hand, operation) == revision + number
        heard: list[AppliedEdit] = []
        while len(heard) < 3:
            seq, told = eye.read_notice(Edits)
            heard += told.edits
            assert seq == heard[-1].revision
        assert [each.revision for each in heard] == [revision + 1, revision + 2, revision + 3]
        assert heard[-1].operations == [moved]
        assert all(each.participant is not None and each.request_id is not None for each in heard)
        deaf.settle()  # Reads whatever came: an Edits would have failed there.

    def test_sc41_an_edit_is_acknowledged_before_it_is_told(self, garden: KeptPlace) -> None:
        hand = inside(garden, builder(garden))
        ask_edit(hand, thing())
        first, second = hand.read_event()[1], None
        while not isinstance(first, EditDone | Edits):
            first = hand.read_event()[1]
        second = hand.read_notice(Edits)[1]
        assert isinstance(first, EditDone) and first.revision == second.edits[-1].revision

    def test_sc42_who_comes_back_is_given_what_she_missed(self, garden: KeptPlace) -> None:
        hand, eye = inside(garden, builder(garden)), garden.open(garden.guest())
        before = eye.enter().scene_revision
        missed = [edit(hand, thing(f"Stone {number}")) for number in range(3)]
        assert [each.revision for each in follow(eye, before)] == missed
        assert [each.revision for each in follow(eye, missed[1])] == missed[2:]
        assert follow(eye, missed[2]) == []

    def test_sc42_what_no_feed_holds_any_more_comes_from_the_journal(self, garden: KeptPlace) -> None:
        hand = inside(garden, builder(garden))
        revisions = [edit(hand, thing(f"Stone {number}")) for number in range(3)]
        forget(garden)
        told = follow(inside(garden, garden.guest(), follows=False), revisions[0])
        assert [each.revision for each in told] == revisions[1:]
        assert all(each.request_id for each in told)

    def test_sc43_who_is_too_far_behind_fetches_the_snapshot(self, garden: KeptPlace) -> None:
        hand = inside(garden, builder(garden))
        revision = edit(hand, thing())
        for after in (0, revision + 7):
            hand.ask(AskEdits(scene="published", after=after))
            _, reset = hand.read_notice(SceneReset)
            assert is_kept_whole(garden, reset.revision)
            follow(hand, reset.revision)

    def test_sc43_an_edit_too_large_to_be_told_is_a_snapshot_for_everybody(self, garden: KeptPlace) -> None:
        hand, eye = inside(garden, builder(garden)), inside(garden, garden.guest())
        many = [thing(f"{number}", text={"text": "x" * 400}) for number in range(300)]
        for begin in range(0, 300, 75):
            there = edit(hand, *many[begin : begin + 75])
        edit(hand, *(RemoveEntity(id=each.id) for each in many))
        hand.ask(Restore(request_id=once(), scene="published", revision=there))
        done = hand.read_notice(EditDone)[1]
        _, reset = eye.read_notice(SceneReset)
        assert reset.revision == done.revision
        assert follow(eye, reset.revision) == []
        assert edit(hand, thing("The next")) == reset.revision + 1
        assert [each.revision for each in eye.read_notice(Edits)[1].edits] == [reset.revision + 1]

    def test_pr4_only_the_scene_lane_takes_long_messages(self, garden: KeptPlace) -> None:
        hand, eye = inside(garden, builder(garden)), inside(garden, garden.guest())
        long = [thing("y" * 80, text={"text": "z" * 900}) for _ in range(40)]
        assert MESSAGE_BYTES_MAX < len(msgspec.msgpack.encode(long)) < EDITS_BATCH_BYTES_MAX
        edit(hand, *long)
        assert len(eye.read_notice(Edits)[1].edits[0].operations) == 40


class TestKeeping:
    def test_sc44_a_repeated_request_gets_the_first_answer(self, garden: KeptPlace) -> None:
        caller = builder(garden)
        hand = inside(garden, caller)
        again = Edit(request_id=once(), scene="published", operations=[thing()])
        first = hand.ask(again)
        done = hand.read_notice(EditDone)[1]
        assert done.re == first
        for _ in range(2):
            asked = hand.ask(again)
            answer = hand.read_notice(EditDone)[1]
            assert answer == msgspec.structs.replace(done, re=asked)
            forget(garden)  # The second is answered by a Server that has nothing but the journal.
            hand = inside(garden, caller)
        assert names_now(garden).count("A stone") == 1

    def test_sc45_where_nothing_can_be_kept_nothing_is_changed_and_the_space_goes_on(
        self, garden: KeptPlace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hand, eye = inside(garden, builder(garden)), inside(garden, garden.guest())
        before = names_now(garden)

        def full(*_: object) -> None:
            raise StoreReadOnly(Trouble.FULL)

        with monkeypatch.context() as patch:
            patch.setattr("lanting.scene.queries.append_edits", full)
            assert refused(hand, ask_edit(hand, thing())) == "read_only"
        eye.settle()
        assert names_now(garden) == before
        # What was done in memory is gone from there too.
        revision = edit(hand, thing("A rock"))
        assert [each.revision for each in eye.read_notice(Edits)[1].edits] == [revision]
        assert names_now(garden) == [*before, "A rock"]

    def test_sc46_a_space_at_rest_is_kept_as_a_whole(self, garden: KeptPlace) -> None:
        hand = inside(garden, builder(garden))
        revision = edit(hand, thing())
        hand.ask(Leave())
        hand.read_close()
        garden.house.until(lambda: garden.house.hall.running(garden.id) is None)
        found = garden.write_elsewhere(lambda connection: newest_snapshot_revision(connection, garden.id))
        assert found == revision

    def test_sc47_what_walkers_meet_follows_the_published_scene(self, garden: KeptPlace) -> None:
        hand = inside(garden, builder(garden))
        here = hand.pose
        bench = thing("A bench", here.x, seat={}, button={})
        moved = {"position": [here.x, here.y, here.z]}
        edit(hand, bench, SetProperties(id=bench.id, component="transform", values=moved))
        running = garden.house.running(garden.id)
        assert running is not None
        # The new Ground comes a moment later.
        garden.house.until(lambda: any(seat.entity == bench.id for seat in running.space.ground.seats))
        hand.ask(Sit(seat=bench.id))
        assert hand.read_notice(Moved)[1].seat == bench.id
        hand.ask(Press(entity=bench.id))
        pressed = hand.read_notice(Pressed)[1]
        assert pressed.entity == bench.id
        edit(hand, RemoveEntity(id=bench.id))
        assert hand.read_notice(Moved)[1].reason == "stood"


class TestRights:
    def test_sc48_a_role_that_is_lost_acts_at_once(self, garden: KeptPlace) -> None:
        caller = garden.guest()
        key = garden.give(caller, Role.BUILDER)
        hand = inside(garden, caller)
        edit(hand, thing())
        now = garden.now
        garden.write(lambda connection: revoke_key(connection, garden.id, key.key.id, now))
        garden.tell_standings()
        assert hand.read_notice(Standing)[1].role == "visitor"
        before = names_now(garden)
        assert refused(hand, ask_edit(hand, thing("Too late"))) == "not_permitted"
        assert refused(hand, hand.ask(Undo(request_id=once(), scene="published"))) == "not_permitted"
        assert names_now(garden) == before

    def test_sc49_a_building_area_is_a_right_there_and_nowhere_else(self, garden: KeptPlace) -> None:
        hand, guest = inside(garden, builder(garden)), garden.guest()
        zone = thing("A corner", 20.0, zone={"size": [4.0, 4.0, 4.0]})
        edit(hand, zone)
        other = garden.open(guest)
        welcome = other.enter()
        follow(other, welcome.scene_revision)
        asked = hand.ask(GiveArea(request_id=once(), zone=zone.id, participant=welcome.participant, on=True))
        assert hand.read_notice(ActDone)[1].re == asked
        told = other.read_notice(Standing)[1]
        assert (told.areas, told.role) == ([zone.id], "visitor") and "edit" in told.permissions
        edit(other, thing("Within", 20.5))
        assert refused(other, ask_edit(other, thing("Without", 30.0))) == "area"
        assert refused(other, other.ask(SetDrafting(request_id=once(), on=True))) == "not_permitted"
        # Where others could read along, it is none.
        in_the_clear = garden.open(msgspec.structs.replace(guest, is_trustworthy=False)).enter()
        assert "edit" not in in_the_clear.permissions
        hand.ask(GiveArea(request_id=once(), zone=zone.id, participant=welcome.participant, on=False))
        hand.read_notice(ActDone)

    def test_sc50_who_builds_sees_what_others_have_in_hand(self, garden: KeptPlace) -> None:
        one, other, eye = (inside(garden, each) for each in (builder(garden), builder(garden), garden.guest()))
        stone = thing()
        edit(one, stone)
        one.ask(Select(entities=[stone.id]))
        told = other.read_notice(Selected)[1]
        assert told.entities == [stone.id]
        newcomer = garden.open(builder(garden))
        newcomer.ask(AskEdits(scene="published", after=newcomer.enter().scene_revision))
        assert newcomer.read_notice(Selected)[1] == told
        one.ask(Leave())
        assert other.read_notice(Selected)[1].entities == []
        assert refused(eye, eye.ask(Select(entities=[stone.id]))) == "not_permitted"


class TestDrafting:
    def test_sc51_nobody_but_who_builds_hears_of_a_draft(self, garden: KeptPlace) -> None:
        hand, eye = inside(garden, builder(garden)), inside(garden, garden.guest())
        before = names_now(garden)
        hand.ask(SetDrafting(request_id=once(), on=True))
        first = hand.read_notice(DraftChanged)[1].revision
        assert first is not None
        follow(hand, first, "draft")
        edit(hand, thing("In the draft"), scene="draft")
        assert refused(hand, ask_edit(hand, thing("Past the draft"))) == "drafting"
        assert refused(eye, eye.ask(AskEdits(scene="draft", after=first))) == "not_permitted"
        late = garden.open(garden.guest()).enter()
        assert late.draft_revision is None and garden.open(builder(garden)).enter().draft_revision == first
        eye.settle()
        assert names_now(garden) == before
        assert names_now(garden, "draft") == [*before, "In the draft"]

    def test_sc52_publishing_is_one_edit_and_is_taken_back_by_one(self, garden: KeptPlace) -> None:
        hand, eye = inside(garden, builder(garden)), inside(garden, garden.guest())
        before = names_now(garden)
        hand.ask(SetDrafting(request_id=once(), on=True))
        hand.read_notice(EditDone)
        edit(hand, thing("One"), scene="draft")
        edit(hand, thing("Two"), scene="draft")
        hand.ask(Publish(request_id=once()))
        published = hand.read_notice(EditDone)[1]
        assert published.scene == "published" and published.revision is not None
        told = eye.read_notice(Edits)[1].edits
        assert [each.kind for each in told] == ["publish"] and len(told[0].operations) == 2
        assert names_now(garden) == [*before, "One", "Two"]
        hand.ask(Undo(request_id=once(), scene="published", revision=published.revision))
        hand.read_notice(EditDone)
        assert names_now(garden) == before
        forget(garden)
        # What was taken back is in the draft alone again, and is published once more.
        again = inside(garden, builder(garden))
        again.ask(Publish(request_id=once()))
        again.read_notice(EditDone)
        assert names_now(garden) == [*before, "One", "Two"]

    def test_sc53_a_draft_that_is_thrown_away_is_gone(self, garden: KeptPlace) -> None:
        hand = inside(garden, builder(garden))
        before = names_now(garden)
        hand.ask(SetDrafting(request_id=once(), on=True))
        hand.read_notice(EditDone)
        edit(hand, thing("One"), scene="draft")
        hand.ask(SetDrafting(request_id=once(), on=False))
        while hand.read_notice(DraftChanged)[1].revision is not None:
            pass
        assert refused(hand, ask_edit(hand, thing(), scene="draft")) == "not_drafting"
        assert refused(hand, hand.ask(Publish(request_id=once()))) == "not_drafting"
        assert names_now(garden) == before


class TestHistory:
    def test_sc54_a_moment_is_restored_and_somebodys_work_taken_back(self, garden: KeptPlace) -> None:
        one, other = inside(garden, builder(garden)), inside(garden, builder(garden))
        begun = edit(one, thing("First"))
        hers = edit(other, thing("Hers"))
        edit(one, thing("Last"))
        one.ask(TakeBack(request_id=once(), scene="published", revision=hers))
        one.read_notice(EditDone)
        assert [name for name in names_now(garden) if name in ("First", "Hers", "Last")] == ["First", "Last"]
        one.ask(Restore(request_id=once(), scene="published", revision=begun))
        one.read_notice(EditDone)
        assert [name for name in names_now(garden) if name in ("First", "Hers", "Last")] == ["First"]
        assert (
            refused(one, one.ask(Restore(request_id=once(), scene="published", revision=9_999))) == "revision_unknown"
        )
        asked = one.ask(AskHistory(scene="published", limit=2))
        page = one.read_notice(History)[1]
        assert page.re == asked and [each.kind for each in page.edits] == ["restore", "take_back"]
        assert page.next == page.edits[-1].revision
        one.ask(AskUsage(scene="published"))
        usage = one.read_notice(SceneUsage)[1]
        assert usage.mine.entities == 1 and usage.everybody.entities == len(names_now(garden))
