"""Links in what people write: new guests put none into lines and names (SP-107).

A link is what a reader would type into a browser: `https://…`, `www.…`, or a bare name of a host with an ending that is
known. Chinese writes its letters right up to a link, and its full stop is a dot to a browser; French and hurried
English leave out the blank behind a full stop. So a bare name counts the surer its ending is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_UNSEEN: Final = dict.fromkeys(map(ord, "\u200c\u200d\ufe0e\ufe0f\u00ad"))
_LABEL: Final = r"(?<![a-z0-9_-])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
"""One part of the name of a host."""
_ANY_LABEL: Final = r"[^\W_]"
"""The last letter of one in any script."""
_END: Final = r"(?![a-z0-9_\u00aa-\u058f\u0300-\u036f-])"
"""Not in the middle of a word; ideographs may follow."""
_SURE: Final = "com|org|net|edu|gov|cn"
"""Endings that are no words behind a full stop."""
_LIKELY: Final = (
    "app|biz|blog|ca|cc|ch|cloud|club|co|de|dev|eu|fr|gg|hk|info|io|jp|kr|link|live|lu|online|page|ru|sg|shop|site|"
    "store|tech|top|tv|tw|uk|vip|wiki|xyz|ai"
)
"""Endings that are words too: they count in small letters, behind a plain name."""

_LINK: Final = re.compile(
    rf"""
    [a-z][a-z0-9+.-]*://[^\s]                              # a scheme, whatever it is
    | (?<![a-z0-9])www[.。][^\W_]                           # a host that says so itself
    | {_ANY_LABEL}\.(?:{_SURE}){_END}
    | {_LABEL}。(?:{_SURE}){_END}                           # the ideographic full stop is a dot to a browser
    | {_ANY_LABEL}\.[^\W\d_]{{2,24}}(?::\d{{2,5}})?/[^\s/]    # with a path, any ending will do
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PLAIN: Final = re.compile(rf"(?i:{_LABEL})\.(?:{_LIKELY}){_END}")


def has_link(text: str) -> bool:
    """Whether a text that was cleaned holds a link."""
    seen = unicodedata.normalize("NFKC", text.translate(_UNSEEN))
    return _LINK.search(seen) is not None or _PLAIN.search(seen) is not None
