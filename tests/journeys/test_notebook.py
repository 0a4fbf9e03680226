"""A notebook in a Space: its owner lets it in, looks on while it puts up a lake and changes it, and takes its photo."""

from __future__ import annotations

import asyncio
import base64
import io
import re
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from PIL import Image
from playwright.async_api import Browser

from tests.journeys.owner import enter_as_owner
from tests.journeys.visitor import Visitor
from tests.serving import ROOT, Serving

SPACE = "courtyard"
LAKE = "Lake depth / m"
FISH = "Echoes of fish"
LIVE = re.compile(r"^(lake|fish) =|lake.update", re.MULTILINE)
"""Cells after which others see something new."""
VIVID = 0.0015
DRESSED = """
localStorage.setItem("lanting.look", JSON.stringify({ skin: 2, hair: 0, hair_style: 1, cloth: 1, legs: 1, sash: 1,
  glasses: false, wheelchair: false }));
localStorage.setItem("lanting.steps-done", "3");
"""
"""Mei wears what is in no picture of a lake, and has been here before."""
READ = re.compile(r'connect_blocking\("([^"]+)", token="([^"]+)"')

pytestmark = [pytest.mark.journey, pytest.mark.soak]


async def ready_line(owner: Visitor, server: Serving) -> tuple[str, str]:
    """What her Space's page shows her once, when she lets a program in that may change the place."""
    page = await owner.context.new_page()
    await page.goto(f"{server.url}/s/{SPACE}/manage/experiences")
    form = page.locator("form[action$='/manage/tokens']")
    await form.locator("[name=label]").fill("Lake notebook")
    await form.locator("[name=may-edit]").check()
    await form.locator("button[type=submit]").click()
    lines = await page.locator("textarea").first.input_value()
    await page.close()
    found = READ.search(lines)
    assert found, lines
    return found[1], found[2]


def photo_in(notebook: Any) -> Image.Image:
    """The picture that a cell shows."""
    outputs = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    (shown,) = [data["image/jpeg"] for data in outputs if "image/jpeg" in data]
    return Image.open(io.BytesIO(base64.b64decode(shown)))


def asset_of(name: str, component: str) -> str:
    """In words for the page: which file stands there."""
    return f"app.scene.entities.find((each) => each.name === '{name}')?.components.{component}?.asset"


def vivid_share(picture: Image.Image) -> float:
    """How much of a picture has the blues and greens of `viridis`, which are nowhere else in the courtyard."""
    hue, saturation, value = np.moveaxis(np.asarray(picture.convert("HSV").resize((320, 180))), -1, 0)
    return float(np.mean((hue > 90) & (hue < 200) & (saturation > 110) & (value > 50)))


async def seen_by(owner: Visitor, path: Path) -> float:
    """Pictures until numbers stand in one."""
    async with asyncio.timeout(owner.patience_s):
        while True:
            await owner.picture(path)
            if (share := vivid_share(Image.open(path))) > VIVID:
                return share


async def test_a_notebook_puts_up_a_lake_and_changes_it_while_its_owner_looks_on(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pictures: Path
) -> None:
    with Serving(tmp_path / "data", "--no-https") as server:
        owner = await enter_as_owner(browser, server, SPACE, "Mei", is_watched=True, before=DRESSED)
        url, token = await ready_line(owner, server)
        for name, value in {
            "LANTING_SPACE": url,
            "LANTING_TOKEN": token,
            "PYTHONPATH": str(ROOT / "src"),
            "IPYTHONDIR": str(tmp_path / "ipython"),
            "JUPYTER_RUNTIME_DIR": str(tmp_path / "jupyter"),
        }.items():
            monkeypatch.setenv(name, value)
        notebook = nbformat.read(ROOT / "examples" / "lake.ipynb", as_version=4)
        client = NotebookClient(notebook, timeout=120, kernel_name="python3")
        stood: list[Any] = []
        async with client.async_setup_kernel():
            for number, cell in enumerate(notebook.cells):
                await client.async_execute_cell(cell, number)
                if LIVE.search(cell.source):
                    await seen_by(owner, pictures / f"notebook-{number}.png")
                    stood.append(
                        [await owner.see(asset_of(LAKE, "surface")), await owner.see(asset_of(FISH, "points"))]
                    )
        (bed, _), (silt, no_fish), (_, fish) = stood
        assert bed != silt and no_fish is None and fish is not None
        photo = photo_in(notebook)
        photo.save(pictures / "notebook-photo.jpg")
        assert photo.size == (960, 540)
        assert vivid_share(photo) > VIVID
        await owner.until("!app.people.some(({program}) => program)")
        assert owner.problems == [] and await owner.violations() == []
        await owner.leave()
