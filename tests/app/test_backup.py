"""A backup is the whole data folder or a refusal that names what is wrong; never something in between."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
import stat
import sys
import zipfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lanting.app.backup import LAST_BACKUP, MANIFEST, BackupDamaged, BackupRefused, make_backup, restore_backup
from lanting.kernel.clock import Instant
from lanting.sdk import Bot
from tests.serving import Serving

NOW = Instant(1_795_000_000_000)
LINES = 400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small data folder, as a Server leaves it."""
    data = tmp_path / "data"
    (data / "certificates").mkdir(parents=True)
    with closing(sqlite3.connect(data / "lanting.db")) as database, database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE lines (number INTEGER PRIMARY KEY, text TEXT)")
        database.executemany("INSERT INTO lines VALUES (?, ?)", [(n, f"line {n}") for n in range(LINES)])
    (data / "secret.key").write_bytes(bytes(range(32)))
    (data / "operator.key").write_text("opr_0123456789")
    (data / "certificates" / "authority.pem").write_text("-----BEGIN CERTIFICATE-----\n")
    (data / "pictures").mkdir()
    (data / "pictures" / f"{'0a' * 32}.jpg").write_bytes(b"\xff\xd8" + bytes(range(256)) + b"\xff\xd9")
    asset = data / "assets" / "1f" / "1f"
    asset.mkdir(parents=True)
    (asset / ("1f" * 32)).write_bytes(bytes(range(256)) * 4)
    (data / "templates.state").write_text("made again at every start")
    return data


def content(folder: Path) -> dict[str, str]:
    """A hash for each thing that a folder keeps; the database by what it holds."""
    found = {}
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix()
        if name.startswith("lanting.db"):
            with closing(sqlite3.connect(folder / "lanting.db")) as database:
                found["lanting.db"] = sha256("\n".join(database.iterdump()).encode()).hexdigest()
        elif name not in ("templates.state", LAST_BACKUP):
            found[name] = sha256(path.read_bytes()).hexdigest()
    return found


def test_what_is_restored_is_what_was_saved(folder: Path, tmp_path: Path) -> None:
    made = make_backup(folder, tmp_path / "saved.zip", NOW)
    restored = restore_backup(tmp_path / "saved.zip", tmp_path / "elsewhere" / "data")
    assert restored == made
    assert restored.made_at == NOW
    assert content(tmp_path / "elsewhere" / "data") == content(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_backup_and_what_comes_out_of_it_are_for_their_maker_alone(folder: Path, tmp_path: Path) -> None:
    make_backup(folder, tmp_path / "saved.zip", NOW)
    restore_backup(tmp_path / "saved.zip", tmp_path / "other")
    for path in (tmp_path / "saved.zip", *(each for each in (tmp_path / "other").rglob("*") if each.is_file())):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_a_flipped_byte_is_found_and_its_part_named(folder: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.zip"
    make_backup(folder, saved, NOW)
    whole = saved.read_bytes()
    with zipfile.ZipFile(saved) as archive:
        entries = archive.infolist()
    for entry in entries:
        start = entry.header_offset + 30 + len(entry.filename)
        middle = whole.index(b"", start + 25) + entry.compress_size // 2
        saved.write_bytes(whole[:middle] + bytes([whole[middle] ^ 0x10]) + whole[middle + 1 :])
        with pytest.raises(BackupDamaged, match=entry.filename.rpartition("/")[2]):
            restore_backup(saved, tmp_path / "other")
        assert not (tmp_path / "other").exists()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_whatever_byte_is_flipped_the_old_content_comes_out_or_nothing(
    folder: Path, tmp_path: Path, place: float, flip: int
) -> None:
    """Some bytes of a ZIP file carry nothing, such as the hour of a file; all others are noticed."""
    saved, other = tmp_path / "law.zip", tmp_path / "law"
    saved.unlink(missing_ok=True)
    shutil.rmtree(other, ignore_errors=True)
    make_backup(folder, saved, NOW)
    whole = bytearray(saved.read_bytes())
    whole[int(place * len(whole))] ^= flip
    saved.write_bytes(whole)
    try:
        restore_backup(saved, other)
    except (BackupDamaged, BackupRefused):
        assert not other.exists()
    else:
        assert content(other) == content(folder)


def test_a_backup_that_was_cut_short_restores_nothing(folder: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.zip"
    make_backup(folder, saved, NOW)
    saved.write_bytes(saved.read_bytes()[:-100])
    with pytest.raises(BackupDamaged):
        restore_backup(saved, tmp_path / "other")
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "/outside",
        "certificates/../../outside",
        "other.db",
        "certificates/a/b",
        "assets/aa/bb/x",
        f"assets/{'0' * 64}",
        f"assets/11/1f/{'1f' * 32}",
    ],
)
def test_nothing_is_written_outside_of_the_folder(folder: Path, tmp_path: Path, name: str) -> None:
    """Somebody else's archive, with hashes that are right."""
    saved = tmp_path / "saved.zip"
    part = {"size": 3, "sha256": sha256(b"abc").hexdigest()}
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr(name, b"abc")
        archive.writestr(MANIFEST, json.dumps({"format": 1, "made_at": 1, "files": {name: part}}))
    with pytest.raises(BackupDamaged):
        restore_backup(saved, tmp_path / "here" / "data")
    assert not (tmp_path / "here").exists()
    assert not (tmp_path / "outside").exists()


def test_a_zip_file_of_somebody_else_is_no_backup(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("photo.jpg", b"...")
    with pytest.raises(BackupDamaged, match="no backup of Lanting"):
        restore_backup(tmp_path / "photos.zip", tmp_path / "other")


def test_a_folder_that_holds_something_is_left_alone(folder: Path, tmp_path: Path) -> None:
    make_backup(folder, tmp_path / "saved.zip", NOW)
    before = content(folder)
    with pytest.raises(BackupRefused, match="not empty"):
        restore_backup(tmp_path / "saved.zip", folder)
    assert content(folder) == before


def test_a_backup_never_overwrites_a_file(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "saved.zip").write_text("mine")
    with pytest.raises(BackupRefused, match="exists already"):
        make_backup(folder, tmp_path / "saved.zip", NOW)
    assert (tmp_path / "saved.zip").read_text() == "mine"


def test_where_there_is_no_server_there_is_nothing_to_save(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match=r"no lanting\.db"):
        make_backup(tmp_path, tmp_path / "saved.zip", NOW)
    with pytest.raises(BackupRefused, match="no backup"):
        restore_backup(tmp_path / "saved.zip", tmp_path / "other")


async def test_a_backup_under_load_holds_every_line_acknowledged_before_it(tmp_path: Path) -> None:
    """And the Server that is started from it goes on counting where it ends."""
    with Serving(tmp_path / "data") as server:
        async with Bot.enter(server.url, "courtyard", name="Talker") as bot:
            said = [await bot.say(f"before {n}") for n in range(5)]
            talking = asyncio.ensure_future(_talk_on(bot))
            told = await asyncio.to_thread(server.command, "backup", str(tmp_path / "saved.zip"))
            talking.cancel()
        assert "MB" in told
    other = Serving(tmp_path / "restored")
    other.command("restore", str(tmp_path / "saved.zip"))
    with other:
        async with Bot.enter(other.url, "courtyard", name="Reader") as reader:
            texts = [line.text for line in reader.history]
            numbers = [line.number for line in reader.history]
    assert texts[: len(said)] == [f"before {n}" for n in range(5)]
    assert numbers == list(range(1, len(numbers) + 1))


async def _talk_on(bot: Bot) -> None:
    count = 0
    while True:
        count += 1
        await bot.say(f"meanwhile {count}")
        await asyncio.sleep(0.05)
