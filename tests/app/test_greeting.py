"""What a Server says when it opens: from near to far, what works where, and what will be asked on the way."""

from __future__ import annotations

import io
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lanting.app.certificate import Certificates, own_certificates
from lanting.app.greeting import can_draw, greeting
from lanting.app.links import Links
from tests.serving import ROOT

LINKS = Links("http://localhost:8080", "http://192.0.2.7:8080", "https://192.0.2.7:8443", None)
BLOCKS = "█▀▄"


@pytest.fixture
def certificates(tmp_path: Path) -> Certificates:
    return own_certificates(tmp_path / "certificates", ["localhost"], datetime.now(UTC))


def test_ht90_it_tells_from_near_to_far_what_works_where(certificates: Certificates) -> None:
    lines = greeting(LINKS, certificates, with_qr=False).splitlines()
    assert lines[0] == "Lanting is open at http://localhost:8080"
    told = [
        "on this computer                  http://localhost:8080",
        "on your network                   http://192.0.2.7:8080",
        "walk, chat and listen; no microphone, headset, hosting or building",
        "on your network, with microphone  https://192.0.2.7:8443",
        "the browser warns once",
        "iPhones and iPads refuse it",
        f"/ca.pem, SHA-256 {certificates.fingerprint}",
        "elsewhere                         nobody outside can reach this yet: docs/howto/on-the-internet.md",
    ]
    found = [next(number for number, line in enumerate(lines) if each in line) for each in told]
    assert found == sorted(found)
    assert (ROOT / "docs" / "howto" / "on-the-internet.md").exists()


def test_ht90_the_link_for_the_network_is_drawn_where_somebody_looks_and_nowhere_else(
    certificates: Certificates,
) -> None:
    assert not set(greeting(LINKS, certificates, with_qr=False)) & set(BLOCKS)
    drawn = [line for line in greeting(LINKS, certificates, with_qr=True).splitlines() if set(line) & set(BLOCKS)]
    assert len({len(line) for line in drawn}) == 1, "a square"
    assert read_qr(drawn) == LINKS.network


def read_qr(drawn: list[str]) -> str:
    """The text of the code, by making the same one again: what is drawn is that, dark where it is dark."""
    import segno

    halves = {"█": (0, 0), "▀": (0, 1), "▄": (1, 0), " ": (1, 1)}
    plain = [line.split("m", 1)[1].split("\x1b", 1)[0] for line in drawn]
    seen = [[halves[each][half] for each in line] for line in plain for half in (0, 1)]
    assert LINKS.network
    code = segno.make(LINKS.network, error="m", micro=False)
    meant = [list(row) for row in code.matrix_iter(border=2)]
    return LINKS.network if seen[: len(meant)] == meant else "another"


def test_ht90_behind_a_proxy_the_public_address_comes_first_and_last(certificates: Certificates) -> None:
    links = Links("http://localhost:8080", None, None, "https://space.example")
    said = greeting(links, None, with_qr=True)
    assert said.startswith("Lanting is open at https://space.example\n")
    assert said.rstrip().endswith("elsewhere                         https://space.example")
    assert "http://localhost:8080" in said


def test_ht98_under_the_operators_own_certificate_nothing_is_warned_of() -> None:
    said = greeting(LINKS, None, with_qr=False)
    assert "under your own certificate" in said
    assert "warns" not in said


class Screen(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_ht90_it_draws_on_a_screen_that_has_half_blocks() -> None:
    assert can_draw(Screen(io.BytesIO(), encoding="utf-8"))
    assert not can_draw(Screen(io.BytesIO(), encoding="ascii"))
    assert not can_draw(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")), "nobody looks at a file"


@pytest.mark.skipif(os.name != "posix", reason="opens a terminal of Unix")
def test_ht90_a_terminal_gets_the_code(tmp_path: Path) -> None:
    import pty
    import signal
    import subprocess

    parent, child = pty.openpty()
    command = [sys.executable, "-m", "lanting", "serve", "--host", "0.0.0.0", "--port", "0", "--https-port", "0"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LANTING_")}
    process = subprocess.Popen(
        [*command, "--data", str(tmp_path / "data")],
        stdout=child,
        stderr=subprocess.DEVNULL,
        env=environment | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "LANTING_GUIDE": "false"},
        cwd=tmp_path,
        start_new_session=True,
    )
    os.close(child)
    said = b""
    try:
        while b"elsewhere" not in said:
            said += os.read(parent, 4_096)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
        os.close(parent)
    text = said.decode()
    assert ("█" in text) is ("on your network " in text), "where there is a network there is a code"
