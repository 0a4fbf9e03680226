"""One Panel under one key for people of several languages: each reads it in her own, and all are heard together."""

from __future__ import annotations

from pathlib import Path

import pytest

from lanting.sdk import (
    Button,
    CameIn,
    ChoiceField,
    Clicked,
    Experience,
    GaveAnswer,
    OpenPanel,
    Panel,
    PanelWrong,
    ReaderTexts,
    Text,
    World,
)
from lanting.sdk.testing import stage

TEXTS = {
    "en": "tea = Tea, { $name }?\nyes = Yes\nkind = Which\ngreen = green\n",
    "fr": "tea = Du thé, { $name } ?\nyes = Oui\nkind = Lequel\ngreen = vert\n",
    "zh-CN": "tea = { $name }，喝茶吗？\nyes = 好\nkind = 哪种\n",
}


@pytest.fixture
def house(tmp_path: Path) -> Experience:
    for language, texts in TEXTS.items():
        (tmp_path / f"{language}.ftl").write_text(texts, encoding="utf-8")
    return Experience("house", texts=tmp_path)


def tea(texts: ReaderTexts) -> Panel:
    kind = ChoiceField("kind", texts("kind"), [texts("green")])
    return Panel(texts("tea", name="Mei"), kind, buttons=[Button("yes", texts("yes"))])


async def test_each_of_a_group_reads_it_in_her_language_and_one_handler_hears_all(house: Experience) -> None:
    heard: list[tuple[str, str | None, str]] = []

    @house.on_answer("tea")
    async def answer(world: World, event: GaveAnswer) -> None:
        heard.append((event.participant.name, event.answer.choice, event.answer["kind"]))

    async with stage(house, language="fr") as s:
        ann, ana = await s.visitor("Ann"), await s.visitor("Ana", language="fr")
        mei, eve = await s.visitor("Mei", language="zh-CN"), await s.visitor("Eve", language="fr")
        await s.world.show(tea, to=[s.world.participant(who.id) for who in (ann, ana, mei)], key="tea")
        shown = [await who.panel() for who in (ann, ana, mei)]
        assert [each.title for each in shown] == ["Tea, Mei?", "Du thé, Mei ?", "Mei，喝茶吗？"]
        assert eve.panels == []
        await ann.answer(shown[0], "Yes", kind=["green"])
        await ana.answer(shown[1], "Oui", kind=["vert"])
        await mei.answer(shown[2], "好", kind=["green"])
        assert heard == [("Ann", "Yes", "green"), ("Ana", "Oui", "vert"), ("Mei", "好", "green")]
        await s.world.close("tea")
        await s.settle()
        assert ann.panels == ana.panels == mei.panels == []


async def test_who_comes_later_or_again_on_another_page_reads_it_in_the_language_that_is_hers_now(
    house: Experience,
) -> None:
    @house.on_start
    async def pour(world: World) -> None:
        await world.show(tea, key="tea")

    async with stage(house) as s:
        mei = await s.visitor("Mei", language="fr")
        assert (await mei.panel()).title == "Du thé, Mei ?"
        await mei.come(language="zh-CN")
        assert (await mei.panel()).title == "Mei，喝茶吗？" and len(mei.panels) == 1
        await mei.leave()
        await mei.come(language="en")
        assert (await mei.panel()).title == "Tea, Mei?"
        await s.restart()
        assert [each.title for each in mei.panels] == ["Tea, Mei?"]


async def test_what_is_shown_anew_under_its_key_or_by_update_reaches_each_in_her_language(house: Experience) -> None:
    async with stage(house) as s:
        ann, ana = await s.visitor("Ann"), await s.visitor("Ana", language="fr")
        opened: OpenPanel = await s.world.show(tea, key="tea")
        await opened.update(lambda texts: Panel(texts("tea", name="Bo"), buttons=["OK"]))
        assert [(await who.panel()).title for who in (ann, ana)] == ["Tea, Bo?", "Du thé, Bo ?"]
        await s.world.show(Panel("Tea is over."), key="tea")
        assert [(await who.panel()).title for who in (ann, ana)] == ["Tea is over."] * 2
        await s.world.show(tea, key="tea")
        await s.world.show(tea, to=[s.world.participant(ana.id)], key="tea")
        assert (await ana.panel()).title == "Du thé, Mei ?" and ann.panels == []
        await s.world.show(tea, to=[], key="tea")
        await s.settle()
        assert ana.panels == [], "shown to nobody, it is before nobody"


async def test_one_person_is_asked_in_her_language_and_a_board_is_read_by_each_in_hers(house: Experience) -> None:
    heard: list[str | None] = []

    @house.on_click("bell")
    async def ring(world: World, event: Clicked) -> None:
        heard.append((await event.participant.ask(tea)).choice)

    async with stage(house, language="fr") as s:
        mei, ann = await s.visitor("Mei", language="zh-CN"), await s.visitor("Ann")
        await mei.click("bell")
        await mei.answer(await mei.panel("Mei，喝茶吗？"), "好")
        assert heard == ["好"]
        bell = s.world.entity("bell")
        await s.world.hang(tea, on=bell, key="sign")
        await s.settle()
        assert [who.boards[bell.id].title for who in (mei, ann)] == ["Mei，喝茶吗？", "Tea, Mei?"]
        assert s.board("bell").title == "Du thé, Mei ?", "a stage reads in the language of the Space"


async def test_what_some_language_makes_impossible_is_refused_in_the_authors_own_line(house: Experience) -> None:
    def too_long(texts: ReaderTexts) -> Panel:
        return Panel(texts("tea", name="Mei"), *[Text("y" * 1_900)] * 3)

    async with stage(house) as s:
        with pytest.raises(PanelWrong, match="in its 3 languages"):
            await s.world.show(too_long)
        with pytest.raises(PanelWrong, match="title"):
            await s.world.show(lambda texts: Panel("Tea?" if texts.language == "en" else ""))
        with pytest.raises(TypeError, match="returns a Panel, not 'Tea"):
            await s.world.show(lambda texts: texts("tea", name="Mei"))  # type: ignore[arg-type, return-value]


async def test_it_may_be_made_by_a_function_that_waits(house: Experience) -> None:
    @house.on_enter
    async def greet(world: World, event: CameIn) -> None:
        async def slowly(texts: ReaderTexts) -> Panel:
            await world.sleep(1)
            return tea(texts)

        await event.participant.show(slowly)

    async with stage(house) as s:
        ana = await s.visitor("Ana", language="fr")
        await s.advance(3)
        assert (await ana.panel()).title == "Du thé, Mei ?"
