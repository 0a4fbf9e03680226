"""What can go wrong from outside, beyond what can go wrong for every Bot.

BotError
├── NotSecure     a token may not go over this line
└── NoCamera      nobody has a page open from which a photo could be taken
"""

from __future__ import annotations

from lanting.sdk.error import BotError


class NotSecure(BotError):
    """Whoever reads a token may do what it may: it goes over https, or to this machine itself."""

    code = "not_secure"

    def __init__(self, origin: str) -> None:
        super().__init__(
            f"a token must not be read on its way to {origin}: use the server's https link (and the ca_fingerprint "
            "that its ready line names), or run this on the server's own machine with its localhost link",
            origin=origin,
        )


class NoCamera(BotError):
    """Photos are taken by a page that whoever made the token has open in the Space. `link`: to open one."""

    code = "no_camera"

    def __init__(self, link: str, *, declined: bool = False) -> None:
        cause = "the page did not take the photo" if declined else "none of your pages is open in the space"
        super().__init__(f"{cause}; open {link or 'it'} in a browser, go in, and ask again", link=link)
        self.link = link
