"""How many sockets one address may hold and open, so that one machine cannot fill a Server.

The address is the one that the ticket carries. In IPv6 a /64 counts as one address: every household has one (RFC 6177).
Networks that the Operator trusts are not counted: a school comes from one address (HT-91).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

from lanting.kernel.clock import Moment
from lanting.kernel.error import LantingError
from lanting.runtime.bucket import Bucket

Network = IPv4Network | IPv6Network

CONNECTIONS_MAX: Final = 300
NEW_PER_S: Final = 20
_FORGET_ABOVE: Final = 4_096
_PREFIX_BITS: Final = 64


class TooManyConnections(LantingError):
    """One address holds, or opens, more sockets than it may."""

    code = "too_many_connections"

    def __init__(self, connections_max: int, new_per_s: float) -> None:
        super().__init__(
            f"one address may hold {connections_max} connections and open {new_per_s} a second; "
            "wait a moment, or close what is not needed",
            connections_max=connections_max,
            new_per_s=new_per_s,
        )


@dataclass(slots=True)
class _Neighbour:
    opening: Bucket
    held: int = 0


class AddressLimit:
    """Counts by address. Whoever was admitted must be released once.

    As many as `burst` may open at once; unless said, as many as in a second.
    """

    def __init__(
        self,
        connections_max: int = CONNECTIONS_MAX,
        new_per_s: float = NEW_PER_S,
        burst: int | None = None,
        trusted: Sequence[Network] = (),
    ) -> None:
        """Addresses in one of the `trusted` networks are admitted without being counted."""
        self._connections_max = connections_max
        self._new_per_s = new_per_s
        self._burst = burst or max(1, round(new_per_s))
        self._trusted = trusted
        self._neighbours: dict[str, _Neighbour] = {}
        self._forget_above = _FORGET_ABOVE

    def admit(self, address: str, now: Moment) -> None:
        """Count one more connection from `address`. Raises TooManyConnections, and then counts nothing."""
        if is_in(address, self._trusted):
            return
        if len(self._neighbours) > self._forget_above:
            self._forget_idle(now)
        key = network_of(address)
        neighbour = self._neighbours.get(key)
        if neighbour is None:
            neighbour = self._neighbours[key] = _Neighbour(Bucket(self._new_per_s, self._burst, now))
        if neighbour.held >= self._connections_max or not neighbour.opening.take(now):
            raise TooManyConnections(self._connections_max, self._new_per_s)
        neighbour.held += 1

    @property
    def known(self) -> int:
        """How many addresses are remembered."""
        return len(self._neighbours)

    def held(self, address: str) -> int:
        """How many connections `address` holds now."""
        neighbour = self._neighbours.get(network_of(address))
        return neighbour.held if neighbour else 0

    def release(self, address: str) -> None:
        """Give back what `admit` gave, once for each."""
        if is_in(address, self._trusted):
            return
        neighbour = self._neighbours.get(network_of(address))
        assert neighbour is not None and neighbour.held > 0, "only what was admitted is released"
        neighbour.held -= 1

    def forgive(self, address: str) -> None:
        """What `admit` counted was no attempt against anybody: it shall not slow down who comes next."""
        neighbour = self._neighbours.get(network_of(address))
        if neighbour is not None:
            neighbour.opening.give_back()

    def _forget_idle(self, now: Moment) -> None:
        self._neighbours = {
            key: neighbour
            for key, neighbour in self._neighbours.items()
            if neighbour.held or not neighbour.opening.is_full(now)
        }
        self._forget_above = max(_FORGET_ABOVE, 2 * len(self._neighbours))


def is_in(address: str, networks: Sequence[Network]) -> bool:
    """Whether an address belongs to one of the networks; what is no address belongs to none."""
    if not networks:
        return False
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, IPv6Address) and number.ipv4_mapped is not None:
        number = number.ipv4_mapped
    return any(number in network for network in networks)


def network_of(address: str) -> str:
    """What counts as one address: itself in IPv4, its /64 in IPv6, the text as it is for anything else."""
    try:
        return str(IPv4Address(address))
    except AddressValueError:
        pass
    try:
        number = IPv6Address(address.partition("%")[0])
    except AddressValueError:
        return address
    if number.ipv4_mapped is not None:
        return str(number.ipv4_mapped)
    return f"{IPv6Address(int(number) >> _PREFIX_BITS << _PREFIX_BITS)}/{_PREFIX_BITS}"
