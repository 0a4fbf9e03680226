"""A Space's experiences speak its language to everybody, from the beginning and when another is chosen."""

from __future__ import annotations

from pathlib import Path

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


async def test_they_begin_in_the_language_of_the_space_and_again_in_another(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for language, title in (("en", "Sign"), ("fr", "Enseigne"), ("zh-CN", "招牌")):
        (tmp_path / "texts" / f"{language}.ftl").write_text(f"title = {title}\n", encoding="utf-8")
    file = tmp_path / "sign.py"
    file.write_text(SIGN, encoding="utf-8")
    async with playhouse(tmp_path, entry=ENTRY) as house:
        space = await house.space(sign=str(file))
        house.installation.languages[space] = "fr"
        mei = await house.enter(space)
        assert await spoken_to(mei) == ("Enseigne", "Enseigne")
        mei.notices.clear()
        house.installation.languages[space] = "zh-CN"
        house.supervisor.experiences_changed(space)
        assert await spoken_to(mei) == ("招牌", "招牌")
        assert mei.is_inside and not house.faults
