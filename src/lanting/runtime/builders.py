"""Those who build in a running Space: who asks, as what, and who is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lanting.kernel.clock import Clock
from lanting.kernel.error import Fact
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.message import Notice, Request, declaration_of
from lanting.protocol.notice import Refused
from lanting.protocol.permission import Permission
from lanting.runtime.connection import Connection
from lanting.runtime.line import Line
from lanting.runtime.switchboard import Switchboard
from lanting.scene.authority import Author
from lanting.space.space import Space


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with the line and the connection on which it came."""

    line: Line
    connection: Connection
    seq: int
    request: Request


class Builders:
    """Looks rights up where they change first: at the connection."""

    def __init__(self, space: Space, board: Switchboard, clock: Clock) -> None:
        self._space = space
        self._board = board
        self._clock = clock

    def author(self, asked: Asked) -> Author | None:
        """Who asks, as what she is now; None: nobody is there any more to be answered."""
        line, connection = asked.line, asked.connection
        who = self._space.inside(line.participant)
        if who is None or line.connection is not connection or connection.socket.is_closing:
            return None
        standing = connection.standing
        return Author(who.user, who.name, Permission.BUILD in standing.permissions, standing.areas)

    def may(self, asked: Asked) -> bool:
        """Whether she holds what the request needs, now; if not, she is told."""
        declaration = declaration_of(asked.request)
        if declaration.needs in asked.connection.standing.permissions:
            return True
        self.refuse(asked, "not_permitted", {"request": declaration.name, "needs": declaration.needs.value})
        return False

    def refuse(self, asked: Asked, code: str, facts: Mapping[str, Fact] | None = None) -> None:
        self.tell(asked.line, Refused(re=asked.seq, code=code, facts=dict(facts or {})))

    def tell(self, line: Line, notice: Notice) -> None:
        line.tell(notice, self._clock.moment())

    def tell_builders(
        self, notice: Notice, about: UserId, *, but: ParticipantId | None = None, instead: Notice | None = None
    ) -> None:
        """Encoded once, to all who may change anything here; who must not be told of her hears `instead`."""
        unaware = self._space.unaware_of(about)
        lines = [line for line in self._board.lines.all() if line.participant != but and self._builds(line)]
        self._board.tell([line for line in lines if line.participant not in unaware], notice)
        if instead is not None and unaware:
            self._board.tell([line for line in lines if line.participant in unaware], instead)

    def builds(self, participant: ParticipantId) -> Line | None:
        """The line of one who may change something here."""
        line = self._board.lines.of(participant)
        return line if line is not None and self._builds(line) else None

    def _builds(self, line: Line) -> bool:
        who = self._space.inside(line.participant)
        return who is not None and Permission.EDIT in who.permissions
