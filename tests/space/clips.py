"""A minute in which three people said something, as one of them received it."""

from __future__ import annotations

from lanting.identity.tag import Tags, spoken, whispered, written
from lanting.kernel.clock import Instant
from lanting.space.reporting.clip import Clip, HeardLine, HeardPacket, HeardVoice, HeardWhisper, SeenPlace

SECRET = bytes(range(32))
NOW = Instant(1_790_000_000_000)
REPORTER, RUDE, OTHER = (f"par_000000000000000{number}" for number in range(3))
LINE = "you are <b>nobody</b>"
WHISPER = "I know where you live"


def clip(packets: int = 3, *, tags: Tags | None = None, said_at: Instant = NOW) -> Clip:
    """Rude and another speak one after the other; rude writes once and whispers once."""
    tags = tags or Tags(SECRET)

    def packet(speaker: str, number: int) -> HeardPacket:
        opus = f"{speaker} says {number}".encode()
        said = spoken(speaker, 100 + number, 30, int(number == 0), opus)
        return HeardPacket(100 + number, 30, int(number == 0), 20 * number, tags.of(said, said_at), opus)

    voices = [HeardVoice(who, [packet(who, number) for number in range(packets)]) for who in (RUDE, OTHER)]
    line = HeardLine(RUDE, 7, 1_000, LINE, tags.of(written(RUDE, 7, LINE), said_at))
    tag = tags.of(whispered(RUDE, said_at, REPORTER, WHISPER), said_at)
    whisper = HeardWhisper(RUDE, REPORTER, said_at, 2_000, WHISPER, tag)
    places = [SeenPlace(who, at, x + at / 1_000, 3.0) for at in (0, 1_000) for x, who in ((1.0, RUDE), (4.0, REPORTER))]
    return Clip(voices, [line], [whisper], places)
