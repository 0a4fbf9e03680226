"""What was decided about a Space: by its Server once, by its hosts at any time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import msgspec

from lanting.kernel.ids import SpaceId, UserId
from lanting.protocol.limit import RESUME_WITHIN_MS
from lanting.protocol.notice import RulesChanged
from lanting.protocol.word import Rules


@dataclass(frozen=True, slots=True)
class SpaceSettings:
    """What a host decides about a Space."""

    id: SpaceId
    name: str
    rules: Rules = Rules()
    participants_max: int = 1_000
    """People; programs do not fill it. The rules may say less."""
    programs_max: int = 1_000
    resume_within_ms: int = RESUME_WITHIN_MS
    """So long the slot of a broken line is kept."""
    admitted: frozenset[UserId] = frozenset()
    """Whom hosts have let in lately."""
    acts_done: tuple[tuple[UserId, str], ...] = ()
    """The last acts in the moderation log: whose, and under which request id."""
    reports_waiting: int = 0
    """So many reports wait for a decision of its hosts."""
    lines_asked: frozenset[tuple[UserId, str]] = frozenset()
    """The last lines that were stored: whose, and under which request id."""

    @property
    def capacity(self) -> int:
        """People inside at a time who are no hosts."""
        return min(self.rules.capacity or self.participants_max, self.participants_max)


@dataclass(slots=True)
class RuleBook:
    """The settings in force. Whoever must keep to them looks here, each time."""

    settings: SpaceSettings

    @property
    def rules(self) -> Rules:
        return self.settings.rules

    def set(self, name: str, rules: Rules) -> None:
        self.settings = replace(self.settings, name=name, rules=rules)

    def change(self, **rules: Any) -> None:
        """Other values of some rules."""
        self.settings = replace(self.settings, rules=msgspec.structs.replace(self.rules, **rules))

    def told(self, by: str | None) -> RulesChanged:
        """What everybody inside hears of a change."""
        return RulesChanged(space_name=self.settings.name, rules=self.rules, by=by)
