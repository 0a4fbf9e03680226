"""Which hosts are this machine to itself."""

from __future__ import annotations

import pytest

from lanting.kernel.host import is_loopback


@pytest.mark.parametrize("host", ["localhost", "lanting.localhost", "127.0.0.1", "127.8.9.10", "::1", "[::1]"])
def test_a_loopback_host_means_ones_own_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "192.0.2.7", "::", "0.0.0.0", "localhost.example", "127.example", "mylocalhost"])
def test_any_other_host_means_another(host: str) -> None:
    assert not is_loopback(host)
