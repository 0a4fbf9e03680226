"""Blocking: what somebody asks for herself is stored, answered, and takes effect (SP-170 to SP-176)."""

from __future__ import annotations

from typing import Final

from lanting.kernel.clock import Instant, Moment
from lanting.kernel.ids import ParticipantId, UserId
from lanting.protocol.notice import Blocks
from lanting.protocol.request import AskBlocks, Block, LiftBlock, MuteVoice
from lanting.space.chat import Chat
from lanting.space.command import Command, SaveBlock, Tell
from lanting.space.event import BlockStored
from lanting.space.hearing import Hearing
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.refusal import refused
from lanting.space.waiting import WaitingRoom
from lanting.space.witness import Witness

_DONE_KEPT: Final = 500


class BlockDesk:
    """Finds out whom a Block is about, orders it stored, and has it take effect on both of the pair."""

    def __init__(
        self, people: PeopleList, waiting: WaitingRoom, chat: Chat, hearing: Hearing, witness: Witness
    ) -> None:
        self._people = people
        self._waiting = waiting
        self._chat = chat
        self._hearing = hearing
        self._witness = witness
        self._done: dict[tuple[UserId, str], None] = {}

    # What is asked

    def block(self, who: Participant, seq: int, block: Block, now: Instant, moment: Moment) -> list[Command]:
        """Whoever is gone, or hidden from her, is blocked as anybody: nobody learns by it who is here."""
        found = self._find(ParticipantId(block.participant), moment)
        if found is not None and found[0] == who.user:
            return refused(who, seq, "block_self")
        blocked, name = found or (None, "")
        is_done = (who.user, block.request_id) in self._done
        return [SaveBlock(who.id, who.user, seq, block, blocked, name, now, is_done)]

    def ask(self, who: Participant, seq: int, request: LiftBlock | AskBlocks, now: Instant) -> list[Command]:
        """To have one lifted, or all listed."""
        return [SaveBlock(who.id, who.user, seq, request, None, "", now)]

    def mute_voice(self, who: Participant, seq: int, mute: MuteVoice) -> list[Command]:
        """For this stay, and only for her."""
        other = self._people.get(ParticipantId(mute.participant))
        if other is None or other is who or self._people.are_hidden(who, other):
            return refused(who, seq, "participant_unknown")
        self._hearing.mute(who.slot, other.slot, mute.on)
        return []

    # What comes of it

    def carry_out(self, stored: BlockStored) -> list[Command]:
        """Answer, then let it take effect."""
        save, kept = stored.save, stored.kept
        commands: list[Command] = []
        if (who := self._people.get(save.participant)) is not None:
            commands = self._answer(who, stored)
        if isinstance(save.request, Block) and kept.refusal is None:
            self._remember(save.user, save.request.request_id)
        if kept.blocked is not None:
            self.part(save.user, kept.blocked, kept.on)
        return commands

    def part(self, user: UserId, blocked: UserId, on: bool) -> None:
        """From now on both know of it, inside or waiting. What follows for what they are told, `Sight` sees to."""
        for me in (user, blocked):
            if who := self._people.of_user(me):
                self._people.change_standing(who, who.standing.after_block(me, user, blocked, on=on))
            if turn := self._waiting.of_user(me):
                standing = turn.coming.standing.after_block(me, user, blocked, on=on)
                self._waiting.change_standing(turn, standing)

    def _answer(self, who: Participant, stored: BlockStored) -> list[Command]:
        save, kept = stored.save, stored.kept
        if kept.refusal is not None:
            return refused(who, save.seq, kept.refusal, **kept.facts)
        request_id = None if isinstance(save.request, AskBlocks) else save.request.request_id
        return [Tell(who.id, Blocks(re=save.seq, request_id=request_id, blocks=kept.blocks))]

    def _find(self, participant: ParticipantId, moment: Moment) -> tuple[UserId, str] | None:
        """Inside, waiting, gone lately, or the speaker of a line that is still to be read."""
        there = self._people.get(participant) or self._waiting.get(participant)
        if person := there or self._witness.departed(participant, moment):
            return person.user, person.name
        return self._chat.speaker(participant)

    def _remember(self, user: UserId, request_id: str) -> None:
        self._done[user, request_id] = None
        if len(self._done) > _DONE_KEPT:
            del self._done[next(iter(self._done))]
