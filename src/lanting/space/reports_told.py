"""How many reports wait for a decision, told to hosts inside whenever it changes, and to each who comes (SP-180)."""

from __future__ import annotations

from lanting.kernel.ids import ParticipantId, SessionId
from lanting.protocol.notice import Reports
from lanting.space.command import Command, Tell
from lanting.space.people import PeopleList


class ReportsTold:
    """What the hosts of one Space know of its queue."""

    def __init__(self, people: PeopleList, waiting: int) -> None:
        self._people = people
        self.waiting = waiting
        self._told: dict[ParticipantId, tuple[SessionId, int]] = {}

    def mind(self) -> list[Command]:
        """Tell those who have another number in mind; who comes thinks of none."""
        if not (self.waiting or self._told):
            return []
        commands: list[Command] = []
        hosts = self._people.hosts
        for host in hosts.values():
            session, known = self._told.get(host.id, (host.session, 0))
            known = known if session == host.session else 0
            if known != self.waiting:
                commands.append(Tell(host.id, Reports(waiting=self.waiting)))
            self._told[host.id] = (host.session, self.waiting)
        self._told = {host: told for host, told in self._told.items() if host in hosts and told[1]}
        return commands
