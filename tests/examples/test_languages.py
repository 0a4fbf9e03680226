"""What each example says of itself before it is switched on is there in every language of the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from lanting.protocol.manifest import Manifest
from lanting.sdk.describing import described

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("assembly", "classroom", "museum", "shop", "stage", "ward")


@pytest.fixture(scope="module", params=NAMES)
def manifest(request: pytest.FixtureRequest) -> Manifest:
    told = described(str(EXAMPLES / f"{request.param}.py"))
    assert told.manifest is not None, told.trouble
    return told.manifest


@pytest.mark.parametrize("language", ["fr", "zh-CN"])
def test_title_about_keeps_and_settings_are_said_in_it(manifest: Manifest, language: str) -> None:
    of_settings = [text for each in manifest.settings for text in (each.label, each.note)]
    texts = [manifest.title, manifest.about, manifest.keeps, *of_settings]
    assert [each for each in texts if each and each not in manifest.words.get(language, {})] == []
