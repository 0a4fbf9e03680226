"""Recognises the browsers inside messengers: without microphone or full screen, and gone with the next message."""

from __future__ import annotations

from typing import Final

_MARKS: Final = (
    ("micromessenger", "WeChat"),
    ("fban/messenger", "Messenger"),
    ("fb_iab/orca", "Messenger"),
    ("fb_iab/messenger", "Messenger"),
    ("instagram", "Instagram"),
    ("fban/", "Facebook"),
    ("fbav/", "Facebook"),
    ("fb_iab", "Facebook"),
    (" line/", "LINE"),
    ("whatsapp", "WhatsApp"),
    ("telegram", "Telegram"),
    ("snapchat", "Snapchat"),
    ("bytedancewebview", "TikTok"),
    ("musical_ly", "TikTok"),
    ("tiktok", "TikTok"),
)
"""What their User-Agent says in small letters; the first that fits, since some quote others."""


def messenger_of(user_agent: str) -> str | None:
    """The messenger whose own window asks, by the name that people know; None in a real browser."""
    said = f" {user_agent.lower()}"
    return next((name for mark, name in _MARKS if mark in said), None)
