"""A shelf keeps files by what is in them: whole, once, and nothing beside them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from lanting.media.shelf import FolderShelf, is_digest, path_of

DATA = bytes(range(256)) * 3_000
DIGEST = sha256(DATA).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(DATA)
    return path


async def content(shelf: FolderShelf, start: int = 0, end: int = len(DATA)) -> bytes:
    return b"".join([piece async for piece in shelf.read(DIGEST, start, end)])


async def test_ht129_what_is_kept_is_read_as_it_was(tmp_path: Path, file: Path) -> None:
    shelf = FolderShelf(tmp_path / "assets")
    assert await shelf.size(DIGEST) is None
    await shelf.keep(file, DIGEST)
    await shelf.keep(file, DIGEST)
    assert await shelf.size(DIGEST) == len(DATA)
    assert await content(shelf) == DATA
    assert await content(shelf, 100_000, 400_001) == DATA[100_000:400_001]
    assert await content(shelf, 7, 7) == b""
    assert [path.name for path in (tmp_path / "assets").rglob("*") if path.is_file()] == [DIGEST]


async def test_ht129_half_of_a_file_is_put_right(tmp_path: Path, file: Path) -> None:
    """As after a disk was full, or somebody copied too little."""
    shelf = FolderShelf(tmp_path / "assets")
    place = tmp_path / "assets" / path_of(DIGEST)
    place.parent.mkdir(parents=True)
    place.write_bytes(DATA[:1_000])
    await shelf.keep(file, DIGEST)
    assert place.read_bytes() == DATA


async def test_ht136_what_nobody_names_is_thrown_away_and_what_was_left_half_written(
    tmp_path: Path, file: Path
) -> None:
    shelf = FolderShelf(tmp_path / "assets")
    await shelf.keep(file, DIGEST)
    (tmp_path / "assets" / f"{path_of(DIGEST)}#1").write_bytes(b"half")
    await shelf.forget_all_but([DIGEST])
    assert await content(shelf) == DATA
    assert [path.name for path in (tmp_path / "assets").glob("*/*/*")] == [DIGEST]
    await shelf.forget_all_but([])
    assert await shelf.size(DIGEST) is None


@pytest.mark.parametrize(
    "name", ["", "..", "../" * 21 + ".", "A" * 64, "g" * 64, "0" * 63, "0" * 65, "０" * 64, "/" * 64]
)
def test_ht130_nothing_else_becomes_a_path(name: str) -> None:
    assert not is_digest(name)
    with pytest.raises(AssertionError):
        path_of(name)
