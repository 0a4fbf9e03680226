"""A JPEG is read from its first byte to its last: nothing of it is decoded, and nothing else gets through."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis.strategies import binary, integers

from lanting.web.jpeg import NotJpeg, read_jpeg
from tests.web.jpegs import END, EXIF, START, frame, jpeg, scan, segment

SHIPPED = (files("lanting.scene") / "template" / "pictures" / "courtyard.jpg").read_bytes()


def test_ht87_a_picture_that_we_ship_is_read_and_stays_the_same_picture() -> None:
    read = read_jpeg(SHIPPED)
    assert (read.width, read.height) == (1_200, 630)
    assert read_jpeg(read.content) == read


def test_ht87_where_and_when_it_was_taken_is_left_out() -> None:
    told = START + EXIF + segment(0xFE, b"by Mei") + jpeg()[len(START) :]
    assert b"51.47" in told
    assert read_jpeg(told).content == jpeg()


def test_ht87_how_its_colours_are_meant_stays() -> None:
    meant = START + segment(0xE0, b"JFIF\0") + segment(0xEE, b"Adobe") + jpeg()[len(START) :]
    assert read_jpeg(meant).content == meant


def test_ht87_a_scan_may_hold_stuffed_bytes_restarts_and_more_scans() -> None:
    data = b"\x12\xff\x00\x34\xff\xd0\x56\xff\xff\xd7"
    content = START + frame(1_200, 630, marker=0xC2) + scan(data) + segment(0xC4, b"table") + scan() + END
    assert read_jpeg(content).content == content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        START,
        START + END,
        b"\x89PNG\r\n\x1a\n",
        jpeg()[:-1],
        jpeg() + b"<script>",
        jpeg() + jpeg(),
        b" " + jpeg(),
        START + scan() + END,
        START + frame(1_200, 630) + END,
        START + frame(1_200, 630) + frame(1_200, 630) + scan() + END,
        START + frame(1_200, 630, marker=0xC3) + scan() + END,
        START + frame(1_200, 630, bits=12) + scan() + END,
        START + frame(1_200, 630, components=4) + scan() + END,
        START + segment(0xC0, b"\x08\x00") + scan() + END,
        START + b"\xff\xe1\x00\x01" + frame(1_200, 630) + scan() + END,
        START + b"\xff\xe1\xff\xff" + frame(1_200, 630) + scan() + END,
        START + frame(1_200, 630) + b"junk" + scan() + END,
        START + frame(1_200, 630) + b"\xff\xda\x00\x02data",
        START + b"\xff" * 100_000,
    ],
)
def test_ht87_what_is_no_jpeg_or_something_beside_one_is_refused(content: bytes) -> None:
    with pytest.raises(NotJpeg):
        read_jpeg(content)


@given(binary(max_size=300))
def test_ht87_no_bytes_do_more_than_be_refused(content: bytes) -> None:
    for each in (content, START + content, START + frame(3, 2) + content + END):
        try:
            read = read_jpeg(each)
        except NotJpeg:
            continue
        assert read_jpeg(read.content) == read


@given(integers(0, len(jpeg()) - 1), integers(0, 255))
def test_ht87_one_wrong_byte_never_makes_another_size_than_it_says(at: int, byte: int) -> None:
    changed = jpeg()[:at] + bytes([byte]) + jpeg()[at + 1 :]
    try:
        read = read_jpeg(changed)
    except NotJpeg:
        return
    assert len(read.content) <= len(changed)
