"""Where people ask for ways: every search gets a little time in turn, so that none holds up a tick (SP-60)."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

from lanting.kernel.clock import Moment
from lanting.kernel.ids import ParticipantId
from lanting.space.path_search import PathSearch, Route

NODES_PER_MS: Final = 10
"""Looking at one costs about 10 µs: a tenth of one core at most."""
NODES_AT_ONCE_MAX: Final = 500
TURN_NODES: Final = 250


@dataclass(frozen=True, slots=True)
class FoundRoute:
    """The answer to one question."""

    participant: ParticipantId
    seq: int
    route: Route


class PathDesk:
    """The searches that are under way, one for each participant at most."""

    def __init__(self) -> None:
        self._turns: deque[ParticipantId] = deque()
        self._searches: dict[ParticipantId, tuple[int, PathSearch]] = {}
        self._nodes_left = NODES_AT_ONCE_MAX
        self._worked_at = Moment(0)

    def ask(self, participant: ParticipantId, seq: int, search: PathSearch) -> int | None:
        """Search for this participant from now on. The seq of the question that is dropped for it, if any."""
        replaced = self._searches.get(participant)
        self._searches[participant] = (seq, search)
        if replaced is None:
            self._turns.append(participant)
        return replaced[0] if replaced else None

    def drop(self, participant: ParticipantId) -> None:
        """Nobody waits for this answer any more."""
        if self._searches.pop(participant, None):
            self._turns.remove(participant)

    def work(self, moment: Moment) -> list[FoundRoute]:
        """Search for as long as the time since the last call allows; the routes that were found."""
        if not self._turns:
            return []
        earned = (moment - self._worked_at) * NODES_PER_MS
        self._nodes_left = min(NODES_AT_ONCE_MAX, self._nodes_left + earned)
        self._worked_at = moment
        found: list[FoundRoute] = []
        while self._turns and self._nodes_left >= TURN_NODES:
            participant = self._turns.popleft()
            seq, search = self._searches[participant]
            looked_at = search.nodes_looked_at
            route = search.advance(TURN_NODES)
            # Pulling a route straight costs about as much as a turn.
            self._nodes_left -= search.nodes_looked_at - looked_at + (0 if route is None else TURN_NODES)
            if route is None:
                self._turns.append(participant)
            else:
                del self._searches[participant]
                found.append(FoundRoute(participant, seq, route))
        return found
