"""A guest is known again by the cookie that this server gave, and by no other."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis.strategies import binary, integers, text

from lanting.identity.guest import COOKIE_CHARS_MAX, Guest, GuestCookies
from lanting.identity.seal import Seal
from lanting.kernel.clock import Instant
from lanting.kernel.ids import UserId, new_user_id

SECRET = bytes(range(32))
NOW = Instant(1_790_000_000_000)


@given(binary(min_size=10, max_size=10), integers(min_value=0, max_value=1 << 52))
def test_a_guest_is_known_again(chance: bytes, issued_at: int) -> None:
    user = new_user_id(lambda count: chance)
    cookie = GuestCookies(SECRET).issue(user, Instant(issued_at))
    assert GuestCookies(SECRET).read(cookie) == Guest(user, issued_at)
    assert len(cookie) <= COOKIE_CHARS_MAX


@given(integers(min_value=0), text(alphabet="ABCabc019-_=", min_size=1, max_size=1))
def test_any_changed_character_makes_a_stranger(where: int, other: str) -> None:
    cookie = GuestCookies(SECRET).issue(new_user_id(bytes), NOW)
    position = where % len(cookie)
    changed = cookie[:position] + other + cookie[position + 1 :]
    assert changed == cookie or GuestCookies(SECRET).read(changed) is None


@given(text(max_size=400))
def test_invented_cookies_make_strangers(invented: str) -> None:
    assert GuestCookies(SECRET).read(invented) is None


def test_another_servers_cookie_makes_a_stranger() -> None:
    cookie = GuestCookies(bytes(32)).issue(new_user_id(bytes), NOW)
    assert GuestCookies(SECRET).read(cookie) is None


@pytest.mark.parametrize("content", [["not an id", 1], [1, 2], {"user": "x"}, ["par_0000000000000000", 1], []])
def test_what_we_sealed_for_another_shape_makes_a_stranger(content: object) -> None:
    sealed = Seal(SECRET, "guest cookie").close_text(msgspec.msgpack.encode(content))
    assert GuestCookies(SECRET).read(sealed) is None


def test_a_guest_has_a_user_id() -> None:
    assert Guest("usr_0000000000000000", 1).user_id == UserId("usr_0000000000000000")
