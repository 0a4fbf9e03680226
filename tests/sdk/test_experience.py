"""What an author may rely on when she asks, told as short stories on a stage: who clicks, who answers, who fails."""

from __future__ import annotations

import pytest

from lanting.sdk import (
    Answer,
    CameIn,
    CameNear,
    ChoiceField,
    Clicked,
    Experience,
    GaveCommand,
    Left,
    NumberField,
    Panel,
    PutAway,
    RequestRefused,
    TextField,
    World,
)
from lanting.sdk.testing import stage


async def test_who_clicks_is_asked_and_what_she_answers_is_said_to_all() -> None:
    tea_house = Experience("tea-house", capabilities=["chat"])

    @tea_house.on_click("bell", does="Rings for tea")
    async def ring(world: World, event: Clicked) -> None:
        await world.play("bell", at=event.entity)
        answer = await event.participant.ask(Panel("Tea?", choices=["Longjing", "Pu'er"]))
        await world.say(f"{event.participant.name} takes {answer.choice}.")

    async with stage(tea_house) as s:
        mei = await s.visitor("Mei")
        assert list(mei.clickable.values()) == ["Rings for tea"]
        await mei.click("bell")
        assert s.sounds == ["bell"]
        panel = await mei.panel()
        assert panel.buttons == ["Longjing", "Pu'er"]
        await mei.answer(panel, "Longjing")
        assert s.said == ["Mei takes Longjing."]
        assert mei.panels == [] and len(mei.taken) == 1


async def test_handlers_begin_in_order_and_one_that_awaits_lets_the_next_begin() -> None:
    x = Experience("order")
    done: list[str] = []

    @x.on_click("bell")
    async def ring(world: World, event: Clicked) -> None:
        done.append(f"{event.participant.name} begins")
        await event.participant.ask(Panel("?", choices=["Yes"]))
        done.append(f"{event.participant.name} ends")

    async with stage(x) as s:
        mei, ann = await s.visitor("Mei"), await s.visitor("Ann")
        await mei.click("bell")
        await ann.click("bell")
        await ann.answer(await ann.panel(), "Yes")
        await mei.answer(await mei.panel(), "Yes")
    assert done == ["Mei begins", "Ann begins", "Ann ends", "Mei ends"]


async def test_a_failing_handler_stops_alone_and_its_author_reads_file_and_line() -> None:
    x = Experience("failing")
    rung: list[str] = []

    @x.on_click("bell")
    async def fail(world: World, event: Clicked) -> None:
        raise LookupError("no tea")

    @x.on_click("bell")
    async def ring(world: World, event: Clicked) -> None:
        rung.append(event.participant.name)

    async with stage(x) as s:
        mei = await s.visitor("Mei")
        await mei.click("bell")
        fault = s.faults.pop()
        assert fault.code == "handler_raised" and fault.file == __file__
        assert fault.line == fail.__code__.co_firstlineno + 2
        assert fault.what == "LookupError: no tea" and "raise LookupError" in fault.trace
    assert rung == ["Mei"]


async def test_a_test_fails_whose_handler_failed() -> None:
    x = Experience("failing")

    @x.on_start
    async def fail(world: World) -> None:
        raise LookupError("no tea")

    with pytest.raises(AssertionError, match="no tea"):
        async with stage(x):
            pass


async def test_who_leaves_or_puts_the_panel_away_ends_the_question() -> None:
    x = Experience("asking")
    ends: list[type[Exception]] = []

    @x.on_enter
    async def ask(world: World, event: CameIn) -> None:
        try:
            await event.participant.ask(Panel("Who?", choices=["Me"]))
        except (Left, PutAway) as error:
            ends.append(type(error))
            raise

    async with stage(x) as s:
        mei, ann = await s.visitor("Mei"), await s.visitor("Ann")
        await mei.answer(await mei.panel(), None)
        await ann.leave()
        assert mei.panels == []
    assert ends == [PutAway, Left]


async def test_a_question_may_have_its_time() -> None:
    x = Experience("asking")
    late: list[str] = []

    @x.on_enter
    async def ask(world: World, event: CameIn) -> None:
        try:
            await event.participant.ask(Panel("Quick!", choices=["Me"]), within_s=30)
        except TimeoutError:
            late.append(event.participant.name)

    async with stage(x) as s:
        mei = await s.visitor("Mei")
        await s.advance(29)
        assert (await mei.panel()).title == "Quick!"
        await s.advance(2)
        assert late == ["Mei"] and mei.panels == []


async def test_a_panel_for_some_goes_on_and_its_answers_are_read_one_by_one() -> None:
    x = Experience("quiz")
    read: list[Answer] = []

    @x.on_command("quiz")
    async def quiz(world: World, event: GaveCommand) -> None:
        field = ChoiceField("tea", "Which", ["green", "black"], is_required=True)
        count = NumberField("cups", "Cups", min=1, max=3)
        async with await world.show(
            Panel("Quiz", field, count, TextField("why", "Why")), to=world.participants
        ) as panel:
            async for answer in panel.answers():
                read.append(answer)
                await panel.update(Panel("Quiz", f"{len(read)} answered", field, count))
                if len(read) == 2:
                    break

    async with stage(x) as s:
        mei, ann = await s.visitor("Mei"), await s.visitor("Ann")
        await mei.command("quiz")
        with pytest.raises(RequestRefused, match="answer_missing"):
            await ann.answer(await ann.panel("Quiz"), "OK", cups=2)
        await mei.answer(await mei.panel("Quiz"), "OK", tea=["green"], cups=2, why="Fresh.")
        assert (await ann.panel()).texts == ["1 answered"]
        await ann.answer(await ann.panel(), "OK", tea=["black"])
        assert mei.panels == ann.panels == []
    assert [(each["tea"], each["cups"]) for each in read] == [("green", 2), ("black", None)]
    assert read[0]["why"] == "Fresh."


async def test_a_handler_that_is_added_later_counts_as_if_it_had_been_there_from_the_beginning() -> None:
    x = Experience("later")
    heard: list[str] = []
    async with stage(x, things=["bell"]) as s:
        mei = await s.visitor("Mei")
        await mei.walk_to("bell")

        @x.on_start
        async def begin(world: World) -> None:
            heard.append("start")

        @x.on_enter
        async def greet(world: World, event: CameIn) -> None:
            heard.append(f"{event.participant.name} enters, was here: {event.was_here}")

        @x.on_near("bell")
        async def near(world: World, event: CameNear) -> None:
            heard.append(f"{event.participant.name} is near")

        @x.every(10)
        async def strike(world: World) -> None:
            heard.append("strikes")

        await s.settle()
        assert heard == ["start", "Mei enters, was here: True", "Mei is near"]
        await s.advance(25)
        assert heard[3:] == ["strikes", "strikes"]


async def test_a_function_that_is_defined_anew_takes_the_place_of_the_one_before() -> None:
    x = Experience("cells")
    heard: list[str] = []
    cell = """
@x.on_click("bell")
async def ring(world, event):
    heard.append("ring {run}")

@x.on_command("roll")
async def roll(world, event):
    heard.append("roll {run}")

@x.every(10)
async def strike(world):
    heard.append("strike {run}")
"""

    async def hum(world: World, event: Clicked) -> None:
        heard.append("hum")

    async with stage(x, things=["bell"]) as s:
        x.on_click("bell")(hum)
        for run in (1, 2):
            exec(cell.replace("{run}", str(run)), {"x": x, "heard": heard, "__name__": "__main__"})
        mei = await s.visitor("Mei")
        await mei.click("bell")
        await mei.command("roll")
        assert heard == ["hum", "ring 2", "roll 2"]
        await s.advance(15)
        assert heard[3:] == ["strike 2"]
