"""`lanting space …`: making, listing, losing and finding again the Spaces of a Server. It may run meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lanting.app.command import Data, in_store, origins, settings_with, tell_running

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from lanting.app.settings import Settings
    from lanting.identity.capability import Capability
    from lanting.space.queries import StoredSpace
    from lanting.web.offered import Offered
    from lanting.web.package_opening import Opened

SpaceKey = Annotated[str, typer.Argument(help="Its id, or its address without /s/.", metavar="SPACE")]

space_app = typer.Typer(help="Make, list, lose and find Spaces.", no_args_is_help=True, rich_markup_mode=None)


@space_app.command("create")
def create_space(
    name: Annotated[str, typer.Argument(help="What people call it.")],
    template: Annotated[str, typer.Option(help="The place to begin with.")] = "orchid-pavilion",
    data: Data = None,
) -> None:
    """Make a Space; a running Server shows it at once."""
    import secrets

    from lanting.kernel.clock import SystemClock
    from lanting.web.founding import found_space

    made = in_store(
        settings_with(data),
        lambda connection: found_space(connection, name, template, SystemClock().now(), secrets.token_bytes),
    )
    typer.echo(f"{made.id}  /s/{made.slug}  {made.code}  {made.name}")


@space_app.command("list")
def list_spaces(data: Data = None) -> None:
    """Say which Spaces there are: id, address, code, template and name; then those that were deleted."""
    from datetime import UTC, datetime

    from lanting.space import queries

    def both(connection: Connection) -> tuple[list[StoredSpace], list[StoredSpace]]:
        return queries.list_spaces(connection), queries.list_deleted(connection)

    there, deleted = in_store(settings_with(data), both)
    for each in there:
        typer.echo(f"{each.id}  /s/{each.slug}  {each.code}  {each.template}  {each.name}")
    for each in deleted:
        gone_at = datetime.fromtimestamp(((each.deleted_at or 0) + queries.DELETED_KEPT_MS) / 1_000, UTC)
        typer.echo(f"{each.id}  deleted, gone for good at {gone_at:%Y-%m-%d %H:%M} UTC  {each.name}")


@space_app.command("owner")
def new_owner_key(space: SpaceKey, data: Data = None) -> None:
    """Make a new owner key and print its link; every older one ends, with what was owned by it."""
    import secrets

    from lanting.identity.queries import rotate_owner_key
    from lanting.kernel.clock import SystemClock

    settings = settings_with(data)

    def rotate(connection: Connection) -> tuple[StoredSpace, str]:
        found = _found(connection, space)
        now = SystemClock().now()
        return found, rotate_owner_key(connection, found.id, None, now, secrets.token_bytes).secret

    found, secret = in_store(settings, rotate)
    links = [f"{origin}/k/{secret}" for origin in origins(settings)]
    typer.echo(f"The owner key of {found.name}, shown this once. Whoever opens it owns the Space:")
    typer.echo("\n".join(links) if links else f"/k/{secret}, behind an https address of this Server")
    _say_when(settings, found, "older owner keys end at once, for who is inside too", "older owner keys have ended")


@space_app.command("export-settings")
def export_settings(space: SpaceKey, data: Data = None) -> None:
    """Print a Space's name, language and rules as TOML, to keep or to compare."""
    from lanting.app.configuration import space_as_toml

    typer.echo(space_as_toml(in_store(settings_with(data), lambda connection: _found(connection, space))))


@space_app.command("export")
def export_space(
    space: SpaceKey,
    file: Annotated[Path | None, typer.Option(help="Where to; <address>.lanting.zip here unless said.")] = None,
    history: Annotated[bool, typer.Option("--history", help="With every edit: when, and by whose name.")] = False,
    data: Data = None,
) -> None:
    """Write a whole Space into one file that opens on another Server. What is drafted stays here."""
    from lanting.app.packing import pack_space

    written, manifest = pack_space(settings_with(data), lambda connection: _found(connection, space), file, history)
    typer.echo(f"{written}  revision {manifest.revision}  content {manifest.content}")
    if manifest.experiences:
        names = ", ".join(each.name for each in manifest.experiences)
        typer.echo(f"with what was chosen for these experiences, and nothing that they keep: {names}")


@space_app.command("import")
def import_space(
    file: Annotated[Path, typer.Argument(help="What `lanting space export` has written.")],
    name: Annotated[str | None, typer.Option(help="What people call it here; as before unless said.")] = None,
    data: Data = None,
) -> None:
    """Make a Space of a file; a running Server shows it at once. Each part is checked like an upload."""
    from lanting.app.packing import unpack_space

    opened, offers = unpack_space(settings_with(data), file, name)
    _say_opened(opened)
    _say_resting(opened, offers)


@space_app.command("copy")
def copy_space(
    space: SpaceKey, name: Annotated[str, typer.Argument(help="What people call the copy.")], data: Data = None
) -> None:
    """Make another Space that begins as this one is now: any Space can be a template."""
    from lanting.app.packing import duplicate_space

    opened, carried = duplicate_space(settings_with(data), lambda connection: _found(connection, space), name)
    _say_opened(opened)
    for each in carried:
        typer.echo(f"{each.name} is on as it is there, and may: {_named(each.capabilities)}")


@space_app.command("delete")
def delete_space(space: SpaceKey, data: Data = None) -> None:
    """Take a Space away. It rests for seven days, in which `restore` brings it back."""
    from lanting.kernel.clock import SystemClock
    from lanting.space import queries

    settings = settings_with(data)

    def delete(connection: Connection) -> StoredSpace:
        found = _found(connection, space)
        if found.deleted_at is None:
            queries.delete_space(connection, found.id, SystemClock().now())
        return found

    found = in_store(settings, delete)
    typer.echo(f"{found.name} is deleted. For seven days: lanting space restore {found.id}")
    _say_when(settings, found, "those inside were sent away", "nobody is inside")


@space_app.command("restore")
def restore_space(space: SpaceKey, data: Data = None) -> None:
    """Bring a deleted Space back, with everything said and every link."""
    from lanting.space import queries

    settings = settings_with(data)

    def restore(connection: Connection) -> StoredSpace:
        found = _found(connection, space)
        queries.bring_back(connection, found.id)
        return found

    found = in_store(settings, restore)
    typer.echo(f"{found.name} is there again: /s/{found.slug}")


def _found(connection: Connection, space: str) -> StoredSpace:
    from lanting.space.queries import find_any_space
    from lanting.web.error import SpaceNotFound

    found = find_any_space(connection, space)
    if found is None:
        raise SpaceNotFound(space)
    return found


def _say_opened(opened: Opened) -> None:
    same = "as in the file" if opened.is_same else "its files got other ids, as this Server has them already"
    typer.echo(f"{opened.space.id}  /s/{opened.space.slug}  {opened.space.code}  {opened.space.name}")
    typer.echo(f"content {opened.content}: {same}")
    if opened.edits:
        typer.echo(f"with {opened.edits} edits of its history, at revision as in the file")
    if opened.left_out:
        typer.echo(f"{opened.left_out} light versions or previews were not as they must be, and were left out")
    typer.echo(f"To own it: lanting space owner {opened.space.slug}")


def _say_resting(opened: Opened, offers: Sequence[Offered]) -> None:
    """What came along does nothing before its Owner has read what it may do."""
    from lanting.web.carried import here_and_missing

    here, missing = here_and_missing(opened.experiences, offers)
    for offer in here:
        typer.echo(f"{offer.name} came along and rests; it asks for: {_named(offer.asks)}")
    for each in missing:
        brings = f"install the package {each.package} {each.version}".rstrip() if each.package else "bring its own file"
        typer.echo(f"{each.name} is not on this Server: {brings}; what was chosen for it waits")
    if opened.experiences:
        typer.echo(f"The Owner switches them on at /s/{opened.space.slug}/manage/experiences")


def _named(capabilities: Iterable[Capability]) -> str:
    return ", ".join(sorted(capabilities)) or "nothing"


def _say_when(settings: Settings, space: StoredSpace, now: str, otherwise: str) -> None:
    typer.echo(
        f"The running Server knows: {now}." if tell_running(settings, space.id) else f"No Server runs: {otherwise}."
    )
