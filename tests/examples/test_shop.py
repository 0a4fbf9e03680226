"""The shop: baskets, orders and receipts, and the last piece that two want."""

from __future__ import annotations

import asyncio
import csv
import io
from typing import Any

import pytest

from lanting.sdk import RequestRefused, Table
from lanting.sdk.testing import Actor, Stage, stage
from tests.examples.test_examples import load

LAST = "Moon, Tenmoku"


def shop() -> Any:
    return load("shop").shop


async def put_in_basket(who: Actor, tea_set: str, glaze: str) -> None:
    await who.click(f"{tea_set} tea set")
    await who.answer(await who.panel(f"{tea_set} tea set"), "Into the basket", glaze=[glaze])


async def order(who: Actor) -> None:
    await who.click("Counter")
    await who.answer(await who.panel("Your basket"), "Order")


def left(s: Stage) -> dict[str, str]:
    """What the board at the counter says of each."""
    return {row[0]: row[2] for row in s.board("Counter").item(Table).rows}


async def test_a_tea_set_is_looked_at_ordered_and_a_receipt_is_given() -> None:
    async with stage(shop(), template="courtyard") as s:
        mei = await s.visitor("Mei", at=(0, 9))
        await mei.click("Crane tea set")
        await mei.answer(await mei.panel("Crane tea set"), "Show it so", glaze=["Sky blue"])
        assert s.components("Crane tea set")["lathe"]["colour"] == "#8fb8c6"
        await mei.answer(await mei.panel("Crane tea set"), "Into the basket", glaze=["Sky blue"])
        await put_in_basket(mei, "Moon", "Celadon")
        await order(mei)
        assert (left(s)["Crane, Sky blue"], left(s)["Moon, Celadon"]) == ("1", "3")
        receipt = mei.files["receipt-0001.txt"]
        assert "164.00 EUR" in receipt and "test payment" in receipt and "no money has moved" in receipt
        await mei.click("Counter")
        assert "It is empty. Click a tea set." in (await mei.panel("Your basket")).texts


async def test_of_two_who_want_the_last_piece_one_gets_it_and_the_other_reads_so() -> None:
    async with stage(shop(), template="courtyard") as s:
        both = [await s.visitor(name, at=(x, 9)) for name, x in (("Mei", -1), ("Ana", 1))]
        for who in both:
            await put_in_basket(who, "Moon", "Tenmoku")
            await who.click("Counter")
        panels = [await who.panel("Your basket") for who in both]
        done = await asyncio.gather(
            *(who.answer(panel, "Order") for who, panel in zip(both, panels, strict=True)), return_exceptions=True
        )
        (refused,) = [each for each in done if isinstance(each, BaseException)]
        assert isinstance(refused, RequestRefused) and "Nothing was ordered" in str(refused.facts)
        assert left(s)[LAST] == "sold out"
        assert sorted(len(who.files) for who in both) == [0, 1]


async def test_who_presses_order_before_two_panels_orders_once() -> None:
    async with stage(shop(), template="courtyard") as s:
        mei = await s.visitor("Mei", at=(0, 9))
        await put_in_basket(mei, "Moon", "Celadon")
        panels = []
        for _ in range(2):
            await mei.click("Counter")
            panels.append(mei.panels[-1])
        await mei.answer(panels[0], "Order")
        with pytest.raises(RequestRefused) as refused:
            await mei.answer(panels[1], "Order")
        assert "empty" in str(refused.value.facts)
        assert list(mei.files) == ["receipt-0001.txt"] and left(s)["Moon, Celadon"] == "3"


async def test_what_was_sold_is_sold_after_a_restart_and_the_host_has_it_as_csv() -> None:
    async with stage(shop(), template="courtyard") as s:
        mei, host = await s.visitor("Mei", at=(0, 9)), await s.visitor("Lin", role="host", at=(1, 9))
        await put_in_basket(mei, "Moon", "Tenmoku")
        await order(mei)
        await s.restart()
        assert left(s)[LAST] == "sold out"
        assert len(s.world.entities("Counter")) == 1, "what stands is not put up twice"
        await put_in_basket(mei, "Moon", "Tenmoku")
        with pytest.raises(RequestRefused):
            await order(mei)
        await host.click("Counter")
        await host.answer(await host.panel("Your basket"), "Orders as CSV")
        rows = list(csv.reader(io.StringIO(host.files["orders.csv"])))
        assert [row[2] for row in rows] == ["wares", "1 x Moon, Tenmoku"]


async def test_the_shelves_are_those_of_the_csv() -> None:
    wares = "set,glaze,colour,price,pieces\nPine,Ash,#8e8e86,30.5,2\n"
    async with stage(shop(), template="courtyard", settings={"wares": wares, "currency": "CNY"}) as s:
        assert left(s) == {"Pine, Ash": "2"}
        ana = await s.visitor("Ana", at=(-2, 9))
        await put_in_basket(ana, "Pine", "Ash")
        assert "Pine, Ash, 30.50 CNY: it is in your basket, at the counter." in ana.told
