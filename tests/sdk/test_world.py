"""What a World tells an experience, and what it can do to the place and to those in it."""

from __future__ import annotations

import pytest

from lanting.sdk import (
    CameIn,
    CameNear,
    CapabilityMissing,
    Clicked,
    CrossedZone,
    EntityUnknown,
    Experience,
    GaveCommand,
    LeftThing,
    MadeGesture,
    SaidLine,
    TookThing,
    WentAway,
    WhisperedLine,
    World,
)
from lanting.sdk.testing import Prop, stage


async def test_everything_that_happens_has_its_hook() -> None:
    x = Experience("all")
    heard: list[str] = []

    @x.on_enter
    async def came(world: World, event: CameIn) -> None:
        heard.append(f"{event.participant.name} came")

    @x.on_leave
    async def went(world: World, event: WentAway) -> None:
        heard.append(f"{event.participant.name} went")

    @x.on_near("bell", within_m=2)
    async def near(world: World, event: CameNear) -> None:
        heard.append(f"near {event.entity.name}")

    @x.on_zone("stage")
    async def zone(world: World, event: CrossedZone) -> None:
        heard.append(f"{'in' if event.is_in else 'out of'} {event.entity.name}")

    @x.on_grab(tag="cups")
    async def grab(world: World, event: TookThing) -> None:
        heard.append(f"took {event.entity.name}")

    @x.on_drop("cup")
    async def drop(world: World, event: LeftThing) -> None:
        assert event.participant is not None
        heard.append(f"{event.participant.name} left {event.entity.name}")

    @x.on_chat
    async def chat(world: World, event: SaidLine) -> None:
        heard.append(f"{event.name} says {event.text}")

    @x.on_whisper
    async def whisper(world: World, event: WhisperedLine) -> None:
        heard.append(f"whispers {event.text}")

    @x.on_emote("clap")
    async def clap(world: World, event: MadeGesture) -> None:
        heard.append(event.emote)

    @x.every(10)
    async def tick(world: World) -> None:
        heard.append("tick")

    props = [
        Prop("bell", at=(10, 0, 10)),
        Prop("stage", at=(-10, 0, 0), components={"zone": {"size": [4, 4, 4]}}),
        Prop("cup", at=(3, 0, 0), tags=["cups"], components={"grabbable": {}}),
    ]
    async with stage(x, things=props) as s:
        mei = await s.visitor("Mei")
        await mei.walk_to("bell")
        await mei.walk_to(-10, 0)
        await mei.walk_to(0, 0)
        await mei.grab("cup")
        await mei.drop("cup")
        await mei.say("hello")
        await mei.whisper("psst", to="All")
        await mei.emote("clap")
        await s.advance(1)
        await mei.emote("bow")
        await s.advance(20)
        await mei.leave()
    assert heard == [
        "Mei came",
        "near bell",
        "in stage",
        "out of stage",
        "took cup",
        "Mei left cup",
        "Mei says hello",
        "whispers psst",
        "clap",
        "tick",
        "tick",
        "Mei went",
    ]


async def test_things_are_found_by_name_and_tag_and_changed_in_one_edit() -> None:
    x = Experience("lamps", capabilities=["edit"])

    @x.on_click("switch")
    async def light(world: World, event: Clicked) -> None:
        async with world.edit():
            for lamp in world.entities(tag="lamps"):
                await lamp.set("lamp", strength=9.0)
            await world.add(name="note", components={"text": {"text": "Lit"}})

    lamps = [Prop(name, tags=["lamps"], components={"lamp": {}}) for name in ("one", "two")]
    async with stage(x, things=[*lamps, "switch"]) as s:
        mei = await s.visitor("Mei")
        before = s.world._things.scene.revision
        await mei.click("switch")
        assert [each.components["lamp"]["strength"] for each in s.world.entities(tag="lamps")] == [9.0, 9.0]
        assert s.world.entity("note").components["text"]["text"] == "Lit"
        assert s.world._things.scene.revision == before + 1
        with pytest.raises(EntityUnknown, match="'note'"):
            s.world.entity("notes")


async def test_what_bears_the_name_later_can_be_clicked_too() -> None:
    x = Experience("bells", capabilities=["edit"])
    rung: list[str] = []

    @x.on_click(tag="bells")
    async def ring(world: World, event: Clicked) -> None:
        rung.append(event.entity.name)

    async with stage(x) as s:
        mei = await s.visitor("Mei")
        assert not mei.clickable
        bell = await s.world.add(name="new bell", tags=["bells"])
        await s.settle()
        await mei.click("new bell")
        await bell.remove()
        await s.settle()
        assert rung == ["new bell"] and not mei.clickable


async def test_a_thing_that_moves_along_a_way_is_there_at_its_end() -> None:
    x = Experience("cart", capabilities=["edit"])
    arrived: list[float] = []

    @x.on_click("cart")
    async def go(world: World, event: Clicked) -> None:
        await (await event.entity.move_along([(5, 0, 0), (5, 0, 5)], speed_m_per_s=2))
        arrived.append(world.show_clock.second)

    async with stage(x, things=[Prop("cart", at=(0, 0, 0))]) as s:
        mei = await s.visitor("Mei")
        await s.world.show_clock.start(title="Ride")
        await mei.click("cart")
        (motion,) = s.animations.values()
        assert motion.channels[0].times == [0.0, 2.5, 5.0]
        await s.advance(5)
        assert arrived == [5.0] and s.show_second == 5.0
        assert s.components("cart")["transform"]["position"] == [5.0, 0.0, 5.0]
        assert not s.animations


async def test_the_show_clock_is_the_same_for_who_comes_late() -> None:
    x = Experience("show")
    cues: list[str] = []

    @x.on_start
    async def play(world: World) -> None:
        await world.show_clock.start(title="First act")
        await world.show_clock.until(60)
        cues.append("curtain")

    async with stage(x) as s:
        await s.advance(59)
        late = await s.visitor("Mei")
        assert late.show is not None and late.show.title == "First act"
        await s.world.show_clock.stop()
        await s.advance(100)
        assert cues == [] and s.show_second == 59
        await s.world.show_clock.start()
        await s.advance(1)
        assert cues == ["curtain"]


async def test_who_goes_along_is_taken_there_and_who_does_not_stays() -> None:
    x = Experience("tour", capabilities=["teleport"])
    went: list[str] = []

    @x.on_command("tour")
    async def tour(world: World, event: GaveCommand) -> None:
        for who in await world.offer(world.entity("pond"), "To the pond?", within_s=20):
            went.append(who.name)

    async with stage(x, things=[Prop("pond", at=(12, 0, 12))]) as s:
        mei, ann, bo = await s.visitor("Mei"), await s.visitor("Ann"), await s.visitor("Bo")
        await mei.command("tour")
        assert ann.offers == ["To the pond?"]
        await mei.decide(True)
        await ann.decide(False)
        assert (mei.place.x, mei.place.z) == pytest.approx((12, 12), abs=1) and ann.place.x < 2
        await s.advance(20)
        assert went == ["Mei"] and bo.place.x < 2


async def test_badges_files_and_sentences_reach_whom_they_are_for() -> None:
    x = Experience("class")

    @x.on_enter
    async def greet(world: World, event: CameIn) -> None:
        await event.participant.set_badge("red", colour=1)
        await event.participant.give("marks.csv", "name,mark\r\nMei,10\r\n")
        await event.participant.tell("You are red.")

    async with stage(x) as s:
        mei, ann = await s.visitor("Mei"), await s.visitor("Ann")
        await s.advance(1)
        assert mei.badges == ["red"] and mei.files["marks.csv"].startswith("name,mark")
        assert ann.told == ["You are red."]
        assert [who.team for who in s.world.participants] == ["red", "red"]


async def test_without_a_capability_it_is_said_at_once() -> None:
    async with stage(Experience("quiet")) as s:
        for act in (s.world.say("hello"), s.world.gather(), s.world.add(name="bell")):
            with pytest.raises(CapabilityMissing, match="capabilities="):
                await act


async def test_chance_is_the_same_with_the_same_seed() -> None:
    async def rolled() -> list[int]:
        async with stage(Experience("dice"), seed=7) as s:
            return [s.world.random.randint(1, 6) for _ in range(10)]

    assert await rolled() == await rolled()
