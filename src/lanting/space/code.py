"""The six letters that open a Space as its link does: to be read aloud, and typed on a phone.

Consonants alone make no words. G, Q, W and Z are left out too, since they are taken for C, O, V and 2. The sixteen that
remain are four random bits each.
"""

from __future__ import annotations

import re
from typing import Final

from lanting.kernel.ids import RandomBytes

CODE_ALPHABET: Final = "BCDFHJKLMNPRSTVX"
CODE_CHARS: Final = 6

_RANDOM_BYTES: Final = 3
_CODE: Final = re.compile(f"[{CODE_ALPHABET}]{{{CODE_CHARS}}}")
_BETWEEN: Final = re.compile(r"[\s\-‐‑‒–—_.·]+")
"""What people put between letters so that they are easier to read."""


def new_code(random_bytes: RandomBytes) -> str:
    """Six random letters: nothing of the Space can be told from them."""
    bits = int.from_bytes(random_bytes(_RANDOM_BYTES), "big")
    return "".join(CODE_ALPHABET[(bits >> shift) & 15] for shift in range(20, -1, -4))


def read_code(typed: str) -> str | None:
    """The code that somebody typed in whatever case and spacing; None if it cannot be one."""
    letters = _BETWEEN.sub("", typed).upper()
    return letters if _CODE.fullmatch(letters) else None
