"""`lanting new`, `dev`, `token` and `verify`: for who writes experiences, and for who reads what they have kept.

What is slow to load waits until it is asked for.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from lanting.app.command import Data, in_store, settings_with, tell_running
from lanting.identity.capability import Capability

author_app = typer.Typer(rich_markup_mode=None)


class Ends(StrEnum):
    """When a token ends by itself. As on the Owner's page."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    NEVER = "never"


@author_app.command("new")
def new_experience(
    name: Annotated[str, typer.Argument(help="What it is called: small letters, digits and hyphens.")],
    folder: Annotated[
        Path | None, typer.Option(help="Where it is made; a folder of its name here unless said.")
    ] = None,
) -> None:
    """Make the package of a new experience, with texts, tests and what installs it."""
    from lanting.app.new_package import make_package

    made = make_package(name, folder or Path(name))
    typer.echo(f"{made.folder} is there. Look at it in a Space, and try its tests:")
    typer.echo(f"  lanting dev {made.source}")
    typer.echo(f"  python -m pytest {made.folder}")


@author_app.command("dev")
def dev(
    file: Annotated[Path, typer.Argument(help="The file of one experience.", exists=True, dir_okay=False)],
    template: Annotated[str | None, typer.Option(help="The place; the one that it is made for unless said.")] = None,
    port: Annotated[int, typer.Option(help="Port for http on this computer; 0 for any free one.")] = 8_080,
    data: Annotated[Path | None, typer.Option(help="Folder that keeps everything; else it is gone at the end.")] = None,
) -> None:
    """Open a Space with an experience, and take its code anew whenever it is saved: visitors stay."""
    from lanting.app.developing import develop

    develop(file, template, port, data)


@author_app.command("token")
def new_token(
    space: Annotated[str, typer.Argument(help="Its id, or its address without /s/.", metavar="SPACE")],
    scope: Annotated[list[Capability] | None, typer.Option(help="What the program may do; may be repeated.")] = None,
    label: Annotated[str, typer.Option(help="What it is for, as its Owner reads it.")] = "made at the command line",
    ends: Annotated[Ends, typer.Option(help="When it ends by itself.")] = Ends.WEEK,
    data: Data = None,
) -> None:
    """Let a program into a Space, and print the lines by which it comes."""
    from lanting.app.letting_in import make_lines

    settings = settings_with(data)
    found, lines = in_store(
        settings, lambda connection: make_lines(connection, settings, space, scope or [], label, ends.value)
    )
    typer.echo(f"A token for {found.name}, shown this once. Whoever has it comes in as this program.")
    for line in lines:
        typer.echo(f"\n{line}")
    tell_running(settings, found.id)


@author_app.command("verify")
def verify_log(file: Annotated[Path, typer.Argument(help="A log as the Space's page saves it.")]) -> None:
    """Look whether a log is as it was written. Exit code 1, and the first line that is not, where it was changed."""
    from lanting.ledger.chain import lines_of, verify

    try:
        verdict = verify(lines_of(file.read_bytes()))
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be read ({error.strerror})") from None
    if verdict.broken is not None:
        typer.echo(f"{file}: line {verdict.broken.line} is not as it was written: {_WHY[verdict.broken.fault]}.")
        raise typer.Exit(1)
    typer.echo(f"{file}: all {verdict.records} records are as they were written. Last hash: {verdict.last_hash}")


_WHY: Final = {
    "not_a_record": "it is no record, or not spelled as one",
    "wrong_number": "a record is missing before it, or it stood elsewhere",
    "wrong_previous": "it followed another record",
    "wrong_hash": "its hash is that of something else",
}
