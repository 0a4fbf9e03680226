"""How long and how much a line may wait. The defaults are the protocol's; tests hand in smaller ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lanting.protocol import limit


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLimits:
    """What every line of a Server is held to. Times in milliseconds."""

    enter_within_ms: int = limit.ENTER_WITHIN_MS
    acknowledge_within_ms: int = limit.ACKNOWLEDGE_WITHIN_MS
    backlog_bytes_max: int = limit.BACKLOG_BYTES_MAX
    outbox_ms_max: int = limit.OUTBOX_MS_MAX
    outbox_events_max: int = limit.OUTBOX_EVENTS_MAX
    outbox_bytes_max: int = limit.OUTBOX_BYTES_MAX
    place_note_every_ms: int = limit.PLACE_NOTE_EVERY_MS
    place_note_valid_ms: int = limit.PLACE_NOTE_VALID_MS
    resume_within_ms: int = limit.RESUME_WITHIN_MS
    waiting_asked_every_ms: int = 10_000
    """Who waits before a Space is asked so often whether she is still there."""
    watch_ticks: int = limit.TICK_HZ
    """Every line is looked at once in so many ticks; lines are spread over them."""
    close_within_ms: int = 2_000
    """A server that stops waits so long for its sockets to close."""

    def of_program(self) -> LineLimits:
        """What the line of a program without a body is held to (PR-101)."""
        return replace(
            self,
            outbox_events_max=limit.PROGRAM_OUTBOX_EVENTS_MAX,
            outbox_bytes_max=limit.PROGRAM_OUTBOX_BYTES_MAX,
            backlog_bytes_max=limit.PROGRAM_BACKLOG_BYTES_MAX,
        )
