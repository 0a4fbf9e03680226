"""What experiences ask and show fits on every screen and keeps nobody out: a form however it fares, and charts."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser

from tests.journeys.finger import TOO_SMALL
from tests.journeys.hud_states import MISFITS, NO_PICTURE, open_panel_states
from tests.journeys.test_axe import grave_findings
from tests.journeys.test_languages import speaks
from tests.journeys.visitor import DESKTOP, PHONE, Visitor
from tests.serving import Serving

EVERY: Final = Path(__file__).with_name("every_panel.py")
SIZES: Final = {"desktop": DESKTOP, "phone": PHONE}


@pytest.mark.journey
@pytest.mark.parametrize(
    ("size", "scheme", "locale"),
    [
        ("phone", "dark", "fr"),
        pytest.param("desktop", "light", "zh-CN", marks=pytest.mark.soak),
        pytest.param("phone", "light", "zh-CN", marks=pytest.mark.soak),
        pytest.param("phone", "light", "en", marks=pytest.mark.soak),
        pytest.param("desktop", "dark", "fr", marks=pytest.mark.soak),
        pytest.param("desktop", "dark", "en", marks=pytest.mark.soak),
    ],
)
async def test_no_panel_keeps_anybody_out_or_is_cut(
    flat_browser: Browser, tmp_path: Path, pictures: Path, size: str, scheme: str, locale: str
) -> None:
    speaks(locale)
    viewport = SIZES[size]
    is_phone = viewport is PHONE
    found = {}
    with Serving(tmp_path / "data", experience=EVERY) as serving:
        mei = await Visitor.enter(
            flat_browser,
            serving.space_url,
            "Mei",
            viewport=viewport,
            touch=is_phone,
            locale=locale,
            dark=scheme == "dark",
            before=NO_PICTURE,
        )
        async for name in open_panel_states(mei.page):
            await mei.picture(pictures / f"panel-{name}-{size}-{scheme}-{locale}.png")
            complaints = await mei.page.evaluate(MISFITS)
            if is_phone:
                small = await mei.page.evaluate(TOO_SMALL)
                # Whose it is, and what stands at axes, is beside the point and smaller.
                complaints += [each for each in small if not each.startswith("text of 1")]
            found[name] = complaints + await grave_findings(mei.page)
        assert {name: each for name, each in found.items() if each} == {}
        assert mei.problems == []
