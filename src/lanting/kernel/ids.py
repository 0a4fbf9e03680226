"""Typed, prefixed identifiers: a reader of a log line sees what an id names.

An id is its prefix, an underscore and 16 characters of Crockford's base 32 (80 random bits): `spc_0a1b2c3d4e5f6g7h`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NewType

SpaceId = NewType("SpaceId", str)
UserId = NewType("UserId", str)
ParticipantId = NewType("ParticipantId", str)
SessionId = NewType("SessionId", str)
EntityId = NewType("EntityId", str)
AssetId = NewType("AssetId", str)
UploadId = NewType("UploadId", str)
KeyId = NewType("KeyId", str)
HolderId = NewType("HolderId", str)
SanctionId = NewType("SanctionId", str)
BlockId = NewType("BlockId", str)
ReportId = NewType("ReportId", str)

RandomBytes = Callable[[int], bytes]
"""Gives that many random bytes: `secrets.token_bytes`, or a seeded source in tests and simulations."""

_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_RANDOM_BYTES: Final = 10
ID_PATTERN: Final = rf"^[a-z]{{3}}_[{_ALPHABET}]{{16}}$"
_SHAPE: Final = re.compile(ID_PATTERN)


def _random_part(random_bytes: RandomBytes) -> str:
    bits = int.from_bytes(random_bytes(_RANDOM_BYTES), "big")
    return "".join(_ALPHABET[(bits >> shift) & 31] for shift in range(75, -1, -5))


def new_space_id(random_bytes: RandomBytes) -> SpaceId:
    return SpaceId(f"spc_{_random_part(random_bytes)}")


def new_user_id(random_bytes: RandomBytes) -> UserId:
    return UserId(f"usr_{_random_part(random_bytes)}")


def new_participant_id(random_bytes: RandomBytes) -> ParticipantId:
    return ParticipantId(f"par_{_random_part(random_bytes)}")


def new_session_id(random_bytes: RandomBytes) -> SessionId:
    return SessionId(f"ses_{_random_part(random_bytes)}")


def new_entity_id(random_bytes: RandomBytes) -> EntityId:
    return EntityId(f"ent_{_random_part(random_bytes)}")


def new_asset_id(random_bytes: RandomBytes) -> AssetId:
    return AssetId(f"ast_{_random_part(random_bytes)}")


def new_upload_id(random_bytes: RandomBytes) -> UploadId:
    return UploadId(f"upl_{_random_part(random_bytes)}")


def new_key_id(random_bytes: RandomBytes) -> KeyId:
    return KeyId(f"key_{_random_part(random_bytes)}")


def new_holder_id(random_bytes: RandomBytes) -> HolderId:
    return HolderId(f"hld_{_random_part(random_bytes)}")


def new_sanction_id(random_bytes: RandomBytes) -> SanctionId:
    return SanctionId(f"san_{_random_part(random_bytes)}")


def new_block_id(random_bytes: RandomBytes) -> BlockId:
    return BlockId(f"blk_{_random_part(random_bytes)}")


def new_report_id(random_bytes: RandomBytes) -> ReportId:
    return ReportId(f"rep_{_random_part(random_bytes)}")


def is_id(text: str, prefix: str) -> bool:
    """Whether `text` is a well-formed id of the kind that `prefix` (without the underscore) names."""
    return _SHAPE.fullmatch(text) is not None and text.startswith(f"{prefix}_")
