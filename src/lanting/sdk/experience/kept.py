"""State that outlives the process: read once, changed in blocks, committed before a block ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import cast

from lanting.protocol.program import Keep, Recall, Recalled
from lanting.sdk.experience.asking import Handling, being_handled
from lanting.sdk.experience.link import Link
from lanting.sdk.experience.state import AnyState, State, decode, encode, key_of, new

_Key = tuple[str, str | None]
_Value = tuple[int, bytes]
Settle = Callable[[Sequence[Handling]], Awaitable[None]]


class KeptStates:
    """What one experience keeps in one Space. Nobody else writes it, so what was read or written once is known."""

    def __init__(self, link: Link, settle: Settle) -> None:
        """`settle` is told of the answers that are taken, once what was made of them is kept."""
        self._link = link
        self._settle = settle
        self._known: dict[_Key, _Value | None] = {}
        self._whole: set[str] = set()
        """Of these the states of all persons are known."""
        self._locks: dict[_Key, asyncio.Lock] = {}

    @asynccontextmanager
    async def state(self, kind: type[AnyState], person: str | None) -> AsyncIterator[AnyState]:
        """One at a time: a handler that changes the same state waits until the block has ended."""
        key = key_of(kind), person
        async with self._locks.setdefault(key, asyncio.Lock()):
            before = await self._read(key)
            state = new(kind) if before is None else decode(kind, *before)
            yield state
            after = kind.state_version, encode(state)
            if after != (before or (kind.state_version, encode(new(kind)))):
                await self._write(key, after)

    async def recall(self, kind: type[AnyState], person: str | None) -> AnyState:
        """As it was when the last block ended."""
        kept = await self._read((key_of(kind), person))
        return new(kind) if kept is None else decode(kind, *kept)

    async def states(self, kind: type[AnyState]) -> dict[str, AnyState]:
        """By person, what is kept of each."""
        name = key_of(kind)
        if name not in self._whole:
            await self._read_all(name)
            self._whole.add(name)
        found = [(person, value) for (key, person), value in self._known.items() if key == name]
        return {person: decode(kind, *value) for person, value in found if person is not None and value is not None}

    async def forget(self, kind: type[State], person: str | None) -> None:
        key = key_of(kind), person
        async with self._locks.setdefault(key, asyncio.Lock()):
            if await self._read(key) is not None:
                await self._write(key, None)

    async def _read(self, key: _Key) -> _Value | None:
        if key not in self._known and key[0] not in self._whole:
            recalled = cast(Recalled, await self._link.ask(Recall(key=key[0], person=key[1])))
            self._known[key] = next(((each.version, each.value) for each in recalled.values), None)
        return self._known.get(key)

    async def _read_all(self, name: str) -> None:
        after: str | None = None
        while True:
            recalled = cast(Recalled, await self._link.ask(Recall(key=name, is_prefix=True, after=after)))
            for each in recalled.values:
                # A longer name may begin so, too; and what a block has written meanwhile is newer.
                self._known.setdefault((each.key, each.person), (each.version, each.value))
            after = recalled.next
            if after is None:
                return

    async def _write(self, key: _Key, value: _Value | None) -> None:
        handled = being_handled()
        version, kept = value if value is not None else (0, None)
        answers = [each.request_id for each in handled]
        await self._link.ask(Keep(key=key[0], person=key[1], version=version, value=kept, for_answers=answers))
        self._known[key] = value
        await self._settle(handled)
