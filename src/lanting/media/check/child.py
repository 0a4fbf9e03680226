"""Starts one child for each file that is to be checked, and waits no longer than it may take."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

import lanting
from lanting.kernel.error import Fact
from lanting.media.asset import Found
from lanting.media.check.refusal import CODES, CheckEnded, refusal_of
from lanting.media.limit import CHECK_ANSWER_BYTES_MAX, CHECK_S_MAX, CHECKS_AT_ONCE

COMMAND: Final = (sys.executable, "-P", "-m", "lanting.media.check")
"""-P: what lies in the folder where somebody starts a Server is no part of it."""
_KEPT: Final = ("PATH", "PYTHONHOME", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""What a child is told of our surroundings: nothing that is secret."""
_OURS: Final = str(Path(lanting.__file__).parents[1])
"""A child is the same Lanting as its parent, wherever that was found."""
_OUT_OF_TIME: Final = -24
"""SIGXCPU, where there is one."""


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a child says: the one or the other."""

    found: Found | None = None
    code: str = ""
    facts: dict[str, Fact] = {}


class Checks:
    """So many children at a time; further files wait their turn."""

    def __init__(self, command: tuple[str, ...] = COMMAND, within_s: float = CHECK_S_MAX) -> None:
        self._command = command
        self._within_s = within_s
        self._turns = asyncio.Semaphore(CHECKS_AT_ONCE)

    async def check(self, file: Path) -> Found:
        """What the file is. Raises AssetRefused."""
        async with self._turns:
            answer = await self._ask(file)
        if answer.found is not None:
            return answer.found
        raise refusal_of(answer.code, answer.facts)

    async def _ask(self, file: Path) -> Answer:
        surroundings = {name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONPATH": _OURS}
        with file.open("rb") as opened:
            process = await asyncio.create_subprocess_exec(
                *self._command, stdin=opened, stdout=PIPE, stderr=DEVNULL, env=surroundings
            )
        try:
            async with asyncio.timeout(self._within_s):
                said = await _read(process)
                code = await process.wait()
        except TimeoutError:
            raise CheckEnded("time") from None
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        return _understood(said, code)


async def _read(process: Process) -> bytes:
    """Up to its end, or one byte more than an answer has."""
    assert process.stdout is not None
    said = bytearray()
    while len(said) <= CHECK_ANSWER_BYTES_MAX and (piece := await process.stdout.read(1 << 16)):
        said += piece
    if len(said) > CHECK_ANSWER_BYTES_MAX:
        process.kill()
    return bytes(said)


def _understood(said: bytes, code: int) -> Answer:
    if code == _OUT_OF_TIME:
        raise CheckEnded("time")
    try:
        answer = msgspec.json.decode(said, type=Answer)
    except msgspec.DecodeError:
        raise CheckEnded("memory") from None
    if code or (answer.found is None and answer.code not in CODES):
        raise CheckEnded("memory")
    return answer
