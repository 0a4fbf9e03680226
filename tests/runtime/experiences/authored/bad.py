"""Everything that an author can do wrong, each under a command."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time

from lanting.sdk import Experience, GaveCommand, Panel, State, World

bad = Experience("bad", capabilities=["edit"])


class Last(State):
    deed: str = ""


@bad.on_command("ask", about="Says what was done last")
async def ask(world: World, event: GaveCommand) -> None:
    async with world.state(Last) as last:
        await event.participant.tell(f"Last: {last.deed}")


@bad.on_command("do", about="Does what should not be done")
async def do(world: World, event: GaveCommand) -> None:
    async with world.state(Last) as last:
        last.deed = event.text
    await _DEEDS[event.text](world, event)


async def _spin(world: World, event: GaveCommand) -> None:
    while True:
        pass


async def _spin_on(world: World, event: GaveCommand) -> None:
    """Catches whatever interrupts it."""
    while True:
        try:
            while True:
                pass
        except BaseException:  # noqa: BLE001
            pass


async def _regex(world: World, event: GaveCommand) -> None:
    re.match(r"(a+)+$", "a" * 64 + "b")


async def _sleep(world: World, event: GaveCommand) -> None:
    time.sleep(60)


async def _memory(world: World, event: GaveCommand) -> None:
    [0] * (1 << 29)


async def _memory_on(world: World, event: GaveCommand) -> None:
    """A little at a time."""
    kept = []
    while True:
        kept.append(bytes(1 << 20))
        await world.sleep(0)


async def _exit(world: World, event: GaveCommand) -> None:
    os._exit(0)


async def _recurse(world: World, event: GaveCommand) -> None:
    await _recurse(world, event)


async def _entities(world: World, event: GaveCommand) -> None:
    async with world.edit():
        for number in range(1_000_000):
            await world.add(name=f"stone {number}")


async def _panel(world: World, event: GaveCommand) -> None:
    hostile = "<script>alert(1)</script>\u202e\x00\n" * 60
    await event.participant.show(Panel(hostile[:70], hostile[:1_900], choices=[hostile[:60]]))


async def _network(world: World, event: GaveCommand) -> None:
    socket.create_connection(("127.0.0.1", 9))


async def _program(world: World, event: GaveCommand) -> None:
    subprocess.run(["true"], check=False)


_DEEDS = {
    "spin": _spin,
    "spin-on": _spin_on,
    "regex": _regex,
    "sleep": _sleep,
    "memory": _memory,
    "memory-on": _memory_on,
    "exit": _exit,
    "recurse": _recurse,
    "entities": _entities,
    "panel": _panel,
    "network": _network,
    "program": _program,
}
