"""Pictures that programs ask for: a page that the token's owner has open in the Space takes them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lanting.kernel.ids import RandomBytes
from lanting.protocol.experience import Photo, PhotoAsked
from lanting.protocol.limit import PHOTO_BYTES_MAX
from lanting.protocol.message import Notice
from lanting.protocol.permission import Permission
from lanting.protocol.program import AskPhoto, PhotoTaken
from lanting.runtime.builders import Asked
from lanting.runtime.connection import Connection
from lanting.runtime.experiences.handing_over import Refuse
from lanting.runtime.inside import Inside

WITHIN_S: Final = 40.0
"""A page waits until what was put up lately is there; who asks waits for a minute."""
AT_ONCE_MAX: Final = 8
_KEY_BYTES: Final = 12


@dataclass(slots=True)
class _Awaited:
    asked: Asked
    of: Connection
    """Whose page takes it."""
    over: asyncio.TimerHandle
    came_bytes: int = 0


class Photographer:
    """Of one Space."""

    def __init__(
        self, inside: Inside, random_bytes: RandomBytes, tell: Callable[[Asked, Notice], None], refuse: Refuse
    ) -> None:
        self._inside = inside
        self._random_bytes = random_bytes
        self._tell = tell
        self._refuse = refuse
        self._awaited: dict[str, _Awaited] = {}

    def ask(self, asked: Asked, ask: AskPhoto) -> None:
        camera = self._camera(asked)
        if camera is None or camera.line is None or len(self._awaited) >= AT_ONCE_MAX:
            self._refuse(asked, "no_camera")
            return
        photo = self._random_bytes(_KEY_BYTES).hex()
        over = asyncio.get_running_loop().call_later(WITHIN_S, self._end, photo, "no_camera")
        self._awaited[photo] = _Awaited(asked, camera, over)
        told = PhotoAsked(photo=photo, width=ask.width, height=ask.height, place=ask.place, pitch=ask.pitch)
        self._tell(Asked(camera.line, camera, 0, asked.request), told)

    def receive(self, asked: Asked, part: Photo) -> None:
        """From somebody's page; what nobody has asked her for is passed over."""
        awaited = self._awaited.get(part.photo)
        if awaited is None or awaited.of.user != asked.connection.user:
            return
        awaited.came_bytes += len(part.piece)
        if not awaited.came_bytes:
            self._end(part.photo, "photo_declined")
        elif awaited.came_bytes > PHOTO_BYTES_MAX:
            self._end(part.photo, "photo_too_large")
        else:
            if part.is_last:
                awaited.over.cancel()
                del self._awaited[part.photo]
            self._tell(awaited.asked, PhotoTaken(re=awaited.asked.seq, piece=part.piece, is_last=part.is_last))

    def _camera(self, asked: Asked) -> Connection | None:
        """A page of whoever made the token; of one that was made at the command line, a page of an Owner."""
        owner = asked.connection.standing.owner
        for each in self._inside.connections:
            if each.line is None or each.standing.capabilities is not None:
                continue
            if each.user == owner if owner is not None else Permission.OWN in each.standing.permissions:
                return each
        return None

    def _end(self, photo: str, code: str) -> None:
        awaited = self._awaited.pop(photo)
        awaited.over.cancel()
        self._refuse(awaited.asked, code)
