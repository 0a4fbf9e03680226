"""The Scenes that newcomers fetch, compressed once: a crowd that arrives together asks for one and the same."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from lanting.kernel.ids import SpaceId

KEPT_MAX: Final = 16
"""Scenes; one has at most 4 MB."""
_GZIP_LEVEL: Final = 6

Key = tuple[SpaceId, int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One Revision's JSON, both ways."""

    plain: bytes
    gzipped: bytes

    @classmethod
    def of(cls, plain: bytes) -> Snapshot:
        return cls(plain, gzip.compress(plain, _GZIP_LEVEL, mtime=0))


class Snapshots:
    """The snapshots asked for last, by Space and Revision. They never change."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Snapshot] = OrderedDict()

    def get(self, key: Key) -> Snapshot | None:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Key, snapshot: Snapshot) -> None:
        self._kept[key] = snapshot
        if len(self._kept) > KEPT_MAX:
            self._kept.popitem(last=False)
