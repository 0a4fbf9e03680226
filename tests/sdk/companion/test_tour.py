"""Leading people: who lags is waited for, who has gone or does not come is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from lanting.protocol.word import Place
from lanting.sdk.companion.tour import Tour

STRIDE_M = 1.0
Stop = tuple[float, float]


@dataclass(eq=False)
class Visitor:
    """Comes along at her own pace along x."""

    x: float = 0.0
    pace_m: float = STRIDE_M
    is_here: bool = True

    @property
    def place(self) -> Place:
        return Place(x=self.x, y=0.0, z=0.0, yaw=0.0)


@dataclass
class Guide:
    """Walks a stride at each moment; moments pass while it walks and while it waits."""

    people: list[Visitor]
    x: float = 0.0
    waved_at: list[Visitor] = field(default_factory=list)
    moments: int = 0
    slept_s: float = 0.0

    @property
    def place(self) -> Place:
        return Place(x=self.x, y=0.0, z=0.0, yaw=0.0)

    @property
    def world(self) -> Guide:
        return self

    async def walk_to(self, stop: Stop, *, unless: Callable[[], bool]) -> bool:
        while self.x < stop[0] and not unless():
            self.x += STRIDE_M
            self._pass()
        return self.x >= stop[0]

    async def sleep(self, seconds: float) -> None:
        self.slept_s += seconds
        self._pass()

    def look_at(self, goal: Visitor) -> None:
        self.waved_at.append(goal)

    async def emote(self, emote: str) -> None:
        assert emote == "wave"

    def _pass(self) -> None:
        self.moments += 1
        assert self.moments < 1_000, "the tour never ends"
        for each in self.people:
            each.x = min(each.x + each.pace_m, max(self.x, each.x))


def tour_of(guide: Guide, patience_s: float = 60.0) -> Tour:
    return Tour(cast(Any, guide), cast(Any, guide.people), 5.0, patience_s)


async def test_who_keeps_up_is_led_from_stop_to_stop() -> None:
    guide = Guide([Visitor(), Visitor()])
    reached: list[float] = []

    async def at_stop(_: Any, stop: Any) -> None:
        reached.append(stop[0])
        assert all(abs(each.x - guide.x) <= 5 for each in guide.people)

    tour = tour_of(guide)
    await tour.go([(10.0, 0.0), (20.0, 0.0)], at_stop)
    assert reached == [10.0, 20.0] and guide.waved_at == [] and len(tour.people) == 2


async def test_who_lags_is_looked_at_beckoned_and_waited_for() -> None:
    slow = Visitor(pace_m=0.4)
    guide = Guide([Visitor(), slow])
    tour = tour_of(guide)
    await tour.go([(30.0, 0.0)], None)
    assert guide.x == 30.0 and set(guide.waved_at) == {slow} and len(tour.people) == 2


async def test_who_does_not_come_is_given_up_and_the_others_go_on() -> None:
    stays = Visitor(pace_m=0.0)
    guide = Guide([Visitor(), stays])
    tour = tour_of(guide, patience_s=20.0)
    await tour.go([(30.0, 0.0)], None)
    assert guide.x == 30.0 and stays not in cast(Any, tour.people) and guide.slept_s <= 21.0


async def test_when_everybody_has_left_the_tour_is_over() -> None:
    gone = Visitor(is_here=False)
    guide = Guide([gone])
    await tour_of(guide).go([(30.0, 0.0)], None)
    assert guide.x == 0.0
