"""A visit to the museum: stops with plates, a tour for who wants to come along, answers in two languages."""

from __future__ import annotations

import math

from lanting.sdk.testing import Stage, stage
from tests.examples.test_examples import load

museum = load("museum")
TOUR = "Lin begins a tour past four pictures. 小林要带大家看四幅画。"


def lin_away_m(s: Stage, x: float, z: float) -> float:
    here = s.world.companions["Lin"].place
    return math.hypot(here.x - x, here.z - z)


async def test_four_stops_have_plates_which_are_hung_once() -> None:
    async with stage(museum.museum, template="gallery") as s:
        await s.restart()
        plates = s.world.entities(tag=museum.PLATE)
        assert len(plates) == 4
        assert (
            "松月" in plates[0].components["text"]["text"]
            and "Moon over a pine" in plates[0].components["text"]["text"]
        )


async def test_who_clicks_a_picture_reads_its_plate_in_her_language() -> None:
    async with stage(museum.museum, template="gallery") as s:
        mei, ann = await s.visitor("Mei", language="zh-CN"), await s.visitor("Ann")
        await mei.click("thing-picture-carp")
        assert (await mei.panel()).title == "双鲤"
        await ann.click("thing-picture-carp")
        assert (await ann.panel()).title == "Two carp" and "wedding" in (await ann.panel()).texts[0]


async def test_the_guide_leads_those_who_want_to_come_and_names_each_stop() -> None:
    async with stage(museum.museum, template="gallery") as s:
        mei, ann = await s.visitor("Mei", language="zh-CN"), await s.visitor("Ann")
        await s.advance(10)
        await mei.command("tour")
        assert mei.offers == ann.offers == [TOUR]
        before = ann.place
        await mei.decide(True)
        await ann.decide(False)
        for stop in museum.STOPS.values():
            while stop["en"][0] not in " ".join(s.said):
                here = s.world.companions["Lin"].place
                await mei.walk_to(here.x, here.z)
                await s.advance(2)
        assert s.said == [f"{stop['en'][0]} {stop['zh-CN'][0]}" for stop in museum.STOPS.values()]
        assert mei.told == [stop["zh-CN"][1] for stop in museum.STOPS.values()]
        assert ann.told == [] and ann.place == before, "nobody is taken along who did not want it"
        await s.advance(60)
        assert "谢谢" in s.said[-1] and lin_away_m(s, museum.HOME.x, museum.HOME.z) < 0.5


async def test_the_guide_answers_from_names_and_plates_and_names_what_it_read() -> None:
    async with stage(museum.museum, template="gallery") as s:
        mei = await s.visitor("Mei", language="zh-CN")
        await s.settle()
        await mei.say("Lin, which picture was a wedding gift?")
        assert s.said[-1].startswith("That is “Two carp”. A wedding gift.")
        await mei.say("Lin，柳宗元的诗在哪幅画上？")
        assert s.said[-1] == "那是“孤舟”。取意柳宗元《江雪》：千山鸟飞绝，万径人踪灭。"
        await mei.say("Lin, who won the world cup?")
        assert s.said[-1].startswith("I do not know that.")
