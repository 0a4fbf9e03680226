"""Reading the link of a Space."""

from __future__ import annotations

import pytest

from lanting.sdk.address import SpaceAddress


def test_the_link_of_a_spaces_page_names_server_and_space() -> None:
    address = SpaceAddress.read("http://localhost:8080/s/garden?from=door")
    assert address == SpaceAddress("http://localhost:8080", "garden")
    assert address.socket_url("/socket") == "ws://localhost:8080/socket" and not address.is_secure


def test_a_server_and_a_slug_do_as_well() -> None:
    address = SpaceAddress.read("https://example.org/", "garden")
    assert address.origin == "https://example.org" and address.is_secure
    assert address.socket_url("/socket") == "wss://example.org/socket"


@pytest.mark.parametrize("url", ["garden", "ftp://x/s/garden", "http://x", "http://x/garden", "http://x/s/a/b", ""])
def test_what_names_no_space_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(ValueError, match="space"):
        SpaceAddress.read(url)


def test_the_link_of_an_invitation_brings_its_code() -> None:
    address = SpaceAddress.read("http://localhost:8080/s/garden?code=BCDFHJ&lang=fr")
    assert (address.space, address.code) == ("garden", "BCDFHJ")
    assert SpaceAddress.read("http://localhost:8080/s/garden").code is None


def test_passwords_in_a_link_go_nowhere() -> None:
    assert SpaceAddress.read("http://me:secret@host/s/a").origin == "http://host"
