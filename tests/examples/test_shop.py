"""The shop: baskets, orders and receipts, the last piece that two want, and what each reads in her language."""

from __future__ import annotations

import asyncio
import csv
import io
import math
import re
from typing import Any

import pytest

from lanting.sdk import ChoiceField, RequestRefused, Table
from lanting.sdk.testing import Actor, Stage, stage
from tests.examples.test_examples import load

LAST = "Moon, Tenmoku"


def shop() -> Any:
    return load("shop").shop


async def put_in_basket(who: Actor, tea_set: str, glaze: str) -> None:
    await who.click(f"{tea_set} tea set")
    await who.answer(await who.panel(), "take", glaze=[glaze])


async def order(who: Actor) -> None:
    await who.click("Counter")
    await who.answer(await who.panel(), "order")


def left(s: Stage) -> dict[str, str]:
    """What the board says of each."""
    return {row[0]: row[2] for row in s.board("Tea sets").item(Table).rows}


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


async def test_shelves_follow_the_sets_of_the_csv_and_nothing_else() -> None:
    async with stage(shop(), template="courtyard") as s:
        stood = {each.id for each in s.world.entities(tag="shop")}
        await s.restart()
        assert {each.id for each in s.world.entities(tag="shop")} == stood
        for piece in s.world.entities("River tea set"):
            await piece.remove()
        await s.restart()
        assert len(s.world.entities("River tea set")) == 3 and len(s.world.entities("River shelf")) == 1


@pytest.mark.parametrize("x_m", [-0.75, 0.25])
@pytest.mark.parametrize("z_m", [-0.75, 0.25])
async def test_an_upright_phone_shows_all_goods_and_prices_to_whoever_arrives(x_m: float, z_m: float) -> None:
    """The camera is 3.4 m behind her, 0.55 m to her right and 2.1 m high; the picture is 62° high, 390 to 844."""
    across = math.tan(math.radians(62 / 2)) * 390 / 844
    async with stage(shop(), template="courtyard") as s:
        arrival = s.world.arrival
        goods = [(each.place, 0.0) for each in s.world.entities(tag="shop-tea-set")]
        (board,) = s.world.entities(tag="shop-prices")
        half_m = board.components["board"]["width_m"] / 2
        for place, edge_m in [*goods, (board.place, -half_m), (board.place, half_m)]:
            ahead_m = arrival.z + z_m + 3.4 - place.z
            assert abs(place.x + edge_m - arrival.x - x_m - 0.55) < across * ahead_m
        # Her own head ends at 1.75 m: what stands behind it is higher in the picture.
        assert all((2.1 - place.y) / (arrival.z + z_m + 3.4 - place.z) < (2.1 - 1.75) / 3.4 for place, _ in goods)


async def test_a_french_visitor_reads_her_whole_purchase_in_french() -> None:
    async with stage(shop(), template="courtyard") as s:
        zoe = await s.visitor("Zoé", language="fr", at=(0, 9))
        await zoe.click("Crane tea set")
        panel = await zoe.panel("Service à thé Crane")
        assert panel.item(ChoiceField).label == "Émail"
        assert panel.buttons == ["Voir dans cet émail", "Mettre dans le panier"]
        await zoe.answer(panel, "Mettre dans le panier", glaze=["Sky blue"])
        assert zoe.told == ["Crane, Sky blue, 96,00\u00a0EUR\u00a0: c’est dans votre panier, au comptoir."]
        await zoe.click("Counter")
        panel = await zoe.panel("Votre panier")
        assert panel.texts == ["Les paiements sont fictifs\u00a0: aucun argent ne circule."]
        assert panel.item(Table).columns == ["Service", "Quantité"]
        assert panel.buttons == ["Commander", "Vider le panier"]
        await zoe.answer(panel, "Commander")
        paid = "paiement fictif de 96,00\u00a0EUR, aucun argent n’a circulé"
        heading, number, time, *lines = zoe.files["reçu-0001.txt"].splitlines()
        assert (heading, number, lines) == ("Reçu", "0001", ["1 x Crane, Sky blue", "96,00\u00a0EUR", paid])
        assert re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d UTC", time)
        assert zoe.told[-1] == f"Votre commande 0001 est enregistrée\u00a0: {paid}."
        await zoe.click("Counter")
        assert (await zoe.panel()).texts == ["Il est vide. Cliquez sur un service à thé."]


async def test_a_chinese_visitor_reads_why_the_last_piece_is_not_hers() -> None:
    async with stage(shop(), template="courtyard") as s:
        both = [await s.visitor(name, language="zh-CN", at=(x, 9)) for name, x in (("Mei", -1), ("Lan", 1))]
        for who in both:
            await put_in_basket(who, "Moon", "Tenmoku")
            assert who.told == ["Moon, Tenmoku，72.00 EUR：已放入您的购物篮，请到柜台下单。"]
        await order(both[0])
        assert both[0].told[-1] == "订单 0001 已收到：测试付款 72.00 EUR，没有实际扣款。"
        with pytest.raises(RequestRefused) as refused:
            await order(both[1])
        assert refused.value.facts["why"] == "Moon, Tenmoku：剩余件数不够，没有下单。"


@pytest.mark.parametrize(
    ("language", "board", "does", "columns", "row"),
    [
        ("en", "Tea sets", "Look at this tea set", ["Set", "Price", "Left"], ["River, Tea dust", "104.00 EUR", "3"]),
        (
            "fr",
            "Services à thé",
            "Regarder ce service à thé",
            ["Service", "Prix", "Restants"],
            ["Rivière, Poussière de thé", "104,00\u00a0EUR", "3"],
        ),
        ("zh-CN", "茶具", "看看这套茶具", ["茶具", "价格", "剩余"], ["江, 茶叶末", "104.00 EUR", "3"]),
    ],
)
async def test_what_all_read_is_in_the_spaces_language(
    language: str, board: str, does: str, columns: list[str], row: list[str]
) -> None:
    async with stage(shop(), template="courtyard", language=language) as s:
        ann = await s.visitor("Ann")
        table = s.board(board).item(Table)
        assert table.columns == columns and table.rows[-1] == row
        assert does in ann.clickable.values()


async def test_the_books_are_in_the_spaces_language_and_their_heading_in_the_hosts() -> None:
    async with stage(shop(), template="courtyard", language="fr") as s:
        ann, host = await s.visitor("Ann"), await s.visitor("Lin", role="host", language="zh-CN")
        await ann.click("Service à thé Lune")
        await ann.answer(await ann.panel("Lune tea set"), "Into the basket", glaze=["Tenmoku"])
        await ann.click("Comptoir")
        await ann.answer(await ann.panel("Your basket"), "Order")
        assert "72.00 EUR" in ann.files["receipt-0001.txt"]
        assert s.board("Services à thé").item(Table).rows[1][2] == "épuisé"
        await host.click("Comptoir")
        await host.answer(await host.panel("您的购物篮"), "订单（CSV）")
        heading, (_, _, wares, total, _) = csv.reader(io.StringIO(host.files["订单.csv"]))
        assert heading == ["订单号", "时间", "商品", "合计", "付款"]
        assert (wares, total) == ("1 x Lune, Tenmoku", "72,00\u00a0EUR")
