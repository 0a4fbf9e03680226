"""Bots with keys: the role comes with the door's cookies, and goes with the key."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from lanting.sdk import Bot, EntryRefused
from tests.serving import Serving

WITHIN_S = 60


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("server")) as server:
        yield server


def owner_key(server: Serving) -> str:
    """The secret of a new owner key of the courtyard, from the link that a command prints."""
    printed = server.command("space", "owner", "courtyard").split()
    return next(word for word in printed if "/k/" in word).rpartition("/")[2]


@pytest.mark.parametrize("as_link", [True, False])
async def test_ht68_a_bot_with_the_owner_key_owns_until_another_key_is_made(server: Serving, as_link: bool) -> None:
    secret = owner_key(server)
    key = f"{server.url}/k/{secret}" if as_link else secret
    async with Bot.enter(server.url, "courtyard", name="Owner", key=key) as bot:
        assert bot.rights.role == "owner"
        await asyncio.to_thread(owner_key, server)
        async with asyncio.timeout(WITHIN_S):
            while bot.rights.role != "visitor":
                await asyncio.sleep(0.05)
    with pytest.raises(EntryRefused) as refusal:
        async with Bot.enter(server.url, "courtyard", name="Owner", key=key):
            pass
    assert refusal.value.reason == "key_revoked"


async def test_ht68_a_key_that_opens_nothing_lets_no_bot_in(server: Serving) -> None:
    with pytest.raises(EntryRefused) as refusal:
        async with Bot.enter(server.url, "courtyard", name="Nobody", key="lanting-key-x"):
            pass
    assert (refusal.value.reason, refusal.value.may_retry) == ("key_unknown", False)
