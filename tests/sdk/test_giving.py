"""A file that is given comes whole, however long it is and in whatever script; one that is too long says what to do."""

from __future__ import annotations

import csv
import io

import pytest

from lanting.protocol.limit import GIVEN_CHARS_MAX, GIVEN_PIECE_CHARS_MAX
from lanting.sdk import CameIn, Experience, World
from lanting.sdk.testing import stage

PUPILS, QUESTIONS = 40, 30


def answers_of_a_class() -> str:
    """A row for each answer, as a teacher's table has them."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(["姓名", "小组", "题目", "回答", "正确"])
    for pupil in range(PUPILS):
        for question in range(QUESTIONS):
            table.writerow(
                [f"欧阳梅兰{pupil}", "兰花组", f"第 {question} 题：《兰亭集序》的作者是哪一位？", "王羲之", "是"]
            )
    return written.getvalue()


@pytest.mark.parametrize(
    "text",
    ["", "name,mark\r\n", answers_of_a_class(), "🔔" * GIVEN_CHARS_MAX],
    ids=["nothing", "a line", "a class", "all there may be"],
)
async def test_sp203_a_file_comes_whole_in_any_script(text: str) -> None:
    x = Experience("lesson")

    @x.on_enter
    async def give(world: World, event: CameIn) -> None:
        await event.participant.give("答案.csv", text)

    async with stage(x) as s:
        mei = await s.visitor("Mei")
        await s.advance(5)
        assert mei.files == {"答案.csv": text}


def test_sp203_a_class_needs_pieces_and_has_room_for_more() -> None:
    text = answers_of_a_class()
    assert len(text.encode()) > 64_000, "it would be too much for one message"
    assert GIVEN_PIECE_CHARS_MAX < len(text) < GIVEN_CHARS_MAX / 2


async def test_a_file_that_is_too_long_says_what_to_do() -> None:
    x = Experience("lesson")
    told: list[str] = []

    @x.on_enter
    async def give(world: World, event: CameIn) -> None:
        try:
            await event.participant.give("answers.csv", "a" * (GIVEN_CHARS_MAX + 1))
        except ValueError as error:
            told.append(str(error))

    async with stage(x) as s:
        mei = await s.visitor("Mei")
        assert mei.files == {}
        assert "200,001 characters" in told[0]
        assert "give several" in told[0]
