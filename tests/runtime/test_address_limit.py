"""How many sockets one address may hold and open."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from lanting.kernel.clock import Moment
from lanting.runtime.address_limit import AddressLimit, TooManyConnections, network_of

START = Moment(0)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix", "unix"),
    ],
)
def test_ht22_what_counts_as_one_address(address: str, network: str) -> None:
    assert network_of(address) == network


def test_who_opens_too_fast_waits() -> None:
    limit = AddressLimit(connections_max=100, new_per_s=2)
    limit.admit("192.0.2.7", START)
    limit.admit("192.0.2.7", START)
    with pytest.raises(TooManyConnections):
        limit.admit("192.0.2.7", START)
    limit.admit("192.0.2.8", START)
    limit.admit("192.0.2.7", Moment(500))


def test_ht24_a_burst_may_be_larger_than_what_comes_in_a_second() -> None:
    limit = AddressLimit(new_per_s=0.5, burst=3)
    for _ in range(3):
        limit.admit("192.0.2.7", START)
    with pytest.raises(TooManyConnections):
        limit.admit("192.0.2.7", Moment(1_999))
    limit.admit("192.0.2.7", Moment(2_000))


def test_who_holds_too_many_waits_until_one_is_released() -> None:
    limit = AddressLimit(connections_max=2, new_per_s=100)
    limit.admit("2001:db8::1", START)
    limit.admit("2001:db8::2", START)
    with pytest.raises(TooManyConnections) as caught:
        limit.admit("2001:db8::3", START)
    assert caught.value.facts == {"connections_max": 2, "new_per_s": 100}
    limit.release("2001:db8::1")
    limit.admit("2001:db8::3", START)
    assert limit.held("2001:db8::9") == 2


def test_a_refusal_counts_nothing() -> None:
    limit = AddressLimit(connections_max=1, new_per_s=100)
    limit.admit("192.0.2.7", START)
    for _ in range(3):
        with pytest.raises(TooManyConnections):
            limit.admit("192.0.2.7", START)
    assert limit.held("192.0.2.7") == 1


def test_idle_addresses_are_forgotten_and_others_are_not() -> None:
    limit = AddressLimit(connections_max=10, new_per_s=1)
    limit.admit("192.0.2.7", START)
    for number in range(50_000):
        address = f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"
        limit.admit(address, Moment(number))
        limit.release(address)
    assert limit.held("192.0.2.7") == 1
    assert limit.known < 10_000


SCHOOL = (ip_network("203.0.113.0/24"), ip_network("2001:db8:5::/48"))


@pytest.mark.parametrize("address", ["203.0.113.9", "2001:db8:5:1::9", "::ffff:203.0.113.9", "2001:db8:5:1::9%eth0"])
def test_ht91_an_address_of_a_trusted_network_is_not_counted(address: str) -> None:
    limit = AddressLimit(connections_max=2, new_per_s=1, trusted=SCHOOL)
    for _ in range(50):
        limit.admit(address, Moment(0))
    assert (limit.held(address), limit.known) == (0, 0)
    for _ in range(50):
        limit.release(address)


@pytest.mark.parametrize("address", ["203.0.114.9", "2001:db8:6::9", "no address", ""])
def test_ht91_every_other_address_is_counted_as_ever(address: str) -> None:
    limit = AddressLimit(connections_max=2, new_per_s=10, trusted=SCHOOL)
    limit.admit(address, Moment(0))
    limit.admit(address, Moment(0))
    with pytest.raises(TooManyConnections):
        limit.admit(address, Moment(0))
    assert limit.held(address) == 2
