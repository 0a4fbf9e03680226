"""The proof of a clip: each of its words fits its tag, or the whole of it is refused (PR-89).

Proven: who said it, to the byte, in which minute, and that it was said to all or to the reporter. Not proven: where
somebody stood, what was left out, and where within the minute something was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, Literal

from lanting.identity.tag import Said, TagMemory, spoken, whispered, written
from lanting.kernel.error import LantingError
from lanting.space.reporting.clip import OPUS_BYTES_ALL_MAX, Clip

Kind = Literal["voice", "line", "whisper", "minute"]
_MINUTES_TOUCHED_MAX: Final = 3
"""A minute touches two by the clock, and three where it was a little late on its way."""


class ReportForged(LantingError):
    """Something in a report was not said like this. `facts` name what."""

    code = "report_forged"

    def __init__(self, kind: Kind, index: int, participant: str) -> None:
        super().__init__(
            f"this report cannot be taken: {kind} {index} of it was not said like this here within the last minutes; "
            "send what was received, unchanged",
            kind=kind,
            index=index,
            participant=participant,
        )


class ClipTooLarge(LantingError):
    """More sound than a minute of eight voices."""

    code = "report_too_large"

    def __init__(self, size: int) -> None:
        super().__init__(
            f"a report holds at most {OPUS_BYTES_ALL_MAX} bytes of sound, this one has {size}; send fewer voices",
            bytes=size,
            bytes_max=OPUS_BYTES_ALL_MAX,
        )


def prove(clip: Clip, memory: TagMemory, reporter: Collection[str]) -> int | None:
    """In which minute since 1970 the last of it was said; None where nothing was. `reporter`: who she was here lately.

    May take a tenth of a second. Raises ReportForged or ClipTooLarge.
    """
    if (size := clip.opus_bytes) > OPUS_BYTES_ALL_MAX:
        raise ClipTooLarge(size)
    minutes: set[int] = set()
    seen: set[tuple[Kind, str, bytes]] = set()
    for kind, index, said, tag in _words(clip, reporter):
        minute = memory.minute_of(said, tag)
        # What was said once was not said twice: a tag belongs to one packet alone.
        once = (kind, said.speaker, tag)
        if minute is None or once in seen:
            raise ReportForged(kind, index, said.speaker)
        seen.add(once)
        minutes.add(minute)
        if max(minutes) - min(minutes) >= _MINUTES_TOUCHED_MAX:
            raise ReportForged("minute", index, said.speaker)
    return max(minutes, default=None)


def _words(clip: Clip, reporter: Collection[str]) -> Iterator[tuple[Kind, int, Said, bytes]]:
    """Everything that was said, with what claims to prove it."""
    for voice in clip.voices:
        for index, packet in enumerate(voice.packets):
            said = spoken(voice.participant, packet.sequence, packet.level, packet.flags, packet.opus)
            yield "voice", index, said, packet.tag
    for index, line in enumerate(clip.lines):
        yield "line", index, written(line.participant, line.number, line.text), line.tag
    for index, whisper in enumerate(clip.whispers):
        if whisper.to not in reporter:
            raise ReportForged("whisper", index, whisper.participant)
        yield "whisper", index, whispered(whisper.participant, whisper.said_at, whisper.to, whisper.text), whisper.tag
