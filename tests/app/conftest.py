"""Whole Servers on free ports of this computer alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lanting.app.settings import Settings, read_settings
from tests.serving import found

NewSettings = Callable[..., Settings]


@pytest.fixture
def new_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NewSettings:
    """Settings for free ports and a new data folder, and nothing of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)

    def make(**options: Any) -> Settings:
        quiet = {"host": "127.0.0.1", "port": 0, "https_port": 0, "data": tmp_path / "data", "guide": False}
        quiet |= {"known_after_min": 0}
        return read_settings(**quiet | options)

    return make


@pytest.fixture
def founded(tmp_path: Path) -> None:
    """The first Spaces are in the data folder already: for tests of what comes after them."""
    found(tmp_path / "data")
