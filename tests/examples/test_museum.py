"""A visit to the museum: stops with plates, a tour for who wants to come along, answers in three languages."""

from __future__ import annotations

import math

import pytest

from lanting.sdk.testing import Actor, Stage, stage
from tests.examples.test_examples import load

museum = load("museum")


def lin_away_m(s: Stage, x: float, z: float) -> float:
    (lin,) = s.world.companions.values()
    return math.hypot(lin.place.x - x, lin.place.z - z)


async def walk_with_the_guide(s: Stage, who: Actor) -> None:
    """Past all four pictures, to the guide's last word."""
    (lin,) = s.world.companions.values()
    while len(s.said) <= len(museum.STOPS):
        await who.walk_to(lin.place.x, lin.place.z)
        await s.advance(2)


async def test_four_stops_have_plates_which_are_hung_once_with_the_spaces_language_first() -> None:
    async with stage(museum.museum, template="gallery", language="fr") as s:
        await s.restart()
        plates = [each.components["text"]["text"].split("\n\n") for each in s.world.entities(tag=museum.PLATE)]
        assert len(plates) == 4
        titles = [said.partition("\n")[0] for said in plates[0]]
        assert titles == ["Lune sur un pin", "Moon over a pine", "松月"]


@pytest.mark.parametrize(
    ("language", "does", "title", "text"),
    [
        ("en", "Read the plate", "Two carp", "wedding"),
        ("fr", "Lire le cartel", "Deux carpes", "noces"),
        ("zh-CN", "看说明牌", "双鲤", "贺婚"),
    ],
)
async def test_who_clicks_a_picture_reads_its_plate_in_her_language(
    language: str, does: str, title: str, text: str
) -> None:
    async with stage(museum.museum, template="gallery", language=language) as s:
        ana = await s.visitor("Ana", language=language)
        assert set(ana.clickable.values()) == {does}
        await ana.click("thing-picture-carp")
        assert (await ana.panel()).title == title and text in (await ana.panel()).texts[0]


async def test_the_guide_leads_those_who_want_to_come_and_tells_each_in_her_language() -> None:
    async with stage(museum.museum, template="gallery") as s:
        mei, zoe = await s.visitor("Mei", language="zh-CN"), await s.visitor("Zoé", language="fr")
        ann = await s.visitor("Ann")
        await s.advance(10)
        await mei.command("tour")
        assert mei.offers == ["Lin要带大家看四幅画。"]
        assert zoe.offers == ["Lin commence une visite guidée\u00a0: quatre tableaux."]
        assert ann.offers == ["Lin begins a tour past four pictures."]
        before = ann.place
        await mei.decide(True)
        await zoe.decide(True)
        await ann.decide(False)
        await zoe.command("tour")
        assert zoe.told == ["Lin est partie avec d’autres visiteurs\u202f; elle sera bientôt de retour."]
        await walk_with_the_guide(s, mei)
        assert s.said == ["Moon over a pine", "White heron", "Lone boat", "Two carp", "Thank you for coming along!"]
        assert [each.partition("：")[0] for each in mei.told] == ["《松月》", "《白鹭》", "《孤舟》", "《双鲤》"]
        assert zoe.told[1].startswith("Lune sur un pin. Peint en une nuit d’automne.")
        assert ann.told == [] and ann.place == before, "nobody is taken along who did not want it"
        await s.advance(60)
        assert lin_away_m(s, museum.HOME.x, museum.HOME.z) < 0.5


async def test_what_the_guide_says_to_all_is_in_the_spaces_language() -> None:
    async with stage(museum.museum, template="gallery", language="zh-CN") as s:
        ann = await s.visitor("Ann")
        await s.advance(10)
        assert ann.commands == {"tour": "小林带您看四幅画"}
        await ann.command("tour")
        assert ann.offers == ["小林 begins a tour past four pictures."]
        await ann.decide(True)
        await walk_with_the_guide(s, ann)
        assert s.said == ["松月", "白鹭", "孤舟", "双鲤", "谢谢大家！"]
        assert ann.told[3].startswith("Two carp. A wedding gift.")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Lin, which picture was a wedding gift?", "That is “Two carp”. A wedding gift."),
        ("Lin, where is the white heron?", "That is “White heron”. A heron stands still among reeds."),
        ("Lin，柳宗元的诗在哪幅画上？", "那是“孤舟”。取意柳宗元《江雪》：千山鸟飞绝，万径人踪灭。"),
        ("Lin, quel tableau était un cadeau de noces\u202f?", "C’est «\u00a0Deux carpes\u00a0». Un cadeau de noces."),
        ("Lin, où est le héron\u202f?", "C’est «\u00a0Héron blanc\u00a0». Un héron immobile parmi les roseaux."),
        ("Lin, who won the world cup?", "I do not know that."),
        ("Lin", "Posez-moi une question sur un tableau, ou tapez /tour."),
    ],
)
async def test_the_guide_answers_from_names_and_plates_in_the_language_of_the_question(
    question: str, answer: str
) -> None:
    async with stage(museum.museum, template="gallery") as s:
        zoe = await s.visitor("Zoé", language="fr")
        await s.settle()
        await zoe.say(question)
        assert s.said[-1].startswith(answer)
