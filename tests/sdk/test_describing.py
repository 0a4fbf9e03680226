"""What an experience says of itself: asked of its code in a process of its own, in every language that it has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from lanting.protocol.manifest import Described, SettingField

CODE = """
from typing import Annotated, Literal
import msgspec
from lanting.sdk import Experience, Settings

class Choices(Settings):
    cups: Annotated[int, msgspec.Meta(ge=1, le=12, title="cups", description="In each pot.")] = 3
    price: float = 2.5
    warm: bool = True
    tea: Literal["green", "black"] = "green"
    menu: Annotated[str, msgspec.Meta(max_length=900, extra={"kind": "long_text"})] = "a;b"
    sign: Annotated[str, msgspec.Meta(title="Sign", extra={"fr": "Enseigne", "zh-CN": "招牌"})] = "Tea"

tea_house = Experience("tea-house", title={"en": "Tea house", "fr": "Maison de thé"}, about="about", keeps="Your name.",
    capabilities=["chat"], settings=Choices, template="courtyard")

@tea_house.on_command("menu", about="Shows the menu")
async def menu(world, event): ...

print("while it is imported")
"""


def asked(*files: Path) -> list[Described]:
    """As the Server asks."""
    command = [sys.executable, "-P", "-m", "lanting.sdk.describing", *map(str, files)]
    said = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    return msgspec.json.decode(said, type=list[Described])


def written(folder: Path, name: str, code: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(code)
    return file


def test_everything_that_it_declares_is_told_in_its_languages_and_faults_by_file_and_line(tmp_path: Path) -> None:
    whole = written(tmp_path, "tea.py", CODE)
    written(tmp_path, "texts/en.ftl", "about = Serves tea.\ncups = Cups\n")
    written(tmp_path, "texts/zh-CN.ftl", "about = 供茶。\n")
    broken = written(tmp_path, "broken.py", "import json\n\njson.loads('{')\n")
    leaves = written(tmp_path, "leaves.py", "raise SystemExit(3)\n")
    two = written(tmp_path, "two.py", "from lanting.sdk import Experience\na = Experience('a')\nb = Experience('b')\n")
    told, fault, left, many = asked(whole, broken, leaves, two)

    manifest = told.manifest
    assert manifest is not None
    assert (manifest.name, manifest.template, manifest.capabilities) == ("tea-house", "courtyard", ["chat"])
    assert [manifest.called(each) for each in ("en", "fr", "zh-CN")] == ["Tea house", "Maison de thé", "Tea house"]
    assert [manifest.said(manifest.about, each) for each in ("en", "fr", "zh-CN")] == [
        "Serves tea.",
        "Serves tea.",
        "供茶。",
    ]
    assert manifest.said(manifest.keeps, "fr") == "Your name."
    assert manifest.commands == {"menu": "Shows the menu"}
    assert manifest.said(manifest.settings[0].label, "en") == "Cups"
    assert [manifest.said(manifest.settings[-1].label, each) for each in ("en", "fr", "zh-CN")] == [
        "Sign",
        "Enseigne",
        "招牌",
    ]
    assert manifest.settings == [
        SettingField(
            name="cups", kind="number", value=3, min=1, max=12, is_whole=True, label="cups", note="In each pot."
        ),
        SettingField(name="price", kind="number", value=2.5),
        SettingField(name="warm", kind="yes_no", value=True),
        SettingField(name="tea", kind="choice", value="green", options=["green", "black"]),
        SettingField(name="menu", kind="long_text", value="a;b", chars_max=900),
        SettingField(name="sign", kind="text", value="Tea", label="Sign"),
    ]
    assert fault.manifest is None
    assert fault.trouble.startswith(f"{broken}:3: json.decoder.JSONDecodeError")
    assert left.manifest is None
    assert "there are 2 Experiences in it" in many.trouble


def test_a_file_of_a_package_may_import_its_neighbours(tmp_path: Path) -> None:
    written(tmp_path, "src/tea/__init__.py", "")
    written(tmp_path, "src/tea/words.py", "TITLE = 'Tea'\n")
    inside = written(
        tmp_path,
        "src/tea/house.py",
        "from lanting.sdk import Experience\nfrom .words import TITLE\nhouse = Experience('tea', title=TITLE)\n",
    )
    written(tmp_path, "menu.py", "TITLE = 'Menu'\n")
    beside = written(
        tmp_path,
        "random.py",
        "from lanting.sdk import Experience\nfrom menu import TITLE\nx = Experience('x', title=TITLE)\n",
    )
    found = [each.manifest for each in asked(inside, beside)]
    assert [each.title for each in found if each] == ["Tea", "Menu"]


@pytest.mark.parametrize("field", ["data: dict = {}", "when: object = None"])
def test_a_setting_that_no_form_can_ask_for_is_refused(tmp_path: Path, field: str) -> None:
    code = f"from lanting.sdk import *\nclass S(Settings):\n    {field}\nx = Experience('x', settings=S)\n"
    (told,) = asked(written(tmp_path, "x.py", code))
    assert told.manifest is None
    assert field.partition(":")[0] in told.trouble
