"""The commands. `lanting` alone opens a Server; everything else is for its Operator."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from lanting.kernel.error import LantingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from lanting.app.settings import Settings

T = TypeVar("T")

app = typer.Typer(
    help="A self-hosted metaverse: a shared 3D place that opens from a link.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
space_app = typer.Typer(help="Make and list Spaces.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(space_app, name="space")
config_app = typer.Typer(help="Look at the settings.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(config_app, name="config")

Host = Annotated[str | None, typer.Option(help="Address to listen on; all of this machine's unless said.")]
Port = Annotated[int | None, typer.Option(help="Port for http; 8080 unless said, 0 for any free one.")]
Https = Annotated[bool | None, typer.Option("--https/--no-https", help="Listen for https too.")]
HttpsPort = Annotated[int | None, typer.Option(help="Port for https; 8443 unless said, 0 for any free one.")]
Data = Annotated[Path | None, typer.Option(help="Folder with database, keys and certificates; ./data unless said.")]
Demo = Annotated[bool | None, typer.Option("--demo/--no-demo", help="Bring two dozen programs into the first Space.")]
PublicUrl = Annotated[str | None, typer.Option(help="How the world reaches this Server through your proxy.")]


def main() -> None:
    """The entry point. What an Operator can put right ends in one sentence and exit code 2."""
    try:
        app()
    except LantingError as error:
        sys.stderr.write(f"lanting: {error}\n")
        raise SystemExit(2) from None


@app.callback(invoke_without_command=True)
def _bare(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say which Lanting this is.")] = False,
) -> None:
    if version:
        from importlib.metadata import PackageNotFoundError
        from importlib.metadata import version as version_of

        try:
            typer.echo(f"lanting {version_of('lanting')}")
        except PackageNotFoundError:
            typer.echo("lanting, not installed")
    elif context.invoked_subcommand is None:
        serve()


@app.command()
def serve(
    host: Host = None,
    port: Port = None,
    https: Https = None,
    https_port: HttpsPort = None,
    data: Data = None,
    public_url: PublicUrl = None,
    demo: Demo = None,
) -> None:
    """Open a Server. Settings not given come from LANTING_* variables, then lanting.toml."""
    import gc

    # Nothing of what is loaded now is ever garbage; `Server.start` switches the collector on again.
    gc.disable()
    from lanting.app import serving, settings

    serving.serve(
        settings.read_settings(
            host=host, port=port, https=https, https_port=https_port, data=data, public_url=public_url, demo=demo
        )
    )


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write.")], data: Data = None) -> None:
    """Save the whole data folder to one file; a running Server goes on meanwhile."""
    from lanting.app.backup import BackupRefused, make_backup, said_of
    from lanting.kernel.clock import SystemClock

    settings = _settings(data)
    if settings.database is not None:
        raise BackupRefused("the database is PostgreSQL, which keeps its own backups; use pg_dump")
    manifest = make_backup(settings.data, file, SystemClock().now())
    typer.echo(f"{file}: {said_of(manifest)}. Keep it safe: whoever has it can act as this Server.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `lanting backup` wrote.")], data: Data = None
) -> None:
    """Put a backup into an empty data folder, after checking every byte of it."""
    from lanting.app.backup import restore_backup, said_of

    settings = _settings(data)
    manifest = restore_backup(file, settings.data)
    typer.echo(f"{settings.data}: {said_of(manifest)}. Start the Server with this folder.")


@config_app.command("print")
def print_config(
    redacted: Annotated[bool, typer.Option("--redacted", help="Leave passwords out, to show it to others.")] = False,
) -> None:
    """Say the settings in effect, from options, LANTING_* variables and lanting.toml, as TOML."""
    from lanting.app.configuration import printed

    typer.echo(printed(_settings(None), redacted=redacted))


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    data: Data = None,
) -> None:
    """Look for what is wrong with this set-up, and say what to do. Exit code 1 where something will not work."""
    from lanting.app.doctor import examined, is_well, said_of, said_to_programs
    from lanting.kernel.clock import SystemClock

    findings = examined(_settings(data), SystemClock().now())
    typer.echo(said_to_programs(findings) if as_json else said_of(findings))
    if not is_well(findings):
        raise typer.Exit(1)


@space_app.command("create")
def create_space(
    name: Annotated[str, typer.Argument(help="What people call it.")],
    template: Annotated[str, typer.Option(help="The place to begin with.")] = "orchid-pavilion",
    data: Data = None,
) -> None:
    """Make a Space; a running Server shows it at once."""
    import secrets

    from lanting.app.founding import found_space
    from lanting.kernel.clock import SystemClock

    made = _in_store(
        _settings(data),
        lambda connection: found_space(connection, name, template, SystemClock().now(), secrets.token_bytes),
    )
    typer.echo(f"{made.id}  /s/{made.slug}  {made.code}  {made.name}")


@space_app.command("list")
def list_spaces(data: Data = None) -> None:
    """Say which Spaces there are: id, address, code, template and name."""
    from lanting.space import queries

    for each in _in_store(_settings(data), queries.list_spaces):
        typer.echo(f"{each.id}  /s/{each.slug}  {each.code}  {each.template}  {each.name}")


def _settings(data: Path | None) -> Settings:
    from lanting.app.settings import read_settings

    return read_settings(data=data)


def _in_store(settings: Settings, unit: Callable[[Connection], T]) -> T:
    import asyncio

    from lanting.app.data_folder import DataFolder
    from lanting.store.store import Store

    DataFolder.open(settings.data)
    store = Store.open(settings.database_url)

    async def run() -> T:
        try:
            return await store.write(unit, durable=True)
        finally:
            await store.close()

    return asyncio.run(run())


if __name__ == "__main__":
    main()
