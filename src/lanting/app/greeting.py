"""What a Server says when it opens: where it is for whom, what works there, and what will be asked on the way.

The order is from near to far. The first line says that it is open: scripts wait for it.
"""

from __future__ import annotations

import io
from typing import Final, TextIO

from lanting.app.certificate import Certificates
from lanting.app.links import Links

HOWTO: Final = "docs/howto/on-the-internet.md"
_INDENT: Final = "  "
_NOTE: Final = "      "
_WHITE_ON_BLACK: Final = "\x1b[97;40m"
_AS_BEFORE: Final = "\x1b[0m"


def greeting(links: Links, certificates: Certificates | None, *, with_qr: bool) -> str:
    """All of it; the link for the same network also as a QR code, where somebody looks at a screen."""
    lines = [f"Lanting is open at {links.public or links.here}", "", *_row("on this computer", links.here)]
    if links.network:
        lines += _row("on your network", links.network)
        lines += _notes("walk, chat and listen; no microphone, headset, hosting or building")
        lines += _drawn(links.network) if with_qr else []
    if links.network_https:
        lines += _row("on your network, with microphone", links.network_https)
        lines += _https_notes(certificates)
    elif certificates:
        lines += _notes(_authority(certificates))
    if links.public:
        lines += _row("elsewhere", links.public)
    else:
        lines += _row("elsewhere", f"nobody outside can reach this yet: {HOWTO}")
    return "\n".join(lines) + "\n"


def can_draw(screen: TextIO) -> bool:
    """Whether somebody looks at a screen that has half blocks."""
    try:
        "\u2580".encode(screen.encoding or "ascii")
    except UnicodeError:
        return False
    return screen.isatty()


def _row(label: str, link: str) -> list[str]:
    return [f"{_INDENT}{label:<33} {link}"]


def _notes(*notes: str) -> list[str]:
    return [f"{_NOTE}{note}" for note in notes]


def _https_notes(certificates: Certificates | None) -> list[str]:
    if certificates is None:
        return _notes("under your own certificate: it asks nothing, at the names that the certificate is for")
    return _notes(
        "the browser warns once, since nobody else vouches for this computer: choose 'Advanced', then go on",
        "iPhones and iPads refuse it even then: for them put the Server on the internet",
        _authority(certificates),
    )


def _authority(certificates: Certificates) -> str:
    return f"its certificate authority: /ca.pem, SHA-256 {certificates.fingerprint}"


def _drawn(link: str) -> list[str]:
    """Two squares of the code in one character; dark on light, whatever the terminal's own colours are."""
    import segno

    drawn = io.StringIO()
    segno.make(link, error="m", micro=False).terminal(out=drawn, border=2, compact=True)
    return [f"{_NOTE}{_WHITE_ON_BLACK}{line}{_AS_BEFORE}" for line in drawn.getvalue().splitlines()]
