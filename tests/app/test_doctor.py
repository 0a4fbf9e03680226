"""The doctor names each broken set-up with its remedy, and finds nothing wrong with a healthy one."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import sqlite3
import sys
from collections import namedtuple
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest

from lanting.app import doctor, doctor_keeping, open_at, watching
from lanting.app.authority import make_authority, make_leaf
from lanting.app.backup import LAST_BACKUP, make_backup
from lanting.app.certificate import own_certificates
from lanting.app.data_folder import OPERATOR_FILE, SECRET_FILE
from lanting.app.doctor import examined, is_well, said_of, said_to_programs
from lanting.app.finding import Finding
from lanting.app.server import build_server
from lanting.app.settings import Settings, read_settings
from lanting.kernel.clock import Instant, SystemClock
from lanting.store.migration import REVISIONS
from tests.app.conftest import NewSettings
from tests.nursery import lanting

NOW = SystemClock().now()
DAY_MS = 24 * 60 * 60 * 1_000


def found(settings: Settings, name: str, now: Instant = NOW) -> Finding:
    return next(each for each in examined(settings, now) if each.name == name)


@pytest.fixture(scope="module")
def has_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a Server that has run once."""
    data = tmp_path_factory.mktemp("has-run") / "data"

    async def start_and_stop() -> None:
        server = build_server(read_settings(host="127.0.0.1", port=0, https_port=0, data=data, guide=False))
        try:
            await server.start()
        finally:
            await server.stop()

    asyncio.run(start_and_stop())
    return data


@pytest.fixture
def founded(new_settings: NewSettings, has_run: Path) -> Settings:
    """A Server that has run once, to be broken."""
    settings = new_settings()
    shutil.copytree(has_run, settings.data)
    return settings


def test_a_new_set_up_is_well(new_settings: NewSettings) -> None:
    settings = new_settings()
    assert is_well(examined(settings, NOW))
    assert not settings.data.exists(), "the doctor changes nothing"


def test_a_server_that_has_run_is_well_and_told_to_make_a_backup(founded: Settings, tmp_path: Path) -> None:
    findings = examined(founded, NOW)
    assert is_well(findings)
    assert found(founded, "backup").says == "there was never a backup"
    make_backup(founded.data, tmp_path / "saved.zip", NOW)
    assert found(founded, "backup").verdict == "well"


def test_a_server_that_runs_is_not_called_a_taken_port(founded: Settings) -> None:
    async def examine_running() -> Finding:
        server = build_server(founded)
        await server.start()
        try:
            listening = founded.model_copy(
                update={"port": server._listeners[0].port, "https_port": server._listeners[1].port}
            )
            return await asyncio.to_thread(found, listening, "ports")
        finally:
            await server.stop()

    assert asyncio.run(examine_running()).verdict == "well"


def spoil_folder_by_a_file(settings: Settings) -> None:
    settings.data.parent.mkdir(exist_ok=True)
    settings.data.write_text("a file, no folder")


def open_folder_to_all(settings: Settings) -> None:
    settings.data.mkdir()
    settings.data.chmod(0o755)


def spoil_database(settings: Settings) -> None:
    settings.data.mkdir(mode=0o700)
    (settings.data / "lanting.db").write_bytes(b"this is no database" * 100)


def database_of_revision(revision: str) -> Callable[[Settings], None]:
    def make(settings: Settings) -> None:
        settings.data.mkdir(mode=0o700)
        with closing(sqlite3.connect(settings.data / "lanting.db")) as database, database:
            database.execute("CREATE TABLE alembic_version (version_num TEXT)")
            database.execute("INSERT INTO alembic_version VALUES (?)", (revision,))

    return make


def something_said_tomorrow(settings: Settings) -> None:
    database_of_revision(REVISIONS[-1])(settings)
    with closing(sqlite3.connect(settings.data / "lanting.db")) as database, database:
        database.execute("CREATE TABLE chat_lines (said_at INTEGER)")
        database.execute("INSERT INTO chat_lines VALUES (?)", (NOW + DAY_MS,))


def key_file_gone(settings: Settings) -> None:
    database_of_revision(REVISIONS[-1])(settings)


def key_file_open_to_all(settings: Settings) -> None:
    database_of_revision(REVISIONS[-1])(settings)
    for name in (SECRET_FILE, OPERATOR_FILE):
        (settings.data / name).write_text("x" * 40)
        (settings.data / name).chmod(0o644)


def old_backup(settings: Settings) -> None:
    database_of_revision(REVISIONS[-1])(settings)
    (settings.data / LAST_BACKUP).write_text(str(NOW - 30 * DAY_MS))


def spoil_certificate(settings: Settings) -> None:
    (settings.data / "certificates").mkdir(parents=True)
    (settings.data / "certificates" / "server.pem").write_text("-----BEGIN CERTIFICATE-----\nAAAA\n")


def certificate_of(age: timedelta, *names: str) -> Callable[[Settings], None]:
    def make(settings: Settings) -> None:
        settings.data.mkdir(mode=0o700)
        own_certificates(settings.data / "certificates", names, datetime.fromtimestamp(NOW / 1000, UTC) - age)

    return make


@pytest.mark.parametrize(
    ("name", "verdict", "says", "remedy", "spoil"),
    [
        ("data folder", "bad", "cannot be used", "--data", spoil_folder_by_a_file),
        ("data folder", "warning", "open to other users", "chmod 700", open_folder_to_all),
        ("database", "bad", "cannot be read", "lanting restore", spoil_database),
        ("database", "bad", "newer than this Lanting", "newer Lanting", database_of_revision("9999")),
        ("database", "warning", "the next start brings it", "lanting backup", database_of_revision(REVISIONS[0])),
        ("backup", "warning", "30 days old", "lanting backup", old_backup),
        ("keys", "warning", "secret.key is gone", "from a backup", key_file_gone),
        ("keys", "warning", "can be read by other users", "chmod 600", key_file_open_to_all),
        ("clock", "warning", "said later", "timedatectl", something_said_tomorrow),
        ("certificate", "bad", "cannot be read", "remove the folder", spoil_certificate),
        ("certificate", "warning", "more days", "renews", certificate_of(timedelta(days=390), "localhost")),
        ("certificate", "warning", "other addresses", "present addresses", certificate_of(timedelta(0), "localhost")),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_broken_folder_is_named_with_its_remedy(
    new_settings: NewSettings,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    verdict: str,
    says: str,
    remedy: str,
    spoil: Callable[[Settings], None],
) -> None:
    monkeypatch.setattr(doctor, "machine_addresses", lambda: [ip_address("203.0.113.9")])
    settings = new_settings()
    spoil(settings)
    finding = found(settings, name)
    assert (finding.verdict, says in finding.says, remedy in finding.remedy) == (verdict, True, True), finding


@pytest.mark.parametrize(
    ("name", "verdict", "says", "remedy", "options"),
    [
        ("addresses", "warning", "nobody but this computer", "--host", {"host": "127.0.0.1"}),
        ("proxy", "bad", "anybody may pretend", "127.0.0.1/32", {"trusted_proxies": ["0.0.0.0/0"]}),
        ("proxy", "warning", "no trusted proxy", "trusted_proxies", {"public_url": "https://space.example"}),
        ("proxy", "warning", "no public URL", "public_url", {"trusted_proxies": ["127.0.0.1/32"]}),
        ("open files", "warning", "needed for 100000", "LimitNOFILE", {"participants_max": 100_000}),
        ("backup", "warning", "PostgreSQL", "pg_dump", {"database": "postgresql://here/lanting"}),
        ("public URL", "bad", "has a path", "host of its own", {"public_url": "https://space.example/lanting"}),
        ("public URL", "warning", "means another machine", "DNS", {"public_url": "https://localhost:8443"}),
        ("public URL", "warning", "is not https", "Caddy", {"public_url": "http://space.example"}),
        ("networks", "bad", "nobody there is counted", "203.0.113.0/24", {"trusted_networks": ["0.0.0.0/0"]}),
        ("networks", "warning", "may read what is counted", "10.0.0.5/32", {"metrics_from": ["::/0"]}),
        (
            "creating",
            "warning",
            "on the internet",
            "leave",
            {"creating": "anyone", "public_url": "https://here.example"},
        ),
        ("creating", "warning", "on your network", "leave", {"creating": "anyone", "host": "0.0.0.0"}),
        ("TLS files", "bad", "tls_key is not named", "its own private key", {"tls_cert": "here.pem"}),
        ("TLS files", "bad", "no such file", "its own private key", {"tls_cert": "gone.pem", "tls_key": "gone.key"}),
    ],
)
def test_a_bad_choice_of_settings_is_named_with_its_remedy(
    new_settings: NewSettings, name: str, verdict: str, says: str, remedy: str, options: dict[str, object]
) -> None:
    finding = found(new_settings(**options), name)
    assert (finding.verdict, says in finding.says, remedy in finding.remedy) == (verdict, True, True), finding


@pytest.mark.parametrize(
    ("age", "names", "verdict", "says"),
    [
        (timedelta(days=0), ["space.example"], "well", "more days"),
        (timedelta(days=0), ["*.example"], "well", "more days"),
        (timedelta(days=25), ["space.example"], "warning", "more days"),
        (timedelta(days=40), ["space.example"], "bad", "ended 1"),
        (timedelta(days=0), ["other.example"], "warning", "is for other.example, the public URL is space.example"),
        (timedelta(days=0), ["*.space.example"], "warning", "the public URL is space.example"),
    ],
)
def test_ht106_a_certificate_of_ones_own_is_looked_at(
    new_settings: NewSettings, tmp_path: Path, age: timedelta, names: list[str], verdict: str, says: str
) -> None:
    then = datetime.fromtimestamp(NOW / 1000, UTC) - age
    issued = make_leaf(make_authority(then, 300), names, then, 30)
    files = {"tls_cert": tmp_path / "here.pem", "tls_key": tmp_path / "here.key"}
    files["tls_cert"].write_bytes(issued.certificate_pem)
    files["tls_key"].write_bytes(issued.key_pem)
    finding = found(new_settings(public_url="https://space.example", **files), "TLS files")
    assert (finding.verdict, says in finding.says) == (verdict, True), finding


@pytest.mark.parametrize(
    ("trouble", "remedy"), [("full", "make room"), ("read_only", "writable"), ("failing", "look at the disk")]
)
def test_ht106_a_running_server_that_cannot_keep_what_comes_is_asked(
    founded: Settings, monkeypatch: pytest.MonkeyPatch, trouble: str, remedy: str
) -> None:
    async def troubles(*_: object) -> list[str]:
        return [trouble]

    async def examine_running() -> Finding:
        server = build_server(founded)
        try:
            await server.start()
            return await asyncio.to_thread(found, founded, "writing")
        finally:
            await server.stop()

    monkeypatch.setattr(watching, "troubles_of_store", troubles)
    finding = asyncio.run(examine_running())
    assert (finding.verdict, trouble in finding.says, remedy in finding.remedy) == ("bad", True, True), finding


def test_ht106_a_note_of_a_server_that_died_deceives_nobody(founded: Settings) -> None:
    open_at.note(founded.data, open_at.OpenAt("http://127.0.0.1:1", None, None))
    assert found(founded, "writing").verdict == "well"


def test_ht106_a_database_that_is_not_ours_to_write_is_named(
    founded: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _file, _mode: False)
    finding = found(founded, "writing")
    assert (finding.verdict, "chown" in finding.remedy) == ("bad", True)


@pytest.mark.parametrize(
    ("kind", "verdict"), [("nfs4", "warning"), ("cifs", "warning"), ("ext4", "well"), (None, "well")]
)
def test_ht106_data_on_a_disk_of_another_machine_is_warned_of(
    new_settings: NewSettings, monkeypatch: pytest.MonkeyPatch, kind: str | None, verdict: str
) -> None:
    monkeypatch.setattr(doctor_keeping, "file_system_of", lambda _path: kind)
    finding = found(new_settings(), "file system")
    assert (finding.verdict, bool(finding.remedy)) == (verdict, verdict == "warning")


@pytest.mark.parametrize("option", ["port", "https_port"])
def test_a_port_that_something_else_has_is_named_with_its_option(new_settings: NewSettings, option: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        finding = found(new_settings(**{option: other.getsockname()[1]}), "ports")
    assert finding.verdict == "bad"
    assert f"--{option.replace('_', '-')}" in finding.remedy


@pytest.mark.parametrize(("free", "verdict"), [(10**7, "bad"), (5 * 10**8, "warning"), (10**11, "well")])
def test_a_full_disk_is_seen_before_it_is_full(
    new_settings: NewSettings, monkeypatch: pytest.MonkeyPatch, free: int, verdict: str
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10**12, 0, free))
    finding = found(new_settings(), "disk")
    assert finding.verdict == verdict
    assert bool(finding.remedy) == (verdict != "well")


def test_a_clock_that_stands_long_ago_is_bad(new_settings: NewSettings) -> None:
    finding = found(new_settings(), "clock", Instant(1_000_000))
    assert finding.verdict == "bad"
    assert "timedatectl" in finding.remedy


def test_a_machine_without_a_network_is_told_so(new_settings: NewSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "network_address", lambda: None)
    finding = found(new_settings(host="0.0.0.0"), "addresses")
    assert finding.verdict == "warning"
    assert "docs/howto/on-the-internet.md" in finding.remedy


def test_ht106_what_needs_no_remedy_offers_none_and_what_does_has_one(founded: Settings) -> None:
    for finding in examined(founded, NOW):
        assert bool(finding.remedy) == (finding.verdict != "well"), finding
        assert finding.remedy in said_of([finding])


def test_a_program_reads_the_same(founded: Settings) -> None:
    findings = examined(founded, NOW)
    told = json.loads(said_to_programs(findings))
    assert told["well"] is True
    assert [each["name"] for each in told["findings"]] == [each.name for each in findings]


@pytest.mark.skipif(os.name != "posix", reason="asks for a command as a Unix shell would")
def test_the_command_ends_with_1_where_something_will_not_work(tmp_path: Path) -> None:
    assert lanting(tmp_path, "doctor", LANTING_PORT="0", LANTING_HTTPS_PORT="0").returncode == 0
    (tmp_path / "data").write_text("no folder")
    ended = lanting(tmp_path, "doctor", "--json", LANTING_PORT="0", LANTING_HTTPS_PORT="0")
    assert ended.returncode == 1
    assert json.loads(ended.stdout)["well"] is False
