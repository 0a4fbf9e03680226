"""Hands: who holds which thing, who may take it, and where it is left (SP-131 to SP-139).

    in the Scene ──Grab──▶ held ──reports FLYING──▶ flying ──Grab of anybody near──▶ held
                            └──Release, or the server's word──┴──▶ leaving ──kept──▶ in the Scene

A thing that is leaving is nobody's, and stands still, until the one edit that says where it is has been kept, or cannot
be; only then is it left, so that it never jumps back on its way.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from lanting.kernel.clock import Moment
from lanting.kernel.ids import EntityId, ParticipantId, SessionId
from lanting.protocol.limit import GRAB_WITHIN_M, TICK_HZ
from lanting.protocol.notice import ThingLeft, ThingTaken
from lanting.protocol.pose import Pose
from lanting.protocol.word import HeldThing
from lanting.space.command import Command, SaveCarry, Tell, TellAll
from lanting.space.ground import Ground
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane
from lanting.space.thing import FindThing, ThingPlace

GrabRefusal = Literal["thing_unknown", "thing_too_far", "thing_held", "hands_full", "locked"]
LOOK_EVERY_MS: Final = 1_000 // TICK_HZ


@dataclass(slots=True)
class _Hold:
    """A thing that is in a hand, or has left one."""

    entity: EntityId
    number: int
    epoch: int
    holder: Participant
    session: SessionId
    taken_from: ThingPlace
    is_leaving: bool = False


class Hands:
    """Everything that is held in one Space."""

    def __init__(self, people: PeopleList, poses: PoseLane) -> None:
        self._people = people
        self._poses = poses
        self._ground: Ground
        self._find: FindThing = lambda _: None
        self._holds: dict[EntityId, _Hold] = {}
        self._full: dict[ParticipantId, _Hold] = {}
        """What each holds: one thing at most."""
        self._look_at = Moment(0)

    def look_things_up(self, find: FindThing) -> None:
        """From now on this says what can be taken, and where it stands."""
        self._find = find

    def change_ground(self, ground: Ground) -> None:
        """Other bounds."""
        self._ground = ground

    @property
    def held(self) -> list[HeldThing]:
        """What is in hands, or flies from them."""
        return [_held(hold) for hold in self._full.values()]

    def held_for(self, viewer: Participant) -> list[HeldThing]:
        """What a newcomer has to know."""
        return [_held(hold) for hold in self._full.values() if not self._people.are_hidden(viewer, hold.holder)]

    def held_by(self, who: Participant) -> HeldThing | None:
        """What she has."""
        hold = self._full.get(who.id)
        return None if hold is None else _held(hold)

    # What people ask for

    def grab(self, who: Participant, entity: EntityId, moment: Moment) -> list[Command] | GrabRefusal:
        """Take a thing where it stands, or catch it. Who has it asks twice, and is told again."""
        hold, thing = self._holds.get(entity), self._find(entity)
        if thing is None:
            return "thing_unknown"
        if self._full.get(who.id, hold) is not hold:
            return "hands_full"
        if thing.is_locked:
            return "locked"
        things = self._poses.things
        if hold is not None and not self._is_free(hold, who):
            return [Tell(who.id, taken(_held(hold)))] if self._full.get(who.id) is hold else "thing_held"
        place = thing.place if hold is None else things.place(hold.number)
        if _distance(self._poses.pose(who.slot), place) > GRAB_WITHIN_M:
            return "thing_too_far"
        if hold is None:
            number, epoch = things.take(who.slot, place, moment)
            hold = self._holds[entity] = _Hold(entity, number, epoch, who, who.session, place)
            told = TellAll(taken(_held(hold)), about=who.user)
        else:
            hold.epoch = things.catch(hold.number, who.slot, moment)
            del self._full[hold.holder.id]
            hold.holder, hold.session = who, who.session
            # Who must not be told of her sees it in nobody's hand.
            told = TellAll(taken(_held(hold)), about=who.user, instead=_left(hold))
        self._full[who.id] = hold
        return [told]

    def release(
        self, who: Participant, entity: EntityId, place: ThingPlace, moment: Moment
    ) -> list[Command] | Literal["thing_not_held"]:
        """Leave there what she holds, or has thrown."""
        hold = self._full.get(who.id)
        if hold is None or hold.entity != entity:
            return "thing_not_held"
        return [self._put_down(hold, place, moment)]

    # What becomes of it by itself

    def left(self, who: Participant) -> None:
        """She is gone: what she holds is put down with this step."""
        if who.id in self._full:
            self._look_at = Moment(0)

    def mind(self, moment: Moment) -> list[Command]:
        """Put down what nobody holds any more, flew or was silent for too long, or is locked; forget what is gone."""
        if not self._holds or moment < self._look_at:
            return []
        self._look_at = Moment(moment + LOOK_EVERY_MS)
        overdue = set(self._poses.things.overdue(moment))
        return [
            command
            for hold in list(self._full.values())
            if (command := self._look_after(hold, hold.number in overdue, moment)) is not None
        ]

    def put_all_down(self, moment: Moment) -> list[Command]:
        """Nobody will hold anything here any more."""
        return [self._put_down(hold, None, moment) for hold in list(self._full.values())]

    def kept(self, entity: EntityId) -> list[Command]:
        """The Scene says now where it is, or cannot be told: it is nobody's."""
        hold = self._holds.get(entity)
        return [self._forget(hold)] if hold is not None and hold.is_leaving else []

    def _is_free(self, hold: _Hold, who: Participant) -> bool:
        """Whether somebody may catch it: who does not see it flying cannot."""
        things = self._poses.things
        return not hold.is_leaving and things.is_flying(hold.number) and things.may_see(who.slot, hold.number)

    def _look_after(self, hold: _Hold, is_overdue: bool, moment: Moment) -> Command | None:
        thing = self._find(hold.entity)
        if thing is None:
            return self._forget(hold)
        is_hers = self._people.get(hold.holder.id) is hold.holder and hold.holder.session == hold.session
        return None if is_hers and not thing.is_locked and not is_overdue else self._put_down(hold, None, moment)

    def _put_down(self, hold: _Hold, place: ThingPlace | None, moment: Moment) -> Command:
        """There, where she may leave it there; else where it was accepted last; never beyond the world's border."""
        place = self._poses.things.settle(hold.number, place, moment)
        if not self._ground.holds(Pose(*place.position)):
            place = hold.taken_from
        hold.is_leaving = True
        del self._full[hold.holder.id]
        return SaveCarry(hold.holder.user, hold.holder.name, hold.entity, place)

    def _forget(self, hold: _Hold) -> Command:
        self._poses.things.drop(hold.number)
        del self._holds[hold.entity]
        if not hold.is_leaving:
            del self._full[hold.holder.id]
        return TellAll(_left(hold), about=None)


def taken(held: HeldThing) -> ThingTaken:
    """As others are told of it."""
    return ThingTaken(entity=held.entity, thing=held.thing, slot=held.slot, epoch=held.epoch)


def _held(hold: _Hold) -> HeldThing:
    return HeldThing(entity=hold.entity, thing=hold.number, slot=hold.holder.slot, epoch=hold.epoch)


def _left(hold: _Hold) -> ThingLeft:
    return ThingLeft(entity=hold.entity, thing=hold.number)


def _distance(pose: Pose, place: ThingPlace) -> float:
    return math.dist((pose.x, pose.y, pose.z), place.position)
