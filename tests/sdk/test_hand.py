"""What a Bot knows of things in hands, and reports of its own (PR-70)."""

from __future__ import annotations

from lanting.protocol.pose import Pose, pack_position
from lanting.protocol.thing import ThingFlag, ThingRecord, ThingReport, encode_thing_report, pack_rotation
from lanting.protocol.word import HeldThing
from lanting.sdk.hand import CarriedThing, Hands

UPRIGHT = (0.0, 0.0, 0.0, 1.0)
HERE = Pose(2.0, 1.0, 3.0)


def held(slot: int, thing: int = 4) -> HeldThing:
    return HeldThing(entity="ent_cup", thing=thing, slot=slot, epoch=9)


def test_pr70_a_thing_is_carried_before_the_bot_until_it_is_told_where() -> None:
    hands = Hands()
    hands.start(1, [])
    assert hands.report(HERE) is None
    hands.taken(held(1))
    before = pack_position(Pose(2.0, 2.1, 2.5))
    assert hands.report(HERE) == encode_thing_report(ThingReport(9, 4, 0, before, pack_rotation(UPRIGHT)))
    hands.carry((0.0, 1.0, 0.0), UPRIGHT, is_flying=True)
    there = pack_position(Pose(0.0, 1.0, 0.0))
    flying = ThingReport(9, 4, ThingFlag.FLYING, there, pack_rotation(UPRIGHT))
    assert hands.report(HERE) == encode_thing_report(flying)
    hands.left(4)
    assert hands.report(HERE) is None and hands.own is None


def test_what_others_hold_is_where_it_was_seen_last() -> None:
    hands = Hands()
    hands.start(1, [held(7)])
    assert hands.carried == [CarriedThing("ent_cup", 7)]
    hands.see([ThingRecord(4, ThingFlag.FLYING, pack_position(Pose(1.0, 2.0, 3.0)), pack_rotation(UPRIGHT))])
    (seen,) = hands.carried
    assert seen.is_flying and seen.position is not None and round(seen.position[0], 2) == 1.0
    hands.see([ThingRecord(5, 0, 0, 0)])
    hands.start(1, [])
    assert hands.carried == []
