"""The cookies that carry rights, and the guest's, which now says whether she is known."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.identity.caller import Caller
from lanting.identity.guest import COOKIE_CHARS_MAX, Guest, GuestCookies
from lanting.identity.holder import Holder, HolderCookies
from lanting.identity.operator import OPERATOR_COOKIE_VALID_MS, OperatorCookies
from lanting.identity.seal import FULL_SEAL_BYTES, Seal
from lanting.kernel.clock import Instant
from lanting.kernel.ids import HolderId, UserId, new_holder_id

SECRET = bytes(range(32))
NOW = Instant(1_790_000_000_000)
HOUR_MS = 60 * 60 * 1_000
USER, HOLDER = UserId("usr_0000000000000001"), HolderId("hld_0000000000000001")


def operators(key: str | None = "lanting-operator-x") -> OperatorCookies:
    return OperatorCookies(SECRET, lambda: key)


def test_ht21_a_cookie_from_before_there_were_ranks_is_still_its_guests() -> None:
    old = Seal(SECRET, "guest cookie").close_text(msgspec.msgpack.encode([USER, int(NOW)]))
    assert GuestCookies(SECRET).read(old) == Guest(USER, NOW, is_known=False)


@pytest.mark.parametrize("is_known", [False, True])
def test_ht58_a_guest_cookie_says_whether_she_is_known(is_known: bool) -> None:
    cookie = GuestCookies(SECRET).issue(USER, NOW, is_known=is_known)
    assert GuestCookies(SECRET).read(cookie) == Guest(USER, NOW, is_known)


@given(st.binary(min_size=10, max_size=10), st.integers(0, 1 << 52))
def test_ht52_a_holder_is_known_again(chance: bytes, issued_at: int) -> None:
    cookies = HolderCookies(SECRET)
    holder = new_holder_id(lambda _count: chance)
    cookie = cookies.issue(holder, Instant(issued_at))
    assert len(cookie) <= COOKIE_CHARS_MAX
    assert cookies.read(cookie) == Holder(holder, issued_at)


@given(st.text(max_size=300))
def test_ht52_invented_cookies_hold_nothing(invented: str) -> None:
    assert HolderCookies(SECRET).read(invented) is None
    assert not operators().is_valid(invented, NOW)


@given(st.integers(min_value=0), st.sampled_from("ABCabc019-_="))
def test_ht52_any_changed_character_holds_nothing(where: int, other: str) -> None:
    holder, operator = HolderCookies(SECRET).issue(HOLDER, NOW), operators().issue(NOW)
    assert operator is not None
    for cookie in (holder, operator):
        position = where % len(cookie)
        changed = cookie[:position] + other + cookie[position + 1 :]
        if changed != cookie:
            assert HolderCookies(SECRET).read(changed) is None
            assert not operators().is_valid(changed, NOW)


def test_ht52_no_cookie_passes_for_another_kind() -> None:
    guest, holder = GuestCookies(SECRET).issue(USER, NOW), HolderCookies(SECRET).issue(HOLDER, NOW)
    operator = operators().issue(NOW) or ""
    assert GuestCookies(SECRET).read(holder) is None and GuestCookies(SECRET).read(operator) is None
    assert HolderCookies(SECRET).read(guest) is None and HolderCookies(SECRET).read(operator) is None
    assert not operators().is_valid(guest, NOW) and not operators().is_valid(holder, NOW)


@pytest.mark.parametrize("content", [[USER, 1], [1, 2], ["hld_short", 1], [], "hld_0000000000000001"])
def test_ht52_what_was_sealed_for_another_shape_holds_nothing(content: object) -> None:
    sealed = Seal(SECRET, "holder cookie", length=FULL_SEAL_BYTES).close_text(msgspec.msgpack.encode(content))
    assert HolderCookies(SECRET).read(sealed) is None


@given(st.integers(-400 * 24 * HOUR_MS, 400 * 24 * HOUR_MS))
def test_ht64_the_operator_is_operator_for_twelve_hours_wherever_the_clock_jumps(jump_ms: int) -> None:
    cookie = operators().issue(NOW) or ""
    assert operators().is_valid(cookie, Instant(NOW + jump_ms)) == (abs(jump_ms) < OPERATOR_COOKIE_VALID_MS)


def test_ht64_another_key_in_the_file_ends_every_operator_cookie() -> None:
    key: list[str | None] = ["lanting-operator-one"]
    cookies = OperatorCookies(SECRET, lambda: key[0])
    cookie = cookies.issue(NOW) or ""
    assert cookies.is_valid(cookie, NOW)
    for changed in ("lanting-operator-two", None):
        key[0] = changed
        assert not cookies.is_valid(cookie, NOW)
    assert cookies.issue(NOW) is None


@given(st.integers(0, 1 << 30))
def test_ht52_the_bearers_of_a_caller_are_all_her_names(seed: int) -> None:
    holder = new_holder_id(random.Random(seed).randbytes)
    assert Caller(USER, NOW).bearers == (USER,)
    assert Caller(USER, NOW, holder).bearers == (USER, holder)
