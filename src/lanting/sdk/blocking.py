"""What a Bot does for itself about others: not to meet them at all, or not to hear them."""

from __future__ import annotations

import secrets
from typing import cast

from lanting.protocol.notice import Blocks
from lanting.protocol.request import AskBlocks, Block, LiftBlock, MuteVoice
from lanting.protocol.word import BlockedPerson
from lanting.sdk.hosting import Somebody, key_of
from lanting.sdk.session import Session


class BlockActs:
    """A Block holds both ways, at once, in every Space of the Server, until it is lifted; nobody is told of it.

    All but `mute_voice` raise RequestRefused (`participant_unknown`, `block_self`, `blocks_full`), NoAnswer, BotEnded.
    """

    _session: Session

    async def block(self, who: Somebody) -> BlockedPerson:
        """Neither meets the other any more. Who has just left, or has said one of the last lines, can be blocked too.

        In a Space of which they are a host, they still see and hear the Bot.
        """
        blocks = await self._ask(Block(request_id=secrets.token_urlsafe(16), participant=key_of(who)))
        return blocks[0]

    async def unblock(self, block: BlockedPerson | str) -> list[BlockedPerson]:
        """Lift a Block, or the one of this id; returns those that are left."""
        key = block if isinstance(block, str) else block.id
        return await self._ask(LiftBlock(request_id=secrets.token_urlsafe(16), block=key))

    async def blocks(self) -> list[BlockedPerson]:
        """Whom the Bot has blocked, the last first. Its User is its cookie: another start is another User."""
        return await self._ask(AskBlocks())

    def mute_voice(self, who: Somebody, on: bool = True) -> None:
        """Not a byte of that voice comes to the Bot in this stay any more. Nobody else hears of it. Raises BotEnded."""
        self._session.tell(MuteVoice(participant=key_of(who), on=on))

    async def _ask(self, request: Block | LiftBlock | AskBlocks) -> list[BlockedPerson]:
        return cast(Blocks, await self._session.ask(request)).blocks
