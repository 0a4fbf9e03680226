"""A tea shop: shelves from a CSV, three sets in several glazes, a basket, an order and a receipt.

The last piece is sold once, whoever asks at the same moment and whatever is restarted. Nothing is paid here: the one
way to pay calls itself *test payment*. Try it: `lanting dev examples/shop.py`."""

import csv
import io
from collections import Counter
from typing import Annotated

from msgspec import Meta

from lanting.sdk import ChoiceField, Experience, Panel, Participant, Place, Refuse, Settings, State, Table, World

WARES = """set,glaze,colour,price,pieces
Moon,Celadon,#9fb8a0,68,4
Moon,Tenmoku,#3a2a22,72,1
Crane,Sky blue,#8fb8c6,96,2
Crane,Moon white,#e8e4d8,90,2
River,Copper red,#a5452f,120,1
"""
POT = [[0, 0], [0.15, 0], [0.25, 0.1], [0.25, 0.2], [0.14, 0.3], [0.15, 0.31], [0.05, 0.35], [0.05, 0.4], [0, 0.42]]
CUP, WHITE = [[0, 0], [0.05, 0], [0.09, 0.12], [0.08, 0.12], [0, 0.02]], "#e8e4d8"
SHOW, TAKE, ORDER, EMPTY, ORDERS = "Show it so", "Into the basket", "Order", "Empty it", "Orders as CSV"


class Shelves(Settings):
    wares: Annotated[str, Meta(title="Set, glaze, colour, price, pieces, as CSV", extra={"kind": "long_text",
        "fr": "Service, émail, couleur, prix, pièces (CSV)", "zh-CN": "套、釉、颜色、价格、件数"})] = WARES  # fmt: skip
    currency: Annotated[str, Meta(title="Currency", max_length=8, extra={"fr": "Devise", "zh-CN": "货币"})] = "EUR"


class Books(State):
    sold: dict[str, int] = {}  # by ware
    orders: dict[str, list[str]] = {}  # by basket: none is ordered twice


class Basket(State):
    number: int = 1
    wares: list[str] = []

    def renew(self, who: Participant, books: Books) -> None:  # what was ordered is in it no more, whatever ended then
        if f"{who.person}.{self.number}" in books.orders:
            self.number, self.wares = self.number + 1, []


async def pay(order: str, amount: str) -> str:  # once for an order, however often it is asked; words for the receipt
    return f"test payment of {amount}: no money has moved"


shop = Experience(
    "shop", title={"en": "Tea shop", "fr": "Maison de thé", "zh-CN": "茶具铺"},
    about={"en": "Three tea sets in several glazes, with basket, order and receipt. Payments are tests.",
        "fr": "Trois services à thé, panier, commande, reçu. Paiements fictifs.", "zh-CN": "三套茶具；付款仅为测试。"},
    keeps={"en": "What is in a visitor's basket, and what she has ordered, without her name.",
        "fr": "Le panier et les commandes de chacun, sans son nom.", "zh-CN": "每个人的购物篮和订单，不含姓名。"},
    capabilities=["edit"], settings=Shelves, template="courtyard", purpose="shop",
)  # fmt: skip


def wares_of(world: World) -> dict[str, dict[str, str]]:
    return {f"{row['set']}, {row['glaze']}": row for row in csv.DictReader(io.StringIO(world.settings.wares))}


def price(world: World, *wares: dict[str, str]) -> str:
    return f"{sum(float(ware['price']) for ware in wares):.2f} {world.settings.currency}"


@shop.on_start
async def open_shop(world: World) -> None:
    """Shelves and counter are put up once, before where newcomers arrive, and stay."""
    if not world.entities("Counter"):
        here = world.arrival
        async with world.edit():
            for number, name in enumerate(dict.fromkeys(ware["set"] for ware in wares_of(world).values())):
                await box(world, f"{name} shelf", (1.0, 0.9, 0.6), here.before(4.0, 1.8 * number - 3.6, 0.45))
                for aside, outline in ((0.0, POT), (-0.38, CUP), (0.38, CUP)):
                    at, piece = here.before(4.0, 1.8 * number - 3.6 + aside, 0.9), {"outline": outline, "colour": WHITE}
                    await world.add(name=f"{name} tea set", at=at, components={"lathe": piece}, tags=["tea-set"])
            await box(world, "Counter", (1.6, 1.0, 0.6), here.before(3.5, 3.8, 0.5))
    await show_prices(world)


async def box(world: World, name: str, size: tuple[float, float, float], at: Place) -> None:
    solid = {"shape": {"kind": "box", "size": size, "colour": "#8c5a3a"}, "collider": {"kind": "box", "size": size}}
    await world.add(name=name, at=at, components=solid)


async def show_prices(world: World) -> None:
    wares, sold = wares_of(world), (await world.recall(Books)).sold
    left = {name: int(ware["pieces"]) - sold.get(name, 0) for name, ware in wares.items()}
    rows = [[name, price(world, ware), str(left[name] or "sold out")] for name, ware in wares.items()]
    await world.hang(Panel("Tea sets", Table(["Set", "Price", "Left"], rows)), on="Counter", key="prices")


@shop.on_click(tag="tea-set", does="Look at this tea set")
async def look(world: World, event) -> None:
    name, choice = event.entity.name, SHOW
    glazes = {ware["glaze"]: ware for ware in wares_of(world).values() if f"{ware['set']} tea set" == name}
    while choice == SHOW:
        glaze = ChoiceField("glaze", "Glaze", list(glazes), is_required=True)
        answer = await event.participant.ask(Panel(name, glaze, choices=[SHOW, TAKE]))
        choice, ware = answer.choice, glazes[answer["glaze"]]
        async with world.edit():
            for piece in world.entities(name):
                await piece.set("lathe", colour=ware["colour"])
    async with world.state(Basket, of=event.participant) as basket:
        basket.renew(event.participant, await world.recall(Books))
        basket.wares.append(f"{ware['set']}, {ware['glaze']}")
    await event.participant.tell(f"{basket.wares[-1]}, {price(world, ware)}: it is in your basket, at the counter.")


@shop.on_click("Counter", does="Your basket")
async def till(world: World, event) -> None:
    who = event.participant
    basket, books = await world.recall(Basket, of=who), await world.recall(Books)
    basket.renew(who, books)
    rows = [[name, str(count)] for name, count in Counter(basket.wares).items()]
    choices = [*([ORDER, EMPTY] if rows else []), *([ORDERS] if who.is_host else [])]
    about = "Payments are tests: no money moves." if rows else "It is empty. Click a tea set."
    choice = (await who.ask(Panel("Your basket", Table(["Set", "Pieces"], rows), about, choices=choices))).choice
    if choice == ORDER:
        await order(world, who)
    elif choice == EMPTY:
        async with world.state(Basket, of=who) as basket:
            basket.wares.clear()
    elif choice == ORDERS:
        rows = [["order", "at", "wares", "total", "payment"], *(await world.recall(Books)).orders.values()]
        csv.writer(written := io.StringIO()).writerows(rows)
        await who.give("orders.csv", written.getvalue())


async def order(world: World, who: Participant) -> None:
    """All of the basket or nothing: pieces, payment and order are kept in one step."""
    async with world.state(Basket, of=who) as basket, world.state(Books) as books:
        basket.renew(who, books)
        key, wanted, wares = f"{who.person}.{basket.number}", Counter(basket.wares), wares_of(world)
        if not wanted:
            raise Refuse("Your basket is empty. Nothing was ordered.")
        for name, count in wanted.items():
            books.sold[name] = books.sold.get(name, 0) + count
            if name not in wares or books.sold[name] > int(wares[name]["pieces"]):
                raise Refuse(f"{name}: so many are not left. Nothing was ordered.")
        total = price(world, *(wares[name] for name in wanted.elements()))
        bought = "; ".join(f"{count} x {name}" for name, count in wanted.items())
        receipt = [f"{len(books.orders) + 1:04}", f"{world.now():%Y-%m-%d %H:%M}", bought, total, await pay(key, total)]
        books.orders[key] = receipt
    await who.give(f"receipt-{receipt[0]}.txt", "\n".join(["Receipt", *receipt, ""]))
    await who.tell(f"Order {receipt[0]} is taken: {receipt[3]}, {receipt[4]}.")
    await show_prices(world)
