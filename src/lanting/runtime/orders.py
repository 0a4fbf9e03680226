"""What a Space orders, carried out: told, stored, greeted, sent away. In order, and no order's trouble is another's."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lanting.protocol.close_code import CloseCode
from lanting.runtime.building import Building
from lanting.runtime.connection import Connection
from lanting.runtime.scribe import Scribe
from lanting.runtime.surroundings import Surroundings
from lanting.runtime.switchboard import Switchboard
from lanting.space.command import (
    Command,
    Expel,
    Forget,
    Greet,
    HangUp,
    Hold,
    SaveAct,
    SaveBlock,
    SaveCarry,
    SaveLine,
    SightChanged,
    Tell,
    TellAll,
    TellSome,
)
from lanting.space.space import Space


class Orders:
    """Takes the commands of one Space to those who can carry them out."""

    def __init__(
        self,
        space: Space,
        board: Switchboard,
        scribe: Scribe,
        building: Building,
        connections: Collection[Connection],
        around: Surroundings,
    ) -> None:
        """`connections`: every open event socket, as they come and go."""
        self._space = space
        self._board = board
        self._lines = board.lines
        self._scribe = scribe
        self._building = building
        self._connections = connections
        self._around = around

    def carry_out(self, commands: Sequence[Command]) -> None:
        for command in commands:
            try:
                self._obey(command)
            except Exception as error:  # noqa: BLE001 (no order's trouble is another's)
                self._around.boundary.report(f"command {type(command).__name__}", error)

    def _obey(self, command: Command) -> None:
        match command:
            case Tell(participant, notice):
                if (line := self._lines.of(participant)) is not None:
                    line.tell(notice, self._around.clock.moment())
            case TellAll():
                self._tell_all(command)
            case TellSome(participants, notice):
                lines = (self._lines.of(participant) for participant in participants)
                self._board.tell([line for line in lines if line is not None], notice)
            case SaveLine() | SaveBlock():
                self._scribe.write(command)
            case SightChanged():
                self._change_sight(command)
            case SaveAct():
                here = {each.user: each.caller.network for each in self._connections}
                self._scribe.write(self._around.neighbours.with_network(command, self._space.settings.id, here))
            case SaveCarry():
                self._building.carry(command)
            case Greet():
                self._board.greet(command)
            case Hold():
                self._board.hold(command)
            case HangUp(participant, code, facts):
                self._board.hang_up(participant, code, facts)
            case Expel(user, code, facts):
                for connection in list(self._connections):
                    if connection.caller.is_or_comes_with(user):
                        connection.close(code, facts)
            case Forget(participant):
                self._board.hang_up(participant, CloseCode.NORMAL)

    def _tell_all(self, command: TellAll) -> None:
        """Encoded once for all; whoever must not be told of somebody is left out, or hears something else (SP-171)."""
        lines = self._lines.all()
        if unaware := self._space.unaware_of(command.about):
            if command.instead is not None:
                self._board.tell([line for line in lines if line.participant in unaware], command.instead)
            lines = [line for line in lines if line.participant not in unaware]
        if command.but:
            lines = [line for line in lines if line.participant not in command.but]
        self._board.tell(lines, command.notice)

    def _change_sight(self, change: SightChanged) -> None:
        line = self._lines.of(change.viewer)
        if line is not None and line.connection is None and change.is_hidden:
            line.give_up()
        self._building.change_sight(change)
