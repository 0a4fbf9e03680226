"""The feed of one Scene: who has asked for its edits hears each of them, in order and without gaps (SC-40 to SC-44).

Nothing of it is in an outbox. Who comes back says which Revision she has. Who cannot take more for a while is left
behind, and is given the rest later, or told to fetch the snapshot.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from lanting.kernel.ids import UserId
from lanting.protocol.limit import EDITS_BATCH_BYTES_MAX
from lanting.protocol.message import encode_body, encode_notice, notice_kind
from lanting.protocol.scene_notice import AppliedEdit, Edits, SceneReset
from lanting.protocol.word import SceneKind
from lanting.runtime.connection import Connection

HELD_BYTES_MAX: Final = 4 * EDITS_BATCH_BYTES_MAX
"""So much of the last edits is held encoded, and is given to whoever comes back; for more, a snapshot is quicker."""
_EDITS: Final = notice_kind(Edits(scene="published", edits=[]))
_RESET: Final = notice_kind(SceneReset(scene="published", revision=0))
_encoder: Final = msgspec.msgpack.Encoder()
_decoder: Final = msgspec.msgpack.Decoder(AppliedEdit)


@dataclass(frozen=True, slots=True)
class AuthoredEdit:
    """An edit that has happened, and whose it is: participant ids change, Users do not."""

    user: UserId
    edit: AppliedEdit


class SceneFeed:
    """Holds the last edits of a Scene, each encoded once, and knows what every follower has been told."""

    def __init__(self, scene: SceneKind, revision: int, may_hear: Callable[[Connection], bool]) -> None:
        """Who may not hear it is dropped before anything is sent to her."""
        self.scene = scene
        self._may_hear = may_hear
        self.revision = revision
        """Up to which everything has been told."""
        self._held: deque[_Piece] = deque()
        self._held_bytes = 0
        self._told: dict[Connection, int] = {}
        """Up to which Revision each follower has heard."""
        self._behind: set[Connection] = set()

    def holds_after(self, revision: int) -> bool:
        """Whether everything after a Revision can be given from here."""
        oldest = self._held[0].revision if self._held else self.revision + 1
        return oldest - 1 <= revision <= self.revision

    def follow(self, connection: Connection, after: int) -> None:
        """Give her everything after a Revision that `holds_after`, and then whatever happens."""
        self._told[connection] = after
        pieces = [piece for piece in self._held if piece.revision > after]
        self._send(
            connection, self._messages(pieces, connection) or [(self.revision, self._message(self.revision, ()))]
        )

    def give(self, connection: Connection, edits: Sequence[AuthoredEdit]) -> bool:
        """All that happened after a Revision, from the journal, and then whatever happens. False: it is too much."""
        pieces = [_piece(edit) for edit in edits]
        if not _is_sendable(pieces) or sum(len(piece.encoded) for piece in pieces) > HELD_BYTES_MAX:
            return False
        self._told[connection] = pieces[0].revision - 1
        self._send(connection, self._messages(pieces, connection))
        return True

    def drop(self, connection: Connection) -> None:
        """She is gone, or may not hear of it any more."""
        self._told.pop(connection, None)
        self._behind.discard(connection)

    def tell(self, edits: Sequence[AuthoredEdit]) -> bool:
        """What has been committed: encoded once, however many follow. False where one is too large to be sent."""
        pieces = [_piece(edit) for edit in edits]
        self.revision = pieces[-1].revision
        if not _is_sendable(pieces):
            self._held.clear()
            self._held_bytes = 0
            return False
        self._hold(pieces)
        messages = self._messages(pieces)
        first = pieces[0].revision
        for connection, told in list(self._told.items()):
            if not self._may_hear(connection):
                self.drop(connection)
                continue
            if told != first - 1:
                self._behind.add(connection)
                continue
            is_wary = bool(connection.standing.unseen)
            self._send(connection, self._messages(pieces, connection) if is_wary else messages)
        return True

    def reset(self, revision: int) -> None:
        """Everybody fetches the snapshot of a Revision, and asks for what comes after it."""
        for connection in list(self._told):
            self.send_reset(connection, revision)

    def send_reset(self, connection: Connection, revision: int) -> None:
        """She hears nothing more of this Scene until she asks again."""
        self.drop(connection)
        body = encode_body(SceneReset(scene=self.scene, revision=revision))
        connection.socket.send(encode_notice(revision, _RESET, body))

    def catch_up(self) -> list[Connection]:
        """Give the rest to those behind who can take more; returns those for whom it is held no more."""
        lost = []
        for connection in list(self._behind):
            if not self._may_hear(connection):
                self.drop(connection)
            elif not connection.socket.is_backed_up:
                told = self._told[connection]
                if self.holds_after(told):
                    self.follow(connection, told)
                else:
                    lost.append(connection)
        return lost

    def _send(self, connection: Connection, messages: Iterable[tuple[int, bytes]]) -> None:
        """As many as she can take, each with its last Revision; she is left behind with the rest."""
        self._behind.discard(connection)
        for revision, message in messages:
            if connection.socket.is_backed_up:
                self._behind.add(connection)
                return
            connection.socket.send(message)
            self._told[connection] = revision

    def _hold(self, pieces: Iterable[_Piece]) -> None:
        for piece in pieces:
            self._held.append(piece)
            self._held_bytes += len(piece.encoded)
        while self._held_bytes > HELD_BYTES_MAX:
            self._held_bytes -= len(self._held.popleft().encoded)

    def _messages(self, pieces: Iterable[_Piece], reader: Connection | None = None) -> list[tuple[int, bytes]]:
        """As everybody is told of them, or as this one may be: what is built is seen by all, who built it is not."""
        hides = reader.standing.hides if reader is not None and reader.standing.unseen else None
        encoded = (
            (piece.revision, _anonymous(piece.encoded) if hides and hides(piece.user) else piece.encoded)
            for piece in pieces
        )
        return [(revision, self._message(revision, told)) for revision, told in _packed(encoded)]

    def _message(self, revision: int, encoded: Sequence[bytes]) -> bytes:
        body = _encoder.encode({"scene": self.scene, "edits": [msgspec.Raw(each) for each in encoded]})
        return encode_notice(revision, _EDITS, body)


@dataclass(frozen=True, slots=True)
class _Piece:
    """An edit as it is told."""

    revision: int
    encoded: bytes
    user: UserId


def _piece(authored: AuthoredEdit) -> _Piece:
    return _Piece(authored.edit.revision, _encoder.encode(authored.edit), authored.user)


def _anonymous(encoded: bytes) -> bytes:
    """The same edit, of nobody."""
    return _encoder.encode(msgspec.structs.replace(_decoder.decode(encoded), participant=None))


def _is_sendable(pieces: Iterable[_Piece]) -> bool:
    return all(len(piece.encoded) <= EDITS_BATCH_BYTES_MAX for piece in pieces)


def _packed(encoded: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, list[bytes]]]:
    """Encoded edits as they fit into messages, each with its last one's Revision."""
    pieces: list[bytes] = []
    size = last = 0
    for revision, each in encoded:
        if pieces and size + len(each) > EDITS_BATCH_BYTES_MAX:
            yield last, pieces
            pieces, size = [], 0
        pieces.append(each)
        size += len(each)
        last = revision
    if pieces:
        yield last, pieces
