"""Files that want harm, each with the code it is refused by: bombs, polyglots, lengths that are none."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from tests.media.arrays import said, with_header
from tests.media.hostile_models import COMPLEX, DAMAGED, HEAVY, Case, every_model
from tests.media.pictures import (
    PNG_MARK,
    chunk,
    extended,
    frame,
    jpeg,
    lossless,
    lossy,
    png,
    png_header,
    riff,
    scan,
    segment,
    webp,
)
from tests.media.sounds import id3, mp3, mp3_frame, opus, opus_head, page, wav

KIND, ANIMATED = "asset_kind", "asset_animated"


def every_case() -> list[Case]:
    return [*_others(), *_pngs(), *_jpegs(), *_webps(), *_sounds(), *_arrays(), *every_model()]


def _arrays() -> Iterator[Case]:
    four = bytes(16)
    yield "array: nothing but its mark", b"\x93NUMPY", DAMAGED
    yield "array: of another format", with_header(said(), four, version=(9, 0)), DAMAGED
    yield "array: a header that ends early", with_header(said(), size=4_000), DAMAGED
    yield "array: a header of four gigabytes", with_header(said(), four, version=(2, 0), size=2**32 - 1), COMPLEX
    yield "array: a header that is no text", b"\x93NUMPY\x03\x00\x02\x00\x00\x00\xff\xfe", DAMAGED
    yield "array: objects, to be unpickled", with_header(said("|O"), b"cos\nsystem\n(S'id'\ntR."), DAMAGED
    yield "array: objects in another word", with_header(said("O8"), four), DAMAGED
    yield "array: of records", with_header(said().replace("'<f4'", "[('a', '<f4')]"), four), DAMAGED
    yield "array: of texts", with_header(said("<U4"), four), DAMAGED
    yield "array: of times", with_header(said("<M8[s]"), four), DAMAGED
    yield "array: of complex numbers", with_header(said("<c8", "(2,)"), four), DAMAGED
    yield "array: of half numbers", with_header(said("<f2", "(8,)"), four), DAMAGED
    yield "array: of booleans", with_header(said("|b1", "(16,)"), four), DAMAGED
    yield "array: the greater end first", with_header(said(">f4"), four), DAMAGED
    yield "array: columns first", with_header(said(order="True"), four), DAMAGED
    yield "array: an order that is called", with_header(said(order="__import__('os').system('id')"), four), DAMAGED
    yield "array: a shape that is counted out", with_header(said(shape="(2*2,)"), four), DAMAGED
    yield "array: a shape that is called", with_header(said(shape="(print(1),)"), four), DAMAGED
    yield "array: fewer than nothing", with_header(said(shape="(-2, -2)"), four), DAMAGED
    yield "array: nothing of nothing", with_header(said(shape="(0, 2)")), DAMAGED
    yield "array: a single number", with_header(said(shape="()"), bytes(4)), DAMAGED
    yield "array: no comma", with_header(said(shape="(4)"), four), DAMAGED
    yield "array: four axes", with_header(said(shape="(1, 1, 2, 2)"), four), COMPLEX
    yield "array: more than there is", with_header(said(shape="(2, 3)"), four), DAMAGED
    yield "array: more than anywhere", with_header(said(shape="(9007199254740992, 9007199254740992)"), four), DAMAGED
    yield "array: a length that comes round", with_header(said(shape="(4294967296, 4294967297)"), four), DAMAGED
    yield "array: a side of a thousand digits", with_header(said(shape=f"({'9' * 1_000},)"), four), DAMAGED
    yield "array: a page behind its end", with_header(said(), four + b"<script>alert(1)</script>"), DAMAGED
    yield "array: the shape twice", with_header(said()[:-2] + "'shape': (4,)}", four), DAMAGED
    yield "array: no shape", with_header("{'descr': '<f4', 'fortran_order': False}", four), DAMAGED
    yield "array: something else beside", with_header(said()[:-2] + "'then': 1}", four), DAMAGED
    yield "array: a thousand braces", with_header("{" * 2_000 + "}" * 2_000, four), DAMAGED
    yield "array: no dictionary", with_header("[1, 2]", four), DAMAGED
    yield "array: larger than may be", with_header(said("|u1", "(64000001,)"), bytes(64_000_001)), HEAVY


def _others() -> Iterator[Case]:
    html = b"<!doctype html><script>alert(1)</script>"
    yield "nothing", b"", KIND
    yield "one byte", b"\x89", KIND
    yield "zeros", bytes(4_096), KIND
    yield "a page", html, KIND
    yield "a drawing with a script", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", KIND
    yield "a drawing behind a declaration", b"<?xml version='1.0'?><svg/>", KIND
    yield "a page behind a mark of order", b"\xef\xbb\xbf" + html, KIND
    yield "an archive", b"PK\x03\x04" + bytes(60), KIND
    yield "an animation of old", b"GIF89a" + bytes(60), KIND
    yield "a document", b"%PDF-1.7" + bytes(60), KIND
    yield "a program", b"\x7fELF" + bytes(60), KIND
    yield "another program", b"MZ" + bytes(60), KIND
    yield "a picture of Apple's", b"\x00\x00\x00\x18ftypheic" + bytes(60), KIND
    yield "packed by gzip", zlib.compress(bytes(10_000_000), 9), KIND
    yield "a list", b"[" * 200_000, KIND


def _pngs() -> Iterator[Case]:
    end = chunk(b"IEND")
    data = chunk(b"IDAT", zlib.compress(bytes(100)))
    yield "png: nothing but its mark", PNG_MARK, DAMAGED
    yield "png: cut short", png()[:-20], DAMAGED
    yield "png: a page behind its end", png() + b"<script>alert(1)</script>", DAMAGED
    yield "png: an archive behind its end", png() + b"PK\x03\x04" + bytes(40), DAMAGED
    yield "png: larger than any card", PNG_MARK + png_header(100_000, 10) + data + end, HEAVY
    yield "png: a bomb of pixels", PNG_MARK + png_header(16_384, 16_384) + data + end, HEAVY
    yield "png: sides of two billion", PNG_MARK + png_header(2**31 - 1, 2**31 - 1) + data + end, HEAVY
    yield "png: more than deflate can hold", PNG_MARK + png_header(8_192, 8_192) + data + end, DAMAGED
    yield "png: no width", PNG_MARK + png_header(0, 10) + data + end, DAMAGED
    yield "png: no data", PNG_MARK + png_header(10, 10) + end, DAMAGED
    yield "png: a length beyond its end", PNG_MARK + struct.pack(">I", 2**31) + b"IHDR" + bytes(40), DAMAGED
    yield "png: a wrong sum", PNG_MARK + chunk(b"IHDR", bytes(13), checksum=1) + data + end, DAMAGED
    yield "png: data before its header", PNG_MARK + data + png_header(4, 3) + end, DAMAGED
    yield "png: two headers", PNG_MARK + png_header(4, 3) + png_header(9_000, 9_000) + data + end, DAMAGED
    yield "png: unknown colours", PNG_MARK + png_header(4, 3, colour=5) + data + end, DAMAGED
    yield "png: moves", png(beside=chunk(b"acTL", struct.pack(">II", 9_999, 0))), ANIMATED
    yield "png: a critical chunk that nobody knows", png(beside=chunk(b"EVIL", b"payload")), DAMAGED
    yield "png: chunks named by no letters", png(beside=chunk(b"<!--", b"alert")), DAMAGED
    yield "png: nine megabytes of text", png(beside=chunk(b"tEXt", bytes(9_000_000))), COMPLEX
    yield "png: a text bomb after a text bomb", png(beside=chunk(b"zTXt", bytes(1_000_000)) * 9), COMPLEX


def _jpegs() -> Iterator[Case]:
    yield "jpeg: nothing but its mark", b"\xff\xd8\xff", DAMAGED
    yield "jpeg: cut short", jpeg()[:-2], DAMAGED
    yield "jpeg: a page behind its end", jpeg() + b"<script>alert(1)</script>", DAMAGED
    yield "jpeg: an archive behind its end", jpeg() + b"PK\x03\x04" + bytes(40), DAMAGED
    yield "jpeg: half a second picture", jpeg() + jpeg()[:-9], DAMAGED
    yield "jpeg: a bomb of pixels", jpeg(65_535, 65_535), HEAVY
    yield "jpeg: more pixels than bytes can tell", jpeg(8_000, 8_000), DAMAGED
    yield "jpeg: no height", jpeg(40, 0), DAMAGED
    yield "jpeg: two frames", jpeg(beside=frame(9_000, 9_000)), DAMAGED
    yield "jpeg: a scan before its frame", b"\xff\xd8" + scan() + b"\xff\xd9", DAMAGED
    yield "jpeg: no scan", b"\xff\xd8" + frame(40, 30) + b"\xff\xd9", DAMAGED
    yield "jpeg: a thousand scans", b"\xff\xd8" + frame(40, 30) + scan() * 1_000 + b"\xff\xd9", COMPLEX
    yield "jpeg: a coding that browsers lack", b"\xff\xd8" + frame(40, 30, marker=0xC9) + scan() + b"\xff\xd9", DAMAGED
    yield "jpeg: a segment beyond its end", b"\xff\xd8\xff\xe0\xff\xff" + bytes(100), DAMAGED
    yield "jpeg: a segment shorter than its length", b"\xff\xd8\xff\xe0\x00\x01" + bytes(100), DAMAGED
    yield "jpeg: nine megabytes beside it", jpeg(beside=segment(0xEF, bytes(60_000)) * 150), COMPLEX
    yield "jpeg: twenty pictures", jpeg() * 20, COMPLEX


def _webps() -> Iterator[Case]:
    yield "webp: moves", riff(b"WEBP", extended(64, 64, 2), (b"ANIM", bytes(6)), lossy(64, 64)), ANIMATED
    yield "webp: frames without a word", riff(b"WEBP", (b"ANMF", bytes(40))), ANIMATED
    yield "webp: a page behind its end", webp() + b"<script>alert(1)</script>", DAMAGED
    yield "webp: cut short", webp()[:-6], DAMAGED
    yield "webp: nothing to see", riff(b"WEBP", extended(64, 64)), DAMAGED
    yield "webp: two pictures", riff(b"WEBP", lossy(64, 64), lossless(64, 64)), DAMAGED
    yield "webp: a canvas of another size", riff(b"WEBP", extended(16_000, 16_000), lossy(64, 64)), DAMAGED
    yield "webp: a chunk that nobody knows", riff(b"WEBP", lossy(64, 64), (b"EVIL", b"payload!")), DAMAGED
    yield "webp: a bomb of pixels", riff(b"WEBP", lossless(16_384, 16_384)), HEAVY
    yield "webp: no key frame", riff(b"WEBP", (b"VP8 ", bytes(40))), DAMAGED


def _sounds() -> Iterator[Case]:
    big = struct.pack("<4sI4s", b"RIFF", 2**32 - 1, b"WAVE")
    form = struct.pack("<HHIIHH", 1, 1, 8_000, 16_000, 2, 16)
    yield "wav: four gigabytes in a few bytes", big + b"fmt " + struct.pack("<I", 16) + form + bytes(40), DAMAGED
    yield "wav: no data", riff(b"WAVE", (b"fmt ", form)), DAMAGED
    yield "wav: data before its form", riff(b"WAVE", (b"data", bytes(40)), (b"fmt ", form)), DAMAGED
    yield "wav: a thousand channels", wav(0.01, channels=1_000), HEAVY
    yield "wav: half an hour", wav(1_800, bits=8), HEAVY
    yield (
        "wav: no rate",
        riff(b"WAVE", (b"fmt ", struct.pack("<HHIIHH", 1, 1, 0, 0, 2, 16)), (b"data", bytes(4))),
        DAMAGED,
    )
    yield "wav: packed in another way", wav(coding=17), DAMAGED
    yield "wav: a page behind its end", wav(0.1) + b"<script>alert(1)</script>", DAMAGED
    yield "mp3: a page behind its end", mp3(tail=b"<script>alert(1)</script>"), DAMAGED
    yield "mp3: a page between its frames", mp3() + b"<script></script>" + mp3(), DAMAGED
    yield "mp3: a tag of two hundred megabytes", id3(mp3(), size=200_000_000), COMPLEX
    yield "mp3: a tag and nothing else", id3(bytes(40)), DAMAGED
    yield "mp3: a tag with a wrong length", b"ID3\x04\x00\x00\xff\xff\xff\xff" + mp3(), DAMAGED
    yield "mp3: a million frames", mp3_frame()[:4] + bytes(413) + mp3(40_000), HEAVY
    yield "ogg: something else in it", page(0, 0, [b"\x01vorbis" + bytes(30)], flags=2), KIND
    yield "ogg: cut short", opus()[:-10], DAMAGED
    yield "ogg: a page behind its end", opus() + b"<script>alert(1)</script>", DAMAGED
    yield "ogg: two streams", opus() + opus(), DAMAGED
    yield (
        "ogg: a year in three packets",
        page(0, 0, [opus_head()], flags=2) + page(1, 48_000 * 31_536_000, [b"\xfc"] * 3),
        DAMAGED,
    )
    yield (
        "ogg: time runs back",
        page(0, 0, [opus_head()], flags=2) + page(1, 900, [b"\xfc"]) + page(2, 5, [b"\xfc"]),
        DAMAGED,
    )
    yield (
        "ogg: eight channels",
        page(0, 0, [opus_head(channels=8, mapping=1)], flags=2) + page(1, 960, [b"\xfc"]),
        HEAVY,
    )
