"""The addresses of this machine, as its own network cards and its routes tell them. Nothing is sent to anybody."""

from __future__ import annotations

import socket
import struct
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

Address = IPv4Address | IPv6Address

# Addresses reserved for documentation (RFC 5737, RFC 3849): a UDP socket "connected" there sends nothing,
# but the system says from which of our addresses it would.
_FAR_AWAY: Final = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
_SIOCGIFADDR: Final = 0x8915
"""Linux: the IPv4 address of a network card (netdevice(7))."""


def machine_addresses() -> list[Address]:
    """Every address that others could reach this machine at, the one of the default route first."""
    found = [*_routed(), *_of_cards(), *_of_host_name()]
    return list(dict.fromkeys(each for each in found if not (each.is_loopback or each.is_link_local)))


def network_address() -> IPv4Address | None:
    """The address for the link that is given to others on the same network."""
    return next((each for each in machine_addresses() if isinstance(each, IPv4Address)), None)


def _routed() -> list[Address]:
    found: list[Address] = []
    for family, far_away in _FAR_AWAY:
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as asking:
            asking.connect((far_away, 9))
            found.append(ip_address(asking.getsockname()[0]))
    return found


def _of_cards() -> list[Address]:
    try:
        import fcntl
    except ImportError:
        return []
    found: list[Address] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, card in socket.if_nameindex():
            with suppress(OSError):
                request = struct.pack("256s", card.encode()[:15])
                found.append(ip_address(fcntl.ioctl(asking, _SIOCGIFADDR, request)[20:24]))
    return found


def _of_host_name() -> list[Address]:
    with suppress(OSError):
        known = socket.getaddrinfo(socket.gethostname(), None)
        return [ip_address(str(address[0]).partition("%")[0]) for *_, address in known]
    return []
