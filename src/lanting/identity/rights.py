"""The rights in one Space as they are stored at one time, and what follows from them for whoever comes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lanting.identity.caller import Caller
from lanting.identity.capability import Capability
from lanting.identity.role import Role, is_above
from lanting.identity.sanction import NEIGHBOURS_MAX, Banned, Sanction, SanctionKind
from lanting.identity.standing import Standing
from lanting.kernel.clock import Instant
from lanting.kernel.ids import EntityId, UserId

_BY_RANK: Final = tuple(Role)


@dataclass(frozen=True, slots=True)
class LiveToken:
    """What a program may do that shows a token, and who made it."""

    scopes: frozenset[Capability]
    made_by: UserId | None


@dataclass(frozen=True, slots=True)
class Rights:
    """Read by `queries.rights_in` for some callers, knowing nothing of others, or by `rights_of_all`."""

    held: Mapping[str, Sequence[Role]]
    """By bearer: the Roles whose keys hold."""
    sanctions: Sequence[Sanction]
    """Those in force."""
    areas: Mapping[UserId, frozenset[EntityId]] = field(default_factory=dict)
    """The Zones in which somebody may build without being a Builder."""
    tokens: Mapping[str, LiveToken] = field(default_factory=dict)
    """By digest, those that hold."""

    def role_of(self, caller: Caller) -> Role:
        """The highest that she holds, else Visitor. Within another site's page nobody is more, nor less; no program."""
        if caller.is_framed or caller.token is not None:
            return Role.VISITOR
        if caller.is_operator:
            return Role.OPERATOR
        return min(self._roles(caller), key=_BY_RANK.index, default=Role.VISITOR)

    def standing_of(
        self,
        caller: Caller,
        now: Instant,
        *,
        new_for_ms: int = 0,
        is_admitted: bool = False,
        neighbours: Collection[UserId] = (),
    ) -> Standing:
        """What she is here now. Raises Banned.

        `new_for_ms`: what her presence lacks until she is known. `is_admitted`: a host has let her in before.
        `neighbours`: who from her network is inside or was let in.
        """
        if caller.token is not None:
            return self._standing_of_program(caller, caller.token, now)
        role = self.role_of(caller)
        # An Owner cannot be shut out of what is hers, nor the Operator.
        if not is_above(role, Role.HOST):
            self._refuse_banned(caller, role, now, neighbours)
        is_trusted = not caller.is_framed and (caller.is_operator or bool(self._roles(caller)))
        may_build = caller.is_trustworthy and not caller.is_framed
        return Standing(
            role=role,
            new_for_ms=0 if is_trusted or caller.is_known else new_for_ms,
            is_invited=is_trusted or is_admitted,
            muted_because=self._why(caller, "mute"),
            voice_muted_because=self._why(caller, "voice"),
            areas=self.areas.get(caller.user, frozenset()) if may_build else frozenset(),
        )

    def _standing_of_program(self, caller: Caller, digest: str, now: Instant) -> Standing:
        """What its token says, and nothing without it. Its own ban and its program's count, no network's does."""
        self._refuse_banned(caller, Role.HOST, now, ())
        token = self.tokens.get(digest) if caller.is_trustworthy else None
        if token is None:
            return Standing()
        return Standing(
            is_invited=True,
            muted_because=self._why(caller, "mute"),
            capabilities=token.scopes,
            owner=token.made_by,
        )

    def _roles(self, caller: Caller) -> list[Role]:
        """Above Visitor a holder's alone."""
        hers = [role for role in self.held.get(caller.user, ()) if not is_above(role, Role.VISITOR)]
        return [*hers, *(self.held.get(caller.holder, ()) if caller.holder else ())]

    def _why(self, caller: Caller, kind: SanctionKind) -> str | None:
        """The host's reason; None where there is no such sanction."""
        return next((each.reason for each in self._of(caller) if each.kind == kind), None)

    def _of(self, caller: Caller) -> list[Sanction]:
        return [each for each in self.sanctions if caller.is_or_comes_with(each.user)]

    def _refuse_banned(self, caller: Caller, role: Role, now: Instant, neighbours: Collection[UserId]) -> None:
        """A ban is for the guest herself; some are for new guests of her network too, while few others share it."""
        for ban in self._of(caller):
            if ban.kind == "ban":
                raise Banned(ban.reason, ban.ends_at)
        if not is_above(Role.HOST, role):
            return
        for ban in self.sanctions:
            if not ban.keeps_out(caller.network, caller.since, now):
                continue
            if len({*neighbours} - {caller.user, ban.user}) <= NEIGHBOURS_MAX:
                raise Banned(ban.reason, ban.network_until, "network")
