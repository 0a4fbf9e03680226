"""Reading and writing who may do what. Each function belongs into one unit of work of the store."""

from lanting.identity.queries.blocks import (
    ALL_ASKED_MAX,
    TooManyBlocks,
    add_block,
    blocks_of,
    lift_block,
    list_blocks,
    was_blocked_by,
)
from lanting.identity.queries.forgetting import (
    KEPT_AFTER_END_MS,
    forget_old,
)
from lanting.identity.queries.keys import (
    Grant,
    NewKey,
    close_ended_keys,
    find_key,
    find_token,
    is_held,
    list_keys,
    list_tokens,
    make_key,
    make_token,
    next_end,
    redeem_key,
    revoke_key,
    rotate_owner_key,
)
from lanting.identity.queries.rights import (
    BEARERS_ASKED_MAX,
    rights_in,
    rights_of_all,
    role_of,
    spaces_held,
)
from lanting.identity.queries.sanctions import (
    add_sanction,
    lift_mute,
    lift_sanction,
    list_sanctions,
)

__all__ = [
    "ALL_ASKED_MAX",
    "BEARERS_ASKED_MAX",
    "KEPT_AFTER_END_MS",
    "Grant",
    "NewKey",
    "TooManyBlocks",
    "add_block",
    "add_sanction",
    "blocks_of",
    "close_ended_keys",
    "find_key",
    "find_token",
    "forget_old",
    "is_held",
    "lift_block",
    "lift_mute",
    "lift_sanction",
    "list_blocks",
    "list_keys",
    "list_sanctions",
    "list_tokens",
    "make_key",
    "make_token",
    "next_end",
    "redeem_key",
    "revoke_key",
    "rights_in",
    "rights_of_all",
    "role_of",
    "rotate_owner_key",
    "spaces_held",
    "was_blocked_by",
]
