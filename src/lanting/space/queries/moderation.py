"""What hosts did: the moderation log, what an act changes for good, and whom hosts have let in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from lanting.identity.queries import add_sanction, lift_mute
from lanting.kernel.clock import Instant
from lanting.kernel.error import Fact
from lanting.kernel.ids import SanctionId, SpaceId, UserId
from lanting.space.act import Admit, BanGuest, Effect, MuteGuest, MuteVoiceOf, SetRules
from lanting.space.command import SaveAct
from lanting.space.queries.spaces import SpaceUnknown, change_space, forget_rested, rules_of
from lanting.space.tables import admissions, moderation_log, spaces

_facts: Final = msgspec.json.Decoder(dict[str, Fact])
_HOUR_MS: Final = 60 * 60 * 1_000
ADMITTED_MS: Final = 12 * _HOUR_MS
"""So long who was let in need not wait again."""
NEWCOMERS_KEPT_OUT_MS: Final = 24 * _HOUR_MS
"""So long a ban may keep out new guests from its network."""
LOG_KEPT_MS: Final = 180 * 24 * _HOUR_MS


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A line of a Space's moderation log."""

    number: int
    by_name: str
    """Who did it, by the name she had."""
    act: str
    subject: str
    """Whom it concerned, by the name she had; "" for everybody."""
    facts: dict[str, Fact]
    at: Instant


def save_act(connection: Connection, space_id: SpaceId, command: SaveAct, sanction_id: SanctionId) -> bool:
    """Write an act into the log and do what it changes for good; or find that its request id was done, and say True.

    Raises SpaceUnknown.
    """
    is_new = log_act(
        connection,
        space_id,
        user=command.user,
        request_id=command.request_id,
        by_name=command.by_name,
        act=command.act,
        subject=command.subject,
        facts=command.facts,
        at=command.at,
    )
    if is_new and command.effect is not None:
        _do(connection, space_id, command.effect, command.at, sanction_id)
    return not is_new


def log_act(
    connection: Connection,
    space_id: SpaceId,
    *,
    user: UserId,
    request_id: str,
    by_name: str,
    act: str,
    subject: str,
    facts: Mapping[str, Fact],
    at: Instant,
) -> bool:
    """Write a line into the moderation log; False where this User's request id is in it already.

    Raises SpaceUnknown.
    """
    # The Space's row is locked first, as in `save_line`: two units never take the same number.
    there = select(spaces.c.id).where(spaces.c.id == space_id).with_for_update()
    if connection.execute(there).first() is None:
        raise SpaceUnknown(space_id)
    log = moderation_log.c
    same = select(log.number).where(log.space_id == space_id, log.user_id == user, log.request_id == request_id)
    if connection.execute(same).first():
        return False
    last = connection.execute(select(func.max(log.number)).where(log.space_id == space_id)).scalar()
    connection.execute(
        insert(moderation_log).values(
            space_id=space_id,
            number=(last or 0) + 1,
            user_id=user,
            request_id=request_id,
            by_name=by_name,
            act=act,
            subject=subject,
            facts=msgspec.json.encode(facts).decode(),
            at=at,
        )
    )
    return True


def list_log(connection: Connection, space_id: SpaceId, before: int | None, limit: int) -> list[LogEntry]:
    """The newest lines of the moderation log, or those below a number; the newest first."""
    log = moderation_log.c
    newest = select(moderation_log).where(log.space_id == space_id).order_by(log.number.desc()).limit(limit)
    if before is not None:
        newest = newest.where(log.number < before)
    return [
        LogEntry(row.number, row.by_name, row.act, row.subject, _facts.decode(row.facts), row.at)
        for row in connection.execute(newest)
    ]


def last_acts(connection: Connection, space_id: SpaceId, limit: int) -> list[tuple[UserId, str]]:
    """Whose, and under which request id: the last acts of the log, the oldest of them first."""
    log = moderation_log.c
    newest = select(log.user_id, log.request_id).where(log.space_id == space_id).order_by(log.number.desc())
    return [(row.user_id, row.request_id) for row in reversed(connection.execute(newest.limit(limit)).all())]


def admitted_users(connection: Connection, space_id: SpaceId, now: Instant) -> frozenset[UserId]:
    """Whom a host has let in, within ADMITTED_MS."""
    there = admissions.c
    held = select(there.user_id).where(there.space_id == space_id, there.admitted_at > now - ADMITTED_MS)
    return frozenset(connection.execute(held).scalars())


def is_admitted(connection: Connection, space_id: SpaceId, user: UserId, now: Instant) -> bool:
    """Whether a host has let this User in, within ADMITTED_MS."""
    there = admissions.c
    held = select(there.user_id).where(
        there.space_id == space_id, there.user_id == user, there.admitted_at > now - ADMITTED_MS
    )
    return connection.execute(held).first() is not None


def forget_old(connection: Connection, now: Instant) -> list[SpaceId]:
    """Forget what is kept for a time only: old log lines, admissions that ended, deleted Spaces that have rested.

    Gives the ids of the Spaces that are gone for good.
    """
    connection.execute(delete(moderation_log).where(moderation_log.c.at <= now - LOG_KEPT_MS))
    connection.execute(delete(admissions).where(admissions.c.admitted_at <= now - ADMITTED_MS))
    return forget_rested(connection, now)


def _do(connection: Connection, space_id: SpaceId, effect: Effect, at: Instant, sanction_id: SanctionId) -> None:
    match effect:
        case BanGuest(user, name, reason, ends_at, newcomers, network):
            network = network if newcomers else None
            until = Instant(at + NEWCOMERS_KEPT_OUT_MS) if network is not None else None
            add_sanction(connection, sanction_id, space_id, user, "ban", name, reason, at, ends_at, network, until)
        case MuteGuest(user, name, reason, on=True):
            add_sanction(connection, sanction_id, space_id, user, "mute", name, reason, at, None, None, None)
        case MuteGuest(user):
            lift_mute(connection, space_id, user, at)
        case Admit(user, on):
            there = (admissions.c.space_id == space_id) & (admissions.c.user_id == user)
            connection.execute(delete(admissions).where(there))
            if on:
                connection.execute(insert(admissions).values(space_id=space_id, user_id=user, admitted_at=at))
        case MuteVoiceOf(user, name, reason, on=True):
            add_sanction(connection, sanction_id, space_id, user, "voice", name, reason, at, None, None, None)
        case MuteVoiceOf(user):
            lift_mute(connection, space_id, user, at, "voice")
        case SetRules(changed=changed):
            rules = rules_of(connection, space_id)
            change_space(connection, space_id, rules=msgspec.structs.replace(rules, **changed))
