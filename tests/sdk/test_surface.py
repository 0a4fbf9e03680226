"""The public surface of the SDK is in git: whoever changes it sees it in the difference."""

from __future__ import annotations

from tests.sdk.surface import REPORT, surface


def test_the_public_surface_is_the_one_that_is_written_down() -> None:
    assert surface() == REPORT.read_text(encoding="utf-8"), (
        "the SDK's surface has changed: look whether authors are served by that, then run "
        "`PYTHONPATH=src .venv/bin/python -m tests.sdk.surface`"
    )
