"""The pictures of headsets: what both eyes see in VR, and the place on a table. Drawn as a headset draws: low."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.journeys.headset import SECONDARY, Headset, Point
from tests.journeys.test_headset_ar import BEFORE_IT, TABLE
from tests.journeys.visitor import DESKTOP
from tests.waving import show

if TYPE_CHECKING:
    from tests.journeys.pictures import Guest, Studio

SPACE: Final = "orchid-pavilion"
BENT_OVER_IT: Final[Point] = (0.06, 1.4, -0.08)
CARD_HAND: Final[Point] = (-0.2, 1.27, -0.52)
POINTING_HAND: Final[Point] = (0.2, 1.3, -0.45)


async def in_vr(studio: Studio, company: tuple[Guest, ...]) -> None:
    """The card on one hand, the other pointing, two people before her; one of them waves with a headset of his own."""
    bots = await studio.people(SPACE, company)
    mei = await with_headset(studio)
    await mei.put_on()
    show(bots[0])
    await mei.until("app.people.some((each) => !each.self && each.tracked !== null)")
    await mei.move_hand("left", CARD_HAND)
    await mei.move_hand("right", POINTING_HAND)
    await mei.push_button("left", SECONDARY["left"])
    await mei.until("app.immersion.card?.isOpen")
    await studio.take("headset-vr", mei, is_day=False, at_rest=False)


async def on_a_table(studio: Studio, company: tuple[Guest, ...]) -> None:
    await studio.people(SPACE, company)
    mei = await with_headset(studio, with_room=True)
    await mei.put_on("table")
    await mei.stand_at(*BEFORE_IT)
    await mei.look(0, -40)
    await mei.aim("right", await mei.in_world(TABLE))
    await mei.until("app.immersion.pointing.right !== null")
    await mei.trigger("right")
    await mei.until("app.immersion.table.isPlaced")
    await mei.stand_at(*BENT_OVER_IT)
    await mei.look(0, -48)
    await studio.take("headset-table", mei, is_day=False, at_rest=False)


async def with_headset(studio: Studio, *, with_room: bool = False) -> Headset:
    url = f"{studio.server.url}/s/{SPACE}"
    mei = await Headset.enter(
        studio.browser, url, "Mei", viewport=DESKTOP, with_room=with_room, before=studio.known_guest
    )
    studio.stack.push_async_callback(mei.leave)
    await mei.until("app.ready")
    return mei
