"""Files that programs hand over in pieces: gathered here, then checked as any upload is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any, BinaryIO, Final, Protocol

from lanting.kernel.error import Fact, LantingError
from lanting.kernel.ids import AssetId, SpaceId, UserId
from lanting.protocol.message import Notice
from lanting.protocol.program import HandedOver, HandOver
from lanting.runtime.builders import Asked
from lanting.runtime.file_shelf import FileShelf

ON_THEIR_WAY_MAX: Final = 4
"""Files that one Space's programs may be sending at a time; the oldest gives way."""
KNOWN_MAX: Final = 200
"""Files that were taken, for whoever asks again."""

_MEGABYTE: Final = 1_048_576
_Key = tuple[UserId, str]


class Refuse(Protocol):
    def __call__(self, asked: Asked, code: str, facts: dict[str, Fact] | None = None) -> None: ...


class HandingOver:
    """Of one Space."""

    def __init__(
        self,
        space: SpaceId,
        shelf: FileShelf | None,
        tell: Callable[[Asked, Notice], None],
        refuse: Refuse,
        begin: Callable[[Asked, Coroutine[Any, Any, None]], None],
    ) -> None:
        self._space = space
        self._shelf = shelf
        self._tell = tell
        self._refuse = refuse
        self._begin = begin
        self._coming: OrderedDict[_Key, BinaryIO] = OrderedDict()
        self._checked: dict[_Key, list[Asked]] = {}
        """Files that are whole and being checked, with who wants to know."""
        self._taken: OrderedDict[_Key, AssetId] = OrderedDict()

    def receive(self, asked: Asked, part: HandOver) -> None:
        """Every piece is answered; one that is here already only that, and one that leaves a gap is refused."""
        key = asked.line.user, part.file
        if self._shelf is None:
            self._refuse(asked, "assets_missing")
        elif not part.is_last and (key in self._taken or key in self._checked):
            self._tell(asked, HandedOver(re=asked.seq, asset=None))
        elif key in self._taken:
            self._tell(asked, HandedOver(re=asked.seq, asset=self._taken[key]))
        elif key in self._checked:
            self._checked[key].append(asked)
        else:
            self._add(asked, part, key, self._shelf)

    def _add(self, asked: Asked, part: HandOver, key: _Key, shelf: FileShelf) -> None:
        file = self._coming.get(key) or self._open(key, shelf)
        end = file.tell()
        if end < part.at or end > part.at + len(part.piece):
            if end < part.at:
                self._refuse(asked, "upload_offset", {"offset": end})
            else:
                self._tell(asked, HandedOver(re=asked.seq, asset=None))
            return
        file.write(part.piece[end - part.at :])
        if file.tell() > shelf.bytes_max:
            self._coming.pop(key).close()
            self._refuse(asked, "asset_too_large", {"megabytes_max": shelf.bytes_max // _MEGABYTE})
        elif part.is_last:
            self._checked[key] = [asked]
            self._begin(asked, self._take(asked, part, key, self._coming.pop(key), shelf))
        else:
            self._tell(asked, HandedOver(re=asked.seq, asset=None))

    def _open(self, key: _Key, shelf: FileShelf) -> BinaryIO:
        while len(self._coming) >= ON_THEIR_WAY_MAX:
            self._coming.popitem(last=False)[1].close()
        file = self._coming[key] = shelf.open()
        return file

    async def _take(self, asked: Asked, part: HandOver, key: _Key, file: BinaryIO, shelf: FileShelf) -> None:
        try:
            with file:
                asset = await shelf.take(self._space, asked.line.user, part.name, file)
            self._taken[key] = asset
            if len(self._taken) > KNOWN_MAX:
                self._taken.popitem(last=False)
            if part.replaces is not None and part.replaces != asset:
                await shelf.forget(self._space, asked.line.user, part.replaces)
        except LantingError as error:
            # Whoever was told first is told by whoever began this.
            for again in self._checked[key][1:]:
                self._refuse(again, error.code, dict(error.facts))
            raise
        else:
            for each in self._checked[key]:
                self._tell(each, HandedOver(re=each.seq, asset=asset))
        finally:
            del self._checked[key]
