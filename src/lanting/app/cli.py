"""The commands. `lanting` alone opens a Server; everything else is for its Operator, and for authors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lanting.app.author_command import author_app
from lanting.app.command import Data, new_token, origins, settings_with
from lanting.app.space_command import space_app
from lanting.kernel.error import LantingError

app = typer.Typer(
    help="A self-hosted metaverse: a shared 3D place that opens from a link.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(space_app, name="space")
app.add_typer(author_app)
config_app = typer.Typer(help="Look at the settings.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(config_app, name="config")

Host = Annotated[str | None, typer.Option(help="Address to listen on; all of this machine's unless said.")]
Port = Annotated[int | None, typer.Option(help="Port for http; 8080 unless said, 0 for any free one.")]
Https = Annotated[bool | None, typer.Option("--https/--no-https", help="Listen for https too.")]
HttpsPort = Annotated[int | None, typer.Option(help="Port for https; 8443 unless said, 0 for any free one.")]
Demo = Annotated[bool | None, typer.Option("--demo/--no-demo", help="Bring two dozen programs into the first Space.")]
TlsCert = Annotated[Path | None, typer.Option(help="Your own certificate for https, with what vouches for it (PEM).")]
TlsKey = Annotated[Path | None, typer.Option(help="Its private key (PEM).")]
TrustedProxy = Annotated[
    list[str] | None, typer.Option("--trusted-proxy", help="Whose forwarded addresses are believed; may be repeated.")
]
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
    tls_cert: TlsCert = None,
    tls_key: TlsKey = None,
    public_url: PublicUrl = None,
    trusted_proxy: TrustedProxy = None,
    demo: Demo = None,
) -> None:
    """Open a Server. Settings not given come from LANTING_* variables, then lanting.toml."""
    import gc

    # Nothing of what is loaded now is ever garbage; `serve` switches the collector on again.
    gc.disable()
    from lanting.app import serving, settings

    serving.serve(
        settings.read_settings(
            host=host,
            port=port,
            https=https,
            https_port=https_port,
            data=data,
            tls_cert=tls_cert,
            tls_key=tls_key,
            public_url=public_url,
            trusted_proxies=trusted_proxy or None,
            demo=demo,
        )
    )


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write.")], data: Data = None) -> None:
    """Save the whole data folder to one file; a running Server goes on meanwhile."""
    from lanting.app.backup import BackupRefused, make_backup, said_of
    from lanting.kernel.clock import SystemClock

    settings = settings_with(data)
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

    settings = settings_with(data)
    manifest = restore_backup(file, settings.data)
    typer.echo(f"{settings.data}: {said_of(manifest)}. Start the Server with this folder.")


@config_app.command("print")
def print_config(
    redacted: Annotated[bool, typer.Option("--redacted", help="Leave passwords out, to show it to others.")] = False,
) -> None:
    """Say the settings in effect, from options, LANTING_* variables and lanting.toml, as TOML."""
    from lanting.app.configuration import printed

    typer.echo(printed(settings_with(None), redacted=redacted))


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    data: Data = None,
) -> None:
    """Look for what is wrong with this set-up, and say what to do. Exit code 1 where something will not work."""
    from lanting.app.doctor import examined, is_well, said_of, said_to_programs
    from lanting.kernel.clock import SystemClock

    findings = examined(settings_with(data), SystemClock().now())
    typer.echo(said_to_programs(findings) if as_json else said_of(findings))
    if not is_well(findings):
        raise typer.Exit(1)


@app.command("operator-link")
def operator_link(data: Data = None) -> None:
    """Print a link to the page of whoever runs this Server. It opens once, within ten minutes."""
    settings = settings_with(data)
    token = new_token(settings)
    for origin in origins(settings):
        typer.echo(f"{origin}/o/{token}")


if __name__ == "__main__":
    main()
