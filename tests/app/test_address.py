"""This machine's addresses, as others could reach it."""

from __future__ import annotations

from lanting.app.address import machine_addresses, network_address


def test_only_addresses_that_others_can_reach_are_named_each_once() -> None:
    addresses = machine_addresses()
    assert len(set(addresses)) == len(addresses)
    assert not [each for each in addresses if each.is_loopback or each.is_link_local or each.is_unspecified]


def test_the_link_for_the_network_is_at_one_of_them() -> None:
    assert network_address() in (None, *machine_addresses())
