"""A made-up place for the household's minds, and a body that does at once what they order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from lanting.household.figure import Mind
from lanting.household.outlook import Outlook
from lanting.household.sight import LookAt, Order, Rest, Show, Sight, SitOn, Speak, Spot, WalkTo
from lanting.sdk import Look, Person, Pose, Thing

ARRIVAL = Pose(0.0, 0.0, 0.0, yaw=0.0)
"""People arrive here and look along −z."""


def thing(key: str, x: float, z: float, **components: object) -> Thing:
    return Thing(f"ent_{key}", key, "", Pose(x, 0.0, z), components)


GARDEN = (
    thing("", 0.0, 0.0, spawn={"radius_m": 1.0}),
    thing("camera", 3.0, 12.0, viewpoint={"target": [0.0, 1.0, -20.0]}),
    thing("bench", 9.0, -9.0, seat={"height_m": 0.45}),
    thing("stool", -3.0, 1.0, seat={"height_m": 0.45}),
    thing("pond", -8.0, -6.0),
    thing("gate", 12.0, 4.0),
    thing("hill", 900.0, 900.0),
)


def person(name: str, x: float, z: float, *, yaw: float = 0.0, program: bool = False) -> Person:
    return Person(f"par_{name}", name, len(name), Look(), program, Pose(x, 0.0, z, yaw))


@dataclass
class Body:
    """Walks in no time, and remembers what it was ordered."""

    mind: Mind
    own: Pose = field(default_factory=lambda: Pose(9.0, 0.0, -9.0))
    seat: str | None = None
    now_s: float = 0.0
    done: list[Order] = field(default_factory=list)

    def look(self, *people: Person, programs: Sequence[Person] = ()) -> list[Order]:
        """One sight and what comes of it; half a second passes."""
        orders = self.mind.next(Sight(self.now_s, self.own, self.seat, people, programs))
        for order in orders:
            self._do(order)
        self.done += orders
        self.now_s += 0.5
        return orders

    def look_until_quiet(self, *people: Person) -> list[Order]:
        """Everything that is ordered while nobody comes, goes or moves."""
        orders: list[Order] = []
        for _ in range(20):
            if not (ordered := self.look(*people)):
                return orders
            orders += ordered
        raise AssertionError(f"it never comes to rest: {orders[-5:]}")

    def _do(self, order: Order) -> None:
        match order:
            case WalkTo(spot):
                self._go(spot, None)
            case SitOn(seat):
                self._go(Outlook(GARDEN).seats[seat], seat)
            case Rest(seconds):
                self.now_s += seconds
            case LookAt(spot) if spot != (self.own.x, self.own.z):
                yaw = math.atan2(self.own.x - spot[0], self.own.z - spot[1])
                self.own = Pose(self.own.x, 0.0, self.own.z, yaw)

    def _go(self, spot: Spot, seat: str | None) -> None:
        self.own = Pose(spot[0], 0.0, spot[1], self.own.yaw)
        self.seat = seat


def said(orders: Sequence[Order]) -> list[str]:
    return [order.text for order in orders if isinstance(order, Speak)]


def shown(orders: Sequence[Order]) -> list[str]:
    return [order.emote for order in orders if isinstance(order, Show)]
