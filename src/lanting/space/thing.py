"""A thing that can be taken in hand, and the face of what keeps things that are: part of the pose lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from lanting.kernel.clock import Moment
from lanting.kernel.ids import EntityId
from lanting.protocol.thing import Quaternion

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class ThingPlace:
    """Where a thing is and how it is turned, in the world's axes."""

    position: Point
    rotation: Quaternion


@dataclass(frozen=True, slots=True)
class Takeable:
    """A `grabbable` Entity as it stands in the published Scene."""

    place: ThingPlace
    is_locked: bool = False


FindThing = Callable[[EntityId], Takeable | None]


class ThingLane(Protocol):
    """The things that are in hands or fly from them, each under a number of its own (SP-131 to SP-137).

    A participant holds one at most. Numbers are given lowest first; calls about one that is not in use are broken
    promises.
    """

    def take(self, slot: int, place: ThingPlace, now: Moment) -> tuple[int, int]:
        """Taken in hand where it stood. Returns its number and the epoch that its holder's reports must carry."""

    def catch(self, number: int, slot: int, now: Moment) -> int:
        """Out of the air, or out of nobody's hand, where it is. Returns the new epoch."""

    def settle(self, number: int, place: ThingPlace | None, now: Moment) -> ThingPlace:
        """It is let go for good: there if its holder may leave it there, else where it was accepted last.

        Viewers are still told of it, and nobody's reports move it any more.
        """

    def drop(self, number: int) -> None:
        """No frame tells of it from now on."""

    def report(self, slot: int, data: bytes, /) -> None:
        """A holder's 18 bytes, to be judged at the next `advance`."""

    def place(self, number: int) -> ThingPlace:
        """Where it was accepted last, rounded as viewers see it."""

    def is_flying(self, number: int) -> bool:
        """Whether it was let go and goes by itself."""

    def may_see(self, slot: int, number: int) -> bool:
        """Whether frames may tell this slot of it: of its holder's group, and not hidden from her."""

    def overdue(self, now: Moment) -> list[int]:
        """What has flown for too long, or was silent for too long."""
