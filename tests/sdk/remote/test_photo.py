"""A photo comes in pieces; half of one is no use, and what it is, its bytes say."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lanting.protocol.message import decode_request
from lanting.protocol.program import AskPhoto, PhotoTaken
from lanting.sdk.experience.clock import SystemWorldClock
from lanting.sdk.question import Questions
from lanting.sdk.remote.photo import Photo


async def test_a_photo_that_broke_off_is_taken_anew_and_never_mixed_with_the_first() -> None:
    sent: list[int] = []
    questions = Questions(lambda message: sent.append(decode_request(message)[0]), SystemWorldClock())
    asking = asyncio.create_task(questions.ask_pieces(AskPhoto()))
    while not sent:
        await asyncio.sleep(0)
    questions.hear(PhotoTaken(re=sent[0], piece=b"old", is_last=False))
    questions.repeat()
    for seq, piece, is_last in ((sent[0], b"late", True), (sent[1], b"ne", False), (sent[1], b"w", True)):
        questions.hear(PhotoTaken(re=seq, piece=piece, is_last=is_last))
    assert [each.piece for each in await asking if isinstance(each, PhotoTaken)] == [b"ne", b"w"]


def test_a_notebook_shows_a_photo_as_what_it_is(tmp_path: Path) -> None:
    photo = Photo(b"\xff\xd8\xff\xe0", 64, 64)
    assert (photo.media_type, photo._repr_jpeg_(), photo._repr_png_()) == ("image/jpeg", photo.data, None)
    drawn = Photo(b"\x89PNG\r\n\x1a\n", 64, 64)
    assert (drawn.media_type, drawn._repr_jpeg_(), drawn._repr_png_()) == ("image/png", None, drawn.data)
    assert photo.save(tmp_path / "lake.jpg").read_bytes() == photo.data
