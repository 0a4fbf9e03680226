"""What somebody typed into a form of ours, and what a page says beside its fields. Forms work without any script."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, Final

from litestar import Request

from lanting.kernel.error import Fact
from lanting.kernel.ids import RandomBytes

TYPED_CHARS_MAX: Final = 1_000
"""No field takes more unless its form says so; what is longer is cut."""
FORM_TYPES: Final = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
_ONCE_BYTES: Final = 18

Complaints = dict[str, tuple[str, Mapping[str, Fact]]]
"""By field: the key of a sentence and what it speaks of. `all` is for what no single field is about."""


class Form:
    """The fields of a form as they were sent. One that was not sent is empty."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields

    def __getitem__(self, name: str) -> str:
        return self._fields.get(name, "")

    def is_ticked(self, name: str) -> bool:
        return name in self._fields

    def typed(self, *names: str) -> dict[str, str]:
        """For filling the form in again."""
        return {name: self[name] for name in names}


async def form_of(request: Request[Any, Any, Any], chars_max: int = TYPED_CHARS_MAX) -> Form:
    """The form of a request; an empty one, if it brings none. Files are passed over."""
    sent = await request.form() if request.content_type[0] in FORM_TYPES else {}
    return Form({name: value[:chars_max] for name, value in sent.items() if isinstance(value, str)})


def new_once(random_bytes: RandomBytes) -> str:
    """Marks one filling-in of a form: sent twice by a tap too many or a reload, it counts once."""
    return urlsafe_b64encode(random_bytes(_ONCE_BYTES)).decode()
