"""Buyers before `examples/shop.py`, who all want the same last piece: what each was told, and what was sold to whom."""

from __future__ import annotations

import asyncio
import csv
import io
import random
from collections import Counter
from collections.abc import Iterator
from typing import Self
from urllib.parse import urlsplit

import httpx

from lanting.protocol.panel import Table
from tests.kill.form import fill_in
from tests.kill.guest import TAKEN, Guest, Said
from tests.kill.owner import browser
from tests.kill.room import Room, kept
from tests.serving import START_WITHIN_S, Serving

BUYERS = 3
SETS = ("Moon", "Crane", "River")
PIECES = 99
"""Each the only one of its kind; a table shows a hundred."""
COUNTER, BASKET = "Counter", "Your basket"
TAKE, ORDER, EMPTY, CSV = "Into the basket", "Order", "Empty it", "Orders as CSV"
COMES_S_MAX = 0.1


class Sale(Room):
    """Each turn is a piece, the last of its kind, that all want."""

    example = "shop"

    def __init__(self, owner: Guest, buyers: list[Guest], source: random.Random) -> None:
        super().__init__([owner, *buyers])
        self._owner = owner
        self._buyers = buyers
        self._source = source
        self._left = iter(_pieces())
        self._sold: dict[str, str] = {}
        """To whom each went, as she was told."""

    @classmethod
    async def begin(cls, server: Serving, source: random.Random) -> Self:
        await _fill_shelves(server)
        owner = await Guest.come(server, "Ms Lin", key=server.owner_key)
        return cls(owner, [await Guest.come(server, f"Buyer {number}") for number in range(BUYERS)], source)

    async def act(self) -> None:
        piece = next(self._left)
        has = await asyncio.gather(*(self._buy(each, piece) for each in self._buyers))
        owners = [buyer.name for buyer, is_hers in zip(self._buyers, has, strict=True) if is_hers]
        assert len(owners) == 1, f"{piece} is told to belong to {owners}"
        self._sold[piece] = owners[0]

    async def faults(self, server: Serving) -> list[str]:
        (books,) = kept(server.data, "Books")
        orders = list(books["orders"].values())
        faults = []
        if books["sold"] != dict.fromkeys(self._sold, 1):
            faults.append(f"told {self._sold}, and kept {books['sold']}")
        if Counter(row[2] for row in orders) != Counter(f"1 x {piece}" for piece in self._sold):
            faults.append(f"told {self._sold}, and ordered {orders}")
        # The experience has its own names of people: each is one buyer's, and each buyer has one.
        whose = {(self._sold.get(row[2][4:]), key.partition(".")[0]) for key, row in books["orders"].items()}
        if len(whose) != len({name for name, _ in whose}) or len(whose) != len({person for _, person in whose}):
            faults.append(f"told {self._sold}, and kept as of {books['orders']}")
        for buyer in self._buyers:
            lines = [text.split("\n")[1:6] for text in buyer.files.values()]
            faults += [f"{buyer.name} has a receipt {each}, of no order" for each in lines if each not in orders]
        _, *rows = csv.reader(io.StringIO(await self._orders()))
        if rows != orders:
            faults.append(f"kept {orders}, and given out {rows}")
        return faults

    async def _buy(self, who: Guest, piece: str) -> bool:
        """Try until it is hers, or somebody else's."""
        tea_set, glaze = piece.split(", ")
        await asyncio.sleep(self._source.uniform(0, COMES_S_MAX))
        pressed: list[Said] = []
        while True:
            basket = await who.open(COUNTER, BASKET)
            # What was taken before everything ended is told before anything else can be done.
            if any(each.fate == TAKEN for each in pressed):
                return True
            if not _rows(basket.content.items):
                look = await who.open(f"{tea_set} tea set", f"{tea_set} tea set")
                await who.told(await who.press(look, TAKE, glaze=[glaze]))
                continue
            pressed.append(await who.press(basket, ORDER))
            fate = await who.told(pressed[-1])
            if fate == TAKEN:
                return True
            if "are not left" in fate:
                await self._empty(who)
                return False

    async def _empty(self, who: Guest) -> None:
        while _rows((basket := await who.open(COUNTER, BASKET)).content.items):
            await who.told(await who.press(basket, EMPTY))

    async def _orders(self) -> str:
        """What the owner is given."""
        while "orders.csv" not in self._owner.files:
            await self._owner.told(await self._owner.press(await self._owner.open(COUNTER, BASKET), CSV))
            await self._owner.until(lambda: "orders.csv" in self._owner.files, 1.0)
        return self._owner.files.pop("orders.csv")


async def _fill_shelves(server: Serving) -> None:
    """By the form of the owner's page, as a browser sends it."""
    rows = [f"{piece.replace(', ', ',')},#9fb8a0,10,1" for piece in _pieces()]
    async with browser(server.url) as owner:
        # The page asks every experience what it is, in a process of its own.
        owner.timeout = START_WITHIN_S
        (await owner.post("/api/keys", json={"key": server.owner_key})).raise_for_status()
        page = f"{urlsplit(server.space_url).path}/manage/experiences"
        wares = "\n".join(["set,glaze,colour,price,pieces", *rows])
        form = await fill_in(owner, page, f"{page}/shop/on", **{"set-wares": wares})
        assert (await owner.post(form.action, data=form.fields)).status_code == httpx.codes.SEE_OTHER


def _pieces() -> Iterator[str]:
    return (f"{SETS[number % len(SETS)]}, Glaze {number}" for number in range(PIECES))


def _rows(items: list[object]) -> list[list[str]]:
    (table,) = [each for each in items if isinstance(each, Table)]
    return table.rows
