"""A tea shop: shelves from a CSV, three sets in two glazes each, a basket, an order and a receipt.

The last piece is sold once, whoever asks at that moment and whatever restarts; the only way to pay is a *test payment*.
Panels and receipts speak the visitor's language, board and books the Space's: `lanting dev examples/shop.py`."""

import csv
import io
from collections import Counter
from functools import partial
from typing import Annotated

from msgspec import Meta

from lanting.sdk import Button, ChoiceField, Experience, Panel, Participant, Refuse, Settings, State, Table, World

COLUMNS = ("set", "glaze", "colour", "price", "pieces")
BELLY = [[0, 0], [0.15, 0], [0.25, 0.1], [0.25, 0.2], [0.14, 0.3], [0.15, 0.31], [0.05, 0.35], [0.05, 0.4], [0, 0.42]]
POT = {"lathe": {"outline": BELLY}, "tube": {"line": [[0.2, 0.12, 0], [0.35, 0.33, 0]], "radius_m": 0.04}}
CUP = {"lathe": {"outline": [[0, 0], [0.05, 0], [0.09, 0.12], [0.08, 0.12], [0, 0.02]]}}
WOOD, BOX = "#8c5a3a", {"kind": "box", "size": (1.0, 0.9, 0.5)}
GAPS = [[[x, y], [x + 0.4, y], [x + 0.4, y + 0.6], [x, y + 0.6]] for x in (-0.44, 0.04) for y in (-0.64, 0.04)]
FRAME = {"outline": [[-0.5, -0.7], [0.5, -0.7], [0.5, 0.7], [-0.5, 0.7]], "holes": GAPS, "depth_m": 0.5, "colour": WOOD}
RACK, LAMP = {"extrusion": FRAME, "collider": BOX}, {"lathe": {"outline": BELLY, "colour": "#c8452d"}, "lamp": {}}
BOARD = {"board": {"width_m": 3, "height_m": 1.75, "legs_m": 1.9}, "coping": {"line": [[-1.6, 1, 0], [1.6, 1, 0]]}}


class Shelves(Settings):
    wares: Annotated[str, Meta(title="shop-wares", description="shop-wares-note", extra={"kind": "long_text"})] = ""
    currency: Annotated[str, Meta(title="shop-currency", max_length=8)] = "EUR"


class Books(State):
    sold: dict[str, int] = {}  # by ware
    orders: dict[str, list[str]] = {}  # by basket: none is ordered twice


class Basket(State):
    number: int = 1
    wares: list[str] = []

    def renew(self, who: Participant, books: Books) -> None:  # what was ordered is in it no more, whatever ended then
        if f"{who.person}.{self.number}" in books.orders:
            self.number, self.wares = self.number + 1, []


async def pay(order: str, amount: float) -> str:  # a port: once for an order, however often asked; words for receipts
    return "shop-test-payment"


shop = Experience("shop", title="shop-title", about="shop-about", keeps="shop-keeps", capabilities=["edit"],
                  settings=Shelves, template="courtyard", purpose="shop")  # fmt: skip


def wares_of(world: World) -> dict[str, dict]:
    rows = list(csv.DictReader(io.StringIO(world.settings.wares or world.texts("shop-sample")), COLUMNS, "more"))[1:]
    money = {"currency": world.settings.currency}
    return {f"{row['set']}, {row['glaze']}": {**row, **money, "amount": float(row["price"])} for row in rows}


@shop.on_start
async def open_shop(world: World) -> None:
    """All stands where newcomers see it, on an upright phone too, and stays for as long as the sets are the same."""
    before, sets = world.arrival.before, {ware["set"]: ware["colour"] for ware in reversed(wares_of(world).values())}
    stall = [("shop-lantern", before(3.4, 1.7, 0.9), LAMP, ""), ("shop-prices", before(5, 0.3, 2.8), BOARD, "")]
    stall += [("shop-counter", before(3.4, 1.7, 0.45), {"shape": {**BOX, "colour": WOOD}, "collider": BOX}, "")]
    for number, (name, colour) in enumerate(sets.items()):  # of each its first glaze, the first set on the left
        x_m = 0.3 + 1.02 * ((len(sets) - 1) / 2 - number)
        pot, cup = ({part: {**of, "colour": colour} for part, of in china.items()} for china in (POT, CUP))
        stall += [("shop-shelf", before(4.5, x_m, 0.7), RACK, name), ("shop-tea-set", before(4.5, x_m, 1.4), pot, name)]
        stall += [("shop-tea-set", before(4.5, x_m + beside_m, 1.4), cup, name) for beside_m in (-0.36, 0.36)]
    if {(kind, name) for kind, *_, name in stall} != {tuple(each.tags[1:]) for each in world.entities(tag="shop")}:
        async with world.edit():
            for thing in world.entities(tag="shop"):
                await thing.remove()
            for kind, at, made, name in stall:
                await world.add(name=world.texts(kind, set=name), at=at, components=made, tags=["shop", kind, name])
    await show_prices(world)


async def show_prices(world: World) -> None:
    wares, sold, say = wares_of(world), (await world.recall(Books)).sold, world.texts
    left = {name: int(ware["pieces"]) - sold.get(name, 0) for name, ware in wares.items()}
    rows = [[name, say("shop-price", **wares[name]), say("shop-left", left=left[name])] for name in wares]
    board = Panel(say("shop-prices"), Table(say("shop-prices-columns").split(","), rows))
    await world.hang(board, on=world.entities(tag="shop-prices")[0], key="prices")


@shop.on_click(tag="shop-tea-set", does="shop-look")
async def look(world: World, event) -> None:
    who, tea_set, pressed = event.participant, event.entity.tags[-1], "show"
    say, pieces = partial(world.texts, reader=who), world.entities(tag="shop-tea-set")
    glazes = {ware["glaze"]: name for name, ware in wares_of(world).items() if ware["set"] == tea_set}
    glaze = ChoiceField("glaze", say("shop-glaze"), list(glazes), is_required=True)
    buttons = [Button(each, say(f"shop-{each}")) for each in ("show", "take")]
    while pressed == "show":
        answer = await who.ask(Panel(say("shop-tea-set", set=tea_set), glaze, buttons=buttons))
        pressed, name = answer.button, glazes[answer["glaze"]]
        async with world.edit():
            for piece in (each for each in pieces if each.tags[-1] == tea_set):
                for part in {"lathe", "tube"} & piece.components.keys():
                    await piece.set(part, colour=wares_of(world)[name]["colour"])
    async with world.state(Basket, of=who) as basket:
        basket.renew(who, await world.recall(Books))
        basket.wares.append(name)
    await who.tell(say("shop-taken", ware=name, **wares_of(world)[name]))


@shop.on_click(tag="shop-counter", does="shop-basket")
async def till(world: World, event) -> None:
    who, say = event.participant, partial(world.texts, reader=event.participant)
    basket, books = await world.recall(Basket, of=who), await world.recall(Books)
    basket.renew(who, books)
    rows = [[name, str(count)] for name, count in Counter(basket.wares).items()]
    acts = [*(["order", "empty"] if rows else []), *(["orders"] if who.is_host else [])]
    about, buttons = say("shop-full" if rows else "shop-nothing"), [Button(act, say(f"shop-{act}")) for act in acts]
    panel = Panel(say("shop-basket"), Table(say("shop-basket-columns").split(","), rows), about, buttons=buttons)
    pressed = (await who.ask(panel)).button
    if pressed == "order":
        await order(world, who)
    elif pressed == "empty":
        async with world.state(Basket, of=who) as basket:
            basket.wares.clear()
    elif pressed == "orders":
        rows = [say("shop-orders-columns").split(","), *(await world.recall(Books)).orders.values()]
        csv.writer(written := io.StringIO()).writerows(rows)
        await who.give(say("shop-orders-file"), written.getvalue())


async def order(world: World, who: Participant) -> None:
    """All of the basket or nothing: pieces, payment and order are kept in one step."""
    say, wares = partial(world.texts, reader=who), wares_of(world)
    async with world.state(Basket, of=who) as basket, world.state(Books) as books:
        basket.renew(who, books)
        key, wanted = f"{who.person}.{basket.number}", Counter(basket.wares)
        if not wanted:
            raise Refuse(say("shop-ordered-nothing"))
        for name, count in wanted.items():
            books.sold[name] = books.sold.get(name, 0) + count
            if name not in wares or books.sold[name] > int(wares[name]["pieces"]):
                raise Refuse(say("shop-too-few", ware=name))
        number, now = f"{len(books.orders) + 1:04}", world.now()
        facts = {"number": number, "at": now, "iso": f"{now:%Y-%m-%d %H:%M}", "currency": world.settings.currency}
        facts["bought"] = "; ".join(f"{count} x {name}" for name, count in wanted.items())
        facts["amount"] = sum(wares[name]["amount"] for name in wanted.elements())
        paid = await pay(key, facts["amount"])
        books.orders[key] = world.texts("shop-receipt", **facts, payment=world.texts(paid, **facts)).split("\n")[1:]
        facts["payment"] = say(paid, **facts)
    await who.give(say("shop-receipt-file", **facts), say("shop-receipt", **facts) + "\n")
    await who.tell(say("shop-ordered", **facts))
    await show_prices(world)
