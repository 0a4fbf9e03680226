"""Offers to take people somewhere: nobody is moved who has not said yes (SP-199)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lanting.identity.capability import Capability
from lanting.kernel.ids import EntityId
from lanting.protocol.experience import Decide, Offered
from lanting.protocol.notice import Moved
from lanting.protocol.pose import Pose
from lanting.protocol.program import Offer, OfferDecided
from lanting.protocol.request import Sit
from lanting.protocol.word import Place
from lanting.space.experience.offers import OFFERS_MAX
from lanting.space.ground import Seat
from tests.space.experience_stage import ExperienceStage
from tests.space.stage import ground_of

THERE = Place(x=8.0, y=0.0, z=8.0)
SEATS = ("ent_left", "ent_right")


def offer_stage() -> ExperienceStage:
    seats = tuple(Seat(EntityId(entity), Pose(x, 0.0, 9.0)) for x, entity in enumerate(SEATS, 5))
    stage = ExperienceStage(ground=replace(ground_of(), seats=seats))
    for visitor in ("ann", "ben", "eve"):
        stage.visitor(visitor)
    stage.visitor("bot", program=True)
    stage.program("tea", Capability.TELEPORT)
    return stage


def offered(stage: ExperienceStage, to: list[str] | None = None, **more: Any) -> str:
    """The name under which it is decided on."""
    those = None if to is None else [stage.id_of(each) for each in to]
    commands = stage.ask("tea", Offer(to=those, place=THERE, text="Come to the show?", **more))
    (told,) = stage.heard_of(Offered, (to or ["ann"])[0], commands)
    assert (told.name, told.text) == ("tea", "Come to the show?")
    return told.offer


def test_sp199_who_says_yes_is_moved_and_who_says_no_is_not() -> None:
    stage = offer_stage()
    offer = offered(stage)
    commands = stage.ask("ann", Decide(offer=offer, goes=True))
    (moved,) = stage.heard_of(Moved, "ann", commands)
    assert (moved.reason, moved.seat) == ("placed", None)
    assert abs(moved.place.x - THERE.x) < 1.0 and abs(moved.place.z - THERE.z) < 1.0
    (decided,) = stage.heard_of(OfferDecided, "tea", commands)
    assert (decided.participant, decided.goes) == (stage.id_of("ann"), True)
    no = stage.ask("ben", Decide(offer=offer, goes=False))
    assert not stage.heard_of(Moved, "ben", no) and not stage.heard_of(OfferDecided, "tea", no)[0].goes


def test_sp199_each_finds_room_of_her_own() -> None:
    stage = offer_stage()
    offer = offered(stage)
    for who in ("ann", "ben", "eve"):
        stage.ask(who, Decide(offer=offer, goes=True))
    places = {(round(pose.x, 1), round(pose.z, 1)) for slot, pose in stage.poses.poses.items() if slot < 3}
    assert len(places) == 3


def test_sp199_there_are_seats_while_they_last() -> None:
    stage = offer_stage()
    stage.poses.poses[0] = Pose(5.0, 0.0, 9.0)
    stage.ask("ann", Sit(seat="ent_left"))
    offer = offered(stage, seats=[*SEATS, "ent_none"])
    seats = [
        moved.seat
        for who in ("ben", "eve")
        for moved in stage.heard_of(Moved, who, stage.ask(who, Decide(offer=offer, goes=True)))
    ]
    assert seats == ["ent_right", None]


def test_sp199_it_is_decided_on_once_and_by_those_who_were_asked() -> None:
    stage = offer_stage()
    offer = offered(stage, to=["ann"])
    assert stage.refused("ben", Decide(offer=offer, goes=True)) == "offer_unknown"
    stage.ask("ann", Decide(offer=offer, goes=False))
    assert stage.refused("ann", Decide(offer=offer, goes=True)) == "offer_unknown"


def test_sp199_programs_are_not_asked_with_everybody_and_newcomers_neither() -> None:
    stage = offer_stage()
    commands = stage.ask("tea", Offer(to=None, place=THERE, text="Come?"))
    assert not stage.heard_of(Offered, "bot", commands)
    assert not stage.heard_of(Offered, "new", stage.visitor("new"))
    assert stage.heard_of(Offered, "ann", stage.visitor("ann")), "who begins anew in her old place is asked again"


def test_sp199_it_ends_with_its_program_and_the_oldest_gives_way() -> None:
    stage = offer_stage()
    first = offered(stage)
    for _ in range(OFFERS_MAX):
        last = offered(stage)
    assert stage.refused("ann", Decide(offer=first, goes=True)) == "offer_unknown"
    stage.step(stage.broke("tea"))
    assert stage.refused("ann", Decide(offer=last, goes=True)) == "offer_unknown"


def test_sp199_what_cannot_be_offered_is_refused() -> None:
    stage = offer_stage()
    outside = Place(x=1_000.0, y=0.0, z=0.0)
    assert stage.refused("tea", Offer(to=None, place=outside, text="Come?")) == "out_of_bounds"
    assert stage.refused("tea", Offer(to=["par_none"], place=THERE, text="Come?")) == "participant_unknown"
    assert stage.refused("tea", Offer(to=None, place=THERE, text="\u200d")) == "text_empty"
    stage.program("shop")
    assert stage.refused("shop", Offer(to=None, place=THERE, text="Come?")) == "not_permitted"
