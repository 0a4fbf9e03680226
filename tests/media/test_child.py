"""One child for each file: what it says is believed, what it takes is limited, and how it ends harms nobody."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lanting.media.check import __main__ as child_main
from lanting.media.check.child import Checks
from lanting.media.check.examine import examine
from lanting.media.check.refusal import AssetRefused, CheckEnded, Damaged
from lanting.media.limit import CHECK_ANSWER_BYTES_MAX, CHECK_MEMORY_BYTES_MAX
from tests.media.models import model
from tests.media.pictures import png

LIMITED = f"from {child_main.__name__} import limit_oneself; limit_oneself(); "


def python(code: str) -> tuple[str, ...]:
    return sys.executable, "-P", "-c", code


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(model())
    return path


async def ended(file: Path, code: str, within_s: float = 30.0) -> CheckEnded:
    with pytest.raises(CheckEnded) as caught:
        await Checks(python(code), within_s).check(file)
    return caught.value


async def test_ht126_a_child_finds_what_is_there(file: Path) -> None:
    assert await Checks().check(file) == examine(memoryview(model()))


async def test_ht126_a_child_refuses_as_its_parent_would(file: Path) -> None:
    file.write_bytes(png() + b"<script>")
    with pytest.raises(Damaged) as caught:
        await Checks().check(file)
    assert caught.value.facts["why"] == "trailing"


async def test_ht126_nothing_at_all_is_refused_too(file: Path) -> None:
    file.write_bytes(b"")
    with pytest.raises(AssetRefused, match="empty"):
        await Checks().check(file)


async def test_ht126_a_child_that_takes_too_long_is_ended(file: Path) -> None:
    assert (await ended(file, "while True: pass", within_s=0.2)).facts == {"limit": "time"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process by itself")
async def test_ht126_a_child_gets_no_more_memory_than_it_may(file: Path) -> None:
    code = f"{LIMITED} bytearray({CHECK_MEMORY_BYTES_MAX})"
    assert (await ended(file, code)).facts == {"limit": "memory"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process by itself")
async def test_ht126_a_child_writes_no_file(file: Path, tmp_path: Path) -> None:
    written = tmp_path / "written"
    await ended(file, f"{LIMITED} open({str(written)!r}, 'wb').write(b'harm')")
    assert not written.exists() or written.read_bytes() == b""


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(3)",
        "import os; os.abort()",
        "print('hello')",
        'print(\'{"code":"no_such_code"}\')',
        'print(\'{"found":{"kind":"virus","media_type":"a/b","facts":{}}}\')',
        f"print('x' * {2 * CHECK_ANSWER_BYTES_MAX})",
    ],
)
async def test_ht126_whatever_else_a_child_says_or_does_is_a_refusal(file: Path, code: str) -> None:
    assert (await ended(file, code)).code == "asset_check_ended"


async def test_ht126_a_child_is_told_no_secret(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANTING_DATABASE", "postgresql://somebody:secret@host/db")
    tells = "import os; facts = str({'why': 'LANTING_DATABASE' in os.environ and 'told' or 'untold', 'where': ''})"
    answer = 'print(\'{"code": "asset_damaged", "facts": \' + facts.replace(chr(39), chr(34)) + \'}\')'
    with pytest.raises(Damaged) as caught:
        await Checks(python(f"{tells}; {answer}")).check(file)
    assert caught.value.facts["why"] == "untold"
