"""Blocks as a Space asks for them: stored once, however often a request comes."""

from __future__ import annotations

from sqlalchemy import Connection

from lanting.identity.queries import TooManyBlocks, add_block, lift_block, list_blocks, was_blocked_by
from lanting.kernel.ids import BlockId, UserId
from lanting.protocol.request import AskBlocks, Block, LiftBlock
from lanting.space.block import BlocksKept
from lanting.space.command import SaveBlock


def save_block(connection: Connection, save: SaveBlock, block_id: BlockId) -> BlocksKept:
    """Do what is asked, or find that it was done; either way this is how it stands now (SP-172)."""
    match save.request:
        case Block() if not save.is_done:
            return _block(connection, save, save.request, block_id)
        case LiftBlock(block=block):
            lifted = lift_block(connection, save.user, block)
            return BlocksKept(list_blocks(connection, save.user), lifted, on=False)
        case Block() | AskBlocks():
            return BlocksKept(list_blocks(connection, save.user))


def _block(connection: Connection, save: SaveBlock, block: Block, block_id: BlockId) -> BlocksKept:
    blocked: UserId | None = was_blocked_by(connection, save.user, block.request_id)
    if blocked is None:
        blocked = save.blocked
        if blocked is None:
            return BlocksKept([], refusal="participant_unknown")
        try:
            add_block(connection, block_id, save.user, blocked, save.name, block.request_id, save.at)
        except TooManyBlocks as refusal:
            return BlocksKept([], refusal=refusal.code, facts=refusal.facts)
    return BlocksKept(list_blocks(connection, save.user), blocked)
