"""The doctor: looks at a set-up from outside and says what is wrong, why it matters and what to do. Changes nothing.

Each examination gives one Finding (HT-106). Those of keeping and of openness are in files of their own.
"""

from __future__ import annotations

import shutil
import socket
import sqlite3
import ssl
import stat
import sys
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from lanting.app.address import machine_addresses, network_address
from lanting.app.backup import DATABASE, LAST_BACKUP
from lanting.app.data_folder import CERTIFICATES, DataFolder
from lanting.app.doctor_keeping import file_system, secrets, writing
from lanting.app.doctor_openness import creating, networks, public_url, tls_files
from lanting.app.error import DataFolderUnusable
from lanting.app.finding import Finding
from lanting.app.settings import Settings
from lanting.kernel.clock import Instant
from lanting.kernel.host import is_loopback
from lanting.store.migration import REVISIONS

DISK_BAD_BYTES: Final = 100 * 10**6
DISK_LOW_BYTES: Final = 10**9
BACKUP_OLD: Final = timedelta(days=7)
CERTIFICATE_SOON: Final = timedelta(days=14)
CLOCK_AHEAD_MS: Final = 60 * 60 * 1_000
FIRST_INSTANT: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""No Lanting was started before: an earlier clock is wrong."""
FILES_BESIDE_VISITORS: Final = 128
_ASK_WITHIN_S: Final = 2.0


Examination = Callable[[Settings, Instant], Finding]


def examined(settings: Settings, now: Instant) -> list[Finding]:
    """Every examination, in the order in which one would put things right."""
    return [examine(settings, now) for examine in EXAMINATIONS]


def is_well(findings: Sequence[Finding]) -> bool:
    """Whether a Server would work."""
    return all(each.verdict != "bad" for each in findings)


def said_of(findings: Sequence[Finding]) -> str:
    """For a person: a line each, the remedy below what needs one."""
    marks = {"well": "ok  ", "warning": "look", "bad": "BAD "}
    lines = []
    for each in findings:
        lines.append(f"{marks[each.verdict]}  {each.name:<18} {each.says}")
        if each.remedy:
            lines.append(f"{'':<24} → {each.remedy}")
    return "\n".join(lines)


def said_to_programs(findings: Sequence[Finding]) -> str:
    """`{"well": …, "findings": [{name, verdict, says, remedy}]}`."""
    return msgspec.json.encode({"well": is_well(findings), "findings": findings}).decode()


def data_folder(settings: Settings, _now: Instant) -> Finding:
    """Whether it is there, writable, and closed to other users."""
    folder = settings.data
    if not folder.exists():
        return Finding("data folder", "well", f"{folder.absolute()} is not there yet; the start makes it")
    try:
        DataFolder.open(folder)
    except DataFolderUnusable as error:
        return Finding("data folder", "bad", str(error).partition(";")[0], str(error).partition("; ")[2])
    if sys.platform != "win32" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        return Finding("data folder", "warning", f"{folder} is open to other users", f"chmod 700 {folder}")
    return Finding("data folder", "well", f"{folder.absolute()} is ours alone, and writable")


def disk(settings: Settings, _now: Instant) -> Finding:
    """Whether there is room for what is to be kept."""
    free = shutil.disk_usage(_existing(settings.data)).free
    says = f"{free / 1e9:.1f} GB free where the data is"
    if free < DISK_BAD_BYTES:
        return Finding("disk", "bad", says, "make room, or name a folder on another disk with --data")
    if free < DISK_LOW_BYTES:
        return Finding("disk", "warning", says, "make room soon: a full disk stops everything that is to be kept")
    return Finding("disk", "well", says)


def database(settings: Settings, _now: Instant) -> Finding:
    """Whether it is whole, and of a revision that this Lanting knows."""
    if settings.database is not None:
        return Finding("database", "well", "PostgreSQL; whether it answers shows at the start")
    file = settings.data / DATABASE
    if not file.exists():
        return Finding("database", "well", "none yet; the first start makes it")
    try:
        with closing(_opened(file)) as connection:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            state = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        return Finding("database", "bad", f"{file} cannot be read ({error})", "restore a backup: lanting restore FILE")
    if state != "ok":
        return Finding("database", "bad", f"{file} is damaged ({state})", "restore a backup: lanting restore FILE")
    revision = str(found[0]) if found else "none"
    if revision not in REVISIONS:
        return Finding(
            "database", "bad", f"revision {revision} is newer than this Lanting, which knows up to {REVISIONS[-1]}",
            "start the newer Lanting that wrote it, or restore the backup made before",
        )  # fmt: skip
    if revision != REVISIONS[-1]:
        says = f"revision {revision}; the next start brings it to {REVISIONS[-1]}"
        return Finding("database", "warning", says, "make a backup first: lanting backup FILE")
    return Finding("database", "well", f"whole, revision {revision}")


def backup(settings: Settings, now: Instant) -> Finding:
    """How old the last one is."""
    if settings.database is not None:
        return Finding("backup", "warning", "PostgreSQL keeps its own backups", "look after them: pg_dump")
    if not (settings.data / DATABASE).exists():
        return Finding("backup", "well", "nothing to save yet")
    remedy = "lanting backup FILE, and keep the file on another machine"
    try:
        made_at = int((settings.data / LAST_BACKUP).read_text())
    except (OSError, ValueError):
        return Finding("backup", "warning", "there was never a backup", remedy)
    age = timedelta(milliseconds=now - made_at)
    says = f"the last is {max(age.days, 0)} days old"
    return Finding("backup", "warning", says, remedy) if age > BACKUP_OLD else Finding("backup", "well", says)


def clock(settings: Settings, now: Instant) -> Finding:
    """Whether the time can be right."""
    moment = datetime.fromtimestamp(now / 1000, UTC)
    says = f"{moment:%Y-%m-%d %H:%M} UTC"
    remedy = "set the clock, and let it be kept right: timedatectl set-ntp true"
    if moment < FIRST_INSTANT:
        return Finding("clock", "bad", f"{says}: that is long ago", remedy)
    newest = _newest_line(settings)
    if newest is not None and newest > now + CLOCK_AHEAD_MS:
        return Finding("clock", "warning", f"{says}, but something was said later than that", remedy)
    return Finding("clock", "well", says)


def ports(settings: Settings, _now: Instant) -> Finding:
    """Whether they are free, or this Server's own already."""
    wanted = [("port", settings.port)] + ([("https-port", settings.https_port)] if settings.https else [])
    for option, number in wanted:
        if number == 0 or _is_free(settings.host, number):
            continue
        if _is_lanting(number, secure=option == "https-port"):
            continue
        says = f"port {number} is taken by something else, or not ours to use"
        return Finding("ports", "bad", says, f"stop what listens there, or name another with --{option}")
    names = " and ".join(str(number) for _, number in wanted)
    return Finding("ports", "well", f"{names}: free, or this Server's own")


def addresses(settings: Settings, _now: Instant) -> Finding:
    """Whether others can reach this machine."""
    if is_loopback(settings.host) and settings.public_url is None:
        says = f"listens on {settings.host}: nobody but this computer can come"
        return Finding("addresses", "warning", says, "leave --host out, or stand behind a proxy with --public-url")
    if settings.public_url is not None:
        return Finding("addresses", "well", f"the world comes by {settings.public_url}")
    found = network_address()
    if found is None:
        remedy = "connect to a network; for others elsewhere: docs/howto/on-the-internet.md"
        return Finding("addresses", "warning", "this machine has no address that others could reach", remedy)
    return Finding("addresses", "well", f"others on the network come by {found}")


def certificate(settings: Settings, now: Instant) -> Finding:
    """Whether our own is valid, and for this machine's present addresses."""
    if not settings.https:
        return Finding("certificate", "well", "not needed: https is off")
    if settings.tls_cert is not None:
        return Finding("certificate", "well", "not needed: you have one of your own")
    leaf = settings.data / CERTIFICATES / "server.pem"
    if not leaf.exists():
        return Finding("certificate", "well", "none yet; the start makes it")
    from cryptography import x509

    try:
        found = x509.load_pem_x509_certificate(leaf.read_bytes())
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(leaf)
    except (OSError, ValueError) as error:
        remedy = f"remove the folder {leaf.parent}: the next start makes new ones, and devices must trust them anew"
        return Finding("certificate", "bad", f"{leaf} cannot be read ({error})", remedy)
    left = found.not_valid_after_utc - datetime.fromtimestamp(now / 1000, UTC)
    says = f"valid for {left.days} more days"
    if left < CERTIFICATE_SOON:
        return Finding("certificate", "warning", says, "restart the Server: it renews the certificate")
    named = {str(each) for each in _named_addresses(found)}
    missing = [str(each) for each in machine_addresses() if str(each) not in named]
    if missing:
        says += f", but made for other addresses than {', '.join(missing[:3])}"
        return Finding("certificate", "warning", says, "restart the Server: it names its present addresses")
    return Finding("certificate", "well", says)


def proxy(settings: Settings, _now: Instant) -> Finding:
    """Whether the one in front is believed, and nobody else."""
    trusted = settings.trusted_proxies
    if any(network.prefixlen == 0 for network in trusted):
        says = "every address is trusted as a proxy: anybody may pretend to come from anywhere"
        return Finding("proxy", "bad", says, "name the proxy alone in trusted_proxies, for example 127.0.0.1/32")
    if settings.public_url is not None and not trusted:
        says = "there is a public URL, but no trusted proxy: all visitors would count as one address"
        return Finding("proxy", "warning", says, "name the proxy in trusted_proxies, for example 127.0.0.1/32")
    if trusted and settings.public_url is None:
        says = "a proxy is trusted, but there is no public URL: invitations would name this machine"
        return Finding("proxy", "warning", says, "set public_url to the address that the world uses")
    return Finding("proxy", "well", "none" if not trusted else f"believes {', '.join(str(each) for each in trusted)}")


def open_files(settings: Settings, _now: Instant) -> Finding:
    """Whether as many are allowed as people may come."""
    try:
        import resource
    except ImportError:
        return Finding("open files", "well", "not limited here")
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = settings.participants_max + FILES_BESIDE_VISITORS
    if allowed != resource.RLIM_INFINITY and allowed < needed:
        says = f"{allowed} open files are allowed, {needed} needed for {settings.participants_max} people"
        return Finding("open files", "warning", says, f"ulimit -n {needed}, or LimitNOFILE={needed} in the unit")
    return Finding("open files", "well", f"{allowed} allowed")


def websocket_core(_settings: Settings, _now: Instant) -> Finding:
    """Whether it loads, and on which event loop."""
    try:
        import picows
    except ImportError as error:
        return Finding("WebSocket core", "bad", f"picows cannot be loaded ({error})", "install Lanting again")
    try:
        import uvloop
    except ImportError:
        return Finding("WebSocket core", "well", f"{picows.__name__} on asyncio")
    return Finding("WebSocket core", "well", f"{picows.__name__} on {uvloop.__name__}")


def client(_settings: Settings, _now: Instant) -> Finding:
    """Whether the part that runs in browsers is built."""
    from lanting.web.asset import Assets

    if Assets.find().client.script is None:
        return Finding("client", "bad", "the part that runs in browsers is not built", "make client")
    return Finding("client", "well", "built")


EXAMINATIONS: Final[tuple[Examination, ...]] = (
    data_folder, disk, file_system, database, writing, secrets, backup, clock, ports, addresses, public_url,
    certificate, tls_files, proxy, networks, creating, open_files, websocket_core, client,
)  # fmt: skip


def _existing(folder: Path) -> Path:
    """The folder, or what is there of the way to it."""
    return next(each for each in (folder.absolute(), *folder.absolute().parents) if each.exists())


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _newest_line(settings: Settings) -> int | None:
    try:
        with closing(_opened(settings.data / DATABASE)) as connection:
            newest: int | None = connection.execute("SELECT max(said_at) FROM chat_lines").fetchone()[0]
            return newest
    except sqlite3.Error:
        return None


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def _is_lanting(port: int, *, secure: bool) -> bool:
    """Whether a Server of ours answers on this machine; its certificate is its own."""
    address = f"{'https' if secure else 'http'}://127.0.0.1:{port}/livez"
    context = ssl._create_unverified_context() if secure else None  # noqa: S323 - asks our own machine whether we are there
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
    try:
        with opener.open(address, timeout=_ASK_WITHIN_S) as answer:
            return bool(answer.read(3) == b"ok")
    except (OSError, ValueError):
        return False


def _named_addresses(found: object) -> list[object]:
    from cryptography import x509

    assert isinstance(found, x509.Certificate)
    names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return list(names.get_values_for_type(x509.IPAddress))
