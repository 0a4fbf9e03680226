"""A visitor whose device is a headset: the page under test is the real one, the device is played by the test (IWER).

    mei = await Headset.enter(browser, url, "Mei")
    await mei.put_on()                      # presses Enter VR
    await mei.aim("right", (x, y, z))       # a point of the place
    await mei.trigger("right")

Head and hands are moved in metres of the room that she really stands in: its floor is 0, -z is ahead of her as she puts
it on, x to her right. Every act returns when the page has seen it.
"""

from __future__ import annotations

import json
import math
from functools import cache
from typing import Any, Final, Literal, TypeAlias

from playwright.async_api import Browser

from tests.journeys.visitor import SMALL, Visitor
from tests.serving import ROOT

Side: TypeAlias = Literal["left", "right"]
Mode: TypeAlias = Literal["vr", "table", "here"]
Point: TypeAlias = tuple[float, float, float]
Turn: TypeAlias = tuple[float, float, float, float]
"""A unit quaternion: x, y, z, w."""

PACKAGES: Final = ROOT / "client" / "node_modules"
AHEAD: Final = (0.0, 0.0, 0.0, 1.0)
SEEN_FRAMES: Final = 3
"""An act is in the device's next frame, answered in the one after it, and drawn."""
NARROW: Final = 640
WAYS: Final = {"table": "On a table", "here": "Here, life-size"}
PRIMARY: Final = {"left": "x-button", "right": "a-button"}
SECONDARY: Final = {"left": "y-button", "right": "b-button"}

_AFTER_FRAMES: Final = """(count) => new Promise((resolve) => {
  const from = app.immersion?.frames ?? 0;
  const look = () =>
    (app.immersion?.frames ?? Infinity) >= from + count ? resolve() : requestAnimationFrame(look);
  look();
})"""
_DEVICE: Final = """
window.xrDevice = new IWER.XRDevice(IWER.metaQuest3, { stereoEnabled: %s });
xrDevice.installRuntime({ forceInstall: true });
const ask = navigator.xr.requestSession.bind(navigator.xr);
navigator.xr.requestSession = async (...what) => {
  const canvas = document.querySelector("#world");
  const [page, after] = [canvas.parentElement, canvas.nextSibling];
  const session = await ask(...what);
  session.addEventListener("end", () => setTimeout(() => page.insertBefore(canvas, after)));
  return session;
};
"""
"""It borrows the canvas for as long as a session lasts, and puts it back where it stood."""
_ROOM_AROUND: Final = """
xrDevice.installSEM(IWER_SEM.SyntheticEnvironmentModule);
xrDevice.sem.loadEnvironment(%s);
"""


@cache
def device(*, with_room: bool = False) -> str:
    """The script that gives a page a headset; `with_room`: also a real room around it, an office with a desk."""
    # The room is drawn for one eye alone.
    device = _DEVICE % json.dumps(not with_room)
    script = (PACKAGES / "iwer/build/iwer.min.js").read_text(encoding="utf-8") + device
    if not with_room:
        return script
    sem = PACKAGES / "@iwer/sem"
    room = (sem / "captures/office_small.json").read_text(encoding="utf-8")
    return script + (sem / "build/iwer-sem.min.js").read_text(encoding="utf-8") + _ROOM_AROUND % room


def facing(forward: Point) -> Turn:
    """The turn that has -z look along it, without leaning to a side."""
    x, y, z = forward
    return turned(math.atan2(-x, -z), math.atan2(y, math.hypot(x, z)))


def turned(yaw: float, pitch: float = 0.0) -> Turn:
    """Radians, left and up positive."""
    sin_yaw, cos_yaw = math.sin(yaw / 2), math.cos(yaw / 2)
    sin_pitch, cos_pitch = math.sin(pitch / 2), math.cos(pitch / 2)
    return (cos_yaw * sin_pitch, sin_yaw * cos_pitch, -sin_yaw * sin_pitch, cos_yaw * cos_pitch)


class Headset(Visitor):
    """She wears it, or holds it: `with_room` has a real room around her, for all that is mixed with it."""

    tolerated_of_device = ("Multiple instances of Three.js",)

    @classmethod
    async def arrive(cls, browser: Browser, url: str, name: str, *, with_room: bool = False, **how: Any) -> Headset:
        how["before"] = how.get("before", "") + device(with_room=with_room)
        visitor = await super().arrive(browser, url, name, **how)
        assert isinstance(visitor, Headset)
        visitor.tolerated = cls.tolerated_of_device
        return visitor

    @classmethod
    async def enter(cls, browser: Browser, url: str, name: str, **how: Any) -> Headset:
        visitor = await cls.arrive(browser, url, name, **how)
        await visitor.go_in()
        return visitor

    # -- on and off

    async def put_on(self, mode: Mode = "vr") -> None:
        """Press the button for it, and be in: it stands in the bar, and on a narrow page in the list behind More."""
        await self.until("app.ready")
        width = self.page.viewport_size or SMALL
        if width["width"] <= NARROW:
            await self.page.get_by_role("button", name="More", exact=True).click()
        await self.page.get_by_role("button", name="Enter VR" if mode == "vr" else "Enter AR", exact=True).click()
        if mode != "vr":
            await self.page.get_by_role("button", name=WAYS[mode], exact=True).click()
        await self.until(f"app.immersion?.mode === '{mode}' && app.immersion.frames >= {SEEN_FRAMES}")

    async def take_off(self) -> None:
        """The headset's own way out."""
        await self.page.evaluate("void xrDevice.activeSession.end()")
        await self.until("app.immersion === null")

    async def frames(self, count: int = SEEN_FRAMES) -> None:
        """Wait until so many more pictures were drawn, or the session is over."""
        await self.page.evaluate(_AFTER_FRAMES, count)

    # -- head and hands, in her real room

    async def look(self, yaw: float, pitch: float = 0.0) -> None:
        """Turn the head, degrees: left and up are positive, 0 is as she put it on."""
        await self._turn("xrDevice", turned(math.radians(yaw), math.radians(pitch)))

    async def stand_at(self, x: float, y: float, z: float) -> None:
        """Where her eyes are."""
        await self._place("xrDevice", (x, y, z))

    async def move_hand(self, side: Side, position: Point, turn: Turn = AHEAD) -> None:
        """Where a controller or a bare hand points from, and where to."""
        hand = await self._hand(side)
        await self.page.evaluate(f"void {hand}.quaternion.set({_list(turn)})")
        await self._place(hand, position)

    async def turn_of(self, side: Side) -> Turn:
        """How the hand is turned now."""
        hand = await self._hand(side)
        x, y, z, w = await self.page.evaluate(f"['x', 'y', 'z', 'w'].map((axis) => {hand}.quaternion[axis])")
        return (x, y, z, w)

    async def aim(self, side: Side, at: Point) -> None:
        """Point at a place in the world, from where the hand is."""
        hand = await self._hand(side)
        x, y, z = await self.page.evaluate(f"[{hand}.position.x, {hand}.position.y, {hand}.position.z]")
        to = await self.in_room(at)
        await self._turn(hand, facing((to[0] - x, to[1] - y, to[2] - z)))

    async def touch(self, side: Side, at: Point) -> None:
        """Bring the hand to a place in the world, pointing as it does."""
        await self._place(await self._hand(side), await self.in_room(at))

    async def in_world(self, point: Point) -> Point:
        """A point of her real room, in metres of the place."""
        room = await self.see("app.immersion.room")
        x, y, z = (room["scale"] * each for each in point)
        sin, cos = math.sin(room["yaw"]), math.cos(room["yaw"])
        return (room["x"] + x * cos + z * sin, room["y"] + y, room["z"] - x * sin + z * cos)

    async def in_room(self, point: Point) -> Point:
        """A point of the place, in metres of her real room."""
        room = await self.see("app.immersion.room")
        x, y, z = point[0] - room["x"], point[1] - room["y"], point[2] - room["z"]
        sin, cos = math.sin(room["yaw"]), math.cos(room["yaw"])
        return ((x * cos - z * sin) / room["scale"], y / room["scale"], (x * sin + z * cos) / room["scale"])

    # -- what fingers do

    async def as_hands(self) -> None:
        """Lay the controllers down."""
        await self._do("xrDevice.primaryInputMode = 'hand'")

    async def as_controllers(self) -> None:
        """Take the controllers up."""
        await self._do("xrDevice.primaryInputMode = 'controller'")

    async def trigger(self, side: Side) -> None:
        """Pull and let go."""
        await self.hold_button(side, "trigger")
        await self.release_button(side, "trigger")

    async def grip(self, side: Side, *, is_held: bool) -> None:
        """Close the hand around the controller, or open it."""
        await (self.hold_button if is_held else self.release_button)(side, "squeeze")

    async def hold_button(self, side: Side, button: str) -> None:
        await self._do(f"xrDevice.controllers.{side}.updateButtonValue('{button}', 1)")

    async def release_button(self, side: Side, button: str) -> None:
        await self._do(f"xrDevice.controllers.{side}.updateButtonValue('{button}', 0)")

    async def push_button(self, side: Side, button: str) -> None:
        """`thumbstick`, or one of `PRIMARY` and `SECONDARY`."""
        await self.hold_button(side, button)
        await self.release_button(side, button)

    async def stick(self, side: Side, x: float, y: float) -> None:
        """Push the stick and keep it there: right and back are positive, (0, 0) lets it go."""
        await self._do(f"xrDevice.controllers.{side}.updateAxes('thumbstick', {x}, {y})")

    async def pinch(self, side: Side) -> None:
        """Bring thumb and finger together, and apart again."""
        await self.hold_pinch(side)
        await self.release_pinch(side)

    async def hold_pinch(self, side: Side) -> None:
        await self._do(f"xrDevice.hands.{side}.updatePinchValue(1)")

    async def release_pinch(self, side: Side) -> None:
        await self._do(f"xrDevice.hands.{side}.updatePinchValue(0)")

    async def press(self, name: str, side: Side = "right") -> None:
        """Press a button of the card, by its name: aim, and trigger or pinch."""
        wanted = json.dumps(name)
        await self.until(f"app.immersion?.card?.buttons.some((each) => each.name === {wanted})")
        button = await self.see(f"app.immersion.card.buttons.find((each) => each.name === {wanted})")
        await self.aim(side, (button["x"], button["y"], button["z"]))
        await (self.pinch if await self._is_bare() else self.trigger)(side)

    # -- inner parts

    async def _is_bare(self) -> bool:
        return bool(await self.see("xrDevice.primaryInputMode === 'hand'"))

    async def _hand(self, side: Side) -> str:
        return f"xrDevice.{'hands' if await self._is_bare() else 'controllers'}.{side}"

    async def _place(self, what: str, position: Point) -> None:
        await self._do(f"{what}.position.set({_list(position)})")

    async def _turn(self, what: str, turn: Turn) -> None:
        await self._do(f"{what}.quaternion.set({_list(turn)})")

    async def _do(self, act: str) -> None:
        await self.page.evaluate(f"void ({act})")
        await self.frames()


def _list(numbers: tuple[float, ...]) -> str:
    return ", ".join(str(number) for number in numbers)
