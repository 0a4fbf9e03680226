"""A Space's experiences speak its language to everybody, from the beginning and when another is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from lanting.kernel.ids import SpaceId
from lanting.protocol.experience import Listens, Told
from lanting.runtime.experiences.forker import ENTRY
from tests.runtime.experiences.playhouse import Visitor, playhouse

SIGN = """
from lanting.sdk import Experience

sign = Experience("sign", title="title")


@sign.on_enter
async def greet(world, event):
    await world.tell(world.texts("title"))


@sign.on_command("ring", about="title")
async def ring(world, event): ...
"""


async def spoken_to(mei: Visitor) -> tuple[str, str]:
    """What everybody is told, and what stands beside the command."""
    listens = await mei.told(Listens, lambda listens: "ring" in listens.commands)
    return (await mei.told(Told)).text, listens.commands["ring"]


def a_sign(folder: Path) -> str:
    (folder / "texts").mkdir()
    for language, title in (("en", "Sign"), ("fr", "Enseigne"), ("zh-CN", "招牌")):
        (folder / "texts" / f"{language}.ftl").write_text(f"title = {title}\n", encoding="utf-8")
    file = folder / "sign.py"
    file.write_text(SIGN, encoding="utf-8")
    return str(file)


async def test_they_begin_in_the_language_of_the_space_and_again_in_another(tmp_path: Path) -> None:
    async with playhouse(tmp_path, entry=ENTRY) as house:
        space = await house.space(sign=a_sign(tmp_path))
        house.installation.languages[space] = "fr"
        mei = await house.enter(space)
        assert await spoken_to(mei) == ("Enseigne", "Enseigne")
        mei.notices.clear()
        house.installation.languages[space] = "zh-CN"
        house.supervisor.experiences_changed(space)
        assert await spoken_to(mei) == ("招牌", "招牌")
        assert mei.is_inside and not house.faults


async def test_what_is_changed_while_they_are_prepared_holds_from_the_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playhouse(tmp_path, entry=ENTRY) as house:
        space = await house.space(sign=a_sign(tmp_path))
        asked = []

        async def language_of(space_id: SpaceId) -> str:
            asked.append(space_id)
            if len(asked) == 1:
                house.supervisor.experiences_changed(space_id)
                return "fr"
            return "zh-CN"

        monkeypatch.setattr(house.installation, "language_of", language_of)
        mei = await house.enter(space)
        assert await spoken_to(mei) == ("招牌", "招牌")
        assert not [each for each in mei.notices if isinstance(each, Told)], "it was greeted once"
        assert len(asked) == 2
