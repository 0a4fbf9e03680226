"""Databases to try the store on: SQLite always, PostgreSQL where one is given or can be started.

`LANTING_TEST_POSTGRES` names a database that may be emptied. Without it, a private cluster is started on a Unix socket
from the newest PostgreSQL found on this machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

ENGINES = ("sqlite", "postgres")


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/lanting.db"
    return emptied(request.getfixturevalue("postgres"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    if given := os.environ.get("LANTING_TEST_POSTGRES"):
        yield given
        return
    programs = newest_postgres()
    if programs is None:
        pytest.skip("no PostgreSQL here: install one, or name a database that may be emptied in LANTING_TEST_POSTGRES")
    folder = Path(tempfile.mkdtemp(prefix="lanting-pg-"))
    try:
        yield from private_cluster(programs, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def newest_postgres() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def private_cluster(programs: Path, folder: Path) -> Iterator[str]:
    """A cluster in `folder`, heard on a Unix socket there alone; ends with the tests."""
    as_user = not_root(folder)
    data = folder / "data"
    quick = "-c fsync=off -c full_page_writes=off -c max_connections=20"
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "lanting", "-A", "trust", "--no-sync"],
        check=True,
        capture_output=True,
        cwd=folder,
        **as_user,
    )
    subprocess.run(
        [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"-k {folder} -h '' {quick}", "start"],
        check=True,
        capture_output=True,
        cwd=folder,
        **as_user,
    )
    try:
        yield f"postgresql://lanting@/postgres?host={folder}"
    finally:
        subprocess.run(
            [programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"],
            check=False,
            capture_output=True,
            cwd=folder,
            **as_user,
        )


def not_root(folder: Path) -> dict[str, str]:
    """PostgreSQL refuses to run as root: there, run it as the user that its package made."""
    if os.geteuid() != 0:
        return {}
    try:
        shutil.chown(folder, "postgres")
    except LookupError:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres to run it as")
    return {"user": "postgres"}


def emptied(url: str) -> str:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url
