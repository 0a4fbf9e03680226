"""Who came into a Space from which network: where many share one, a ban must not keep out a whole school.

In memory alone, for as long as a ban may ask for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from lanting.kernel.clock import Moment
from lanting.kernel.ids import SpaceId, UserId
from lanting.space.act import BanGuest
from lanting.space.command import SaveAct

KEPT_MS: Final = 24 * 60 * 60 * 1_000
USERS_MAX: Final = 16
"""Of one network and Space; more than a ban asks for."""
NETWORKS_MAX: Final = 20_000


class Neighbours:
    """Remembers the last who came from each network."""

    def __init__(self, *, networks_max: int = NETWORKS_MAX) -> None:
        self._networks_max = networks_max
        self._seen: dict[tuple[SpaceId, str], dict[UserId, Moment]] = {}
        """By who came last, in both."""

    def came(self, space: SpaceId, network: str, user: UserId, now: Moment) -> None:
        """`user` was let into `space`."""
        seen = self._seen[space, network] = self._seen.pop((space, network), {})
        seen.pop(user, None)
        seen[user] = now
        if len(seen) > USERS_MAX:
            del seen[next(iter(seen))]
        if len(self._seen) > self._networks_max:
            del self._seen[next(iter(self._seen))]

    def network_of(self, space: SpaceId, user: UserId) -> str | None:
        """From where she came into `space` last, as far as is remembered."""
        return next(
            (network for (where, network), seen in reversed(self._seen.items()) if where == space and user in seen),
            None,
        )

    def with_network(self, act: SaveAct, space: SpaceId, here: Mapping[UserId, str]) -> SaveAct:
        """A ban that keeps out newcomers names the network from which its guest came; `here`: who is connected now."""
        effect = act.effect
        if not isinstance(effect, BanGuest) or not effect.newcomers:
            return act
        network = here.get(effect.user) or self.network_of(space, effect.user)
        return replace(act, effect=replace(effect, network=network))

    def of(self, space: SpaceId, network: str, now: Moment) -> frozenset[UserId]:
        """Who came into `space` from `network` within KEPT_MS."""
        seen = self._seen.get((space, network), {})
        return frozenset(user for user, came_at in seen.items() if now - came_at < KEPT_MS)
