"""What the benches that are one run have in common: their options, who goes first, and what is told and kept of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import Field, asdict
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from bench.precedence import NoPrecedence, PutFirst, precedence
from bench.record import append
from bench.run import RESULTS, BenchRefused, Run


class Measured(Protocol):
    """A dataclass, of which every field is a column."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def is_kept(self) -> bool:
        """The generator was not too busy to be believed."""


Found = TypeVar("Found", bound=Measured)
Measure = Callable[[Run, PutFirst, bool], Found]
"""Of a run, with the server put first, and whether it was."""


def one_run(
    name: str,
    about: str | None,
    *,
    short: Run,
    long: Callable[[int], Run],
    seconds: int,
    measure: Measure[Found],
    draw_chart: Callable[[Found], str] | None = None,
) -> None:
    """The command `python -m bench.<name>`: `long` makes the run of so many seconds, by default `seconds`."""
    options = _options(name, about, seconds)
    run = short if options.short else long(options.seconds)
    try:
        with precedence(is_wanted=options.first) as put_first:
            found = measure(run, put_first, options.first)
    except (BenchRefused, NoPrecedence) as refused:
        sys.exit(f"bench: {refused}")
    row = asdict(found)
    for column, value in row.items():
        print(f"  {column} {value}")
    if not found.is_kept:
        sys.exit("bench: discarded, because the generator was too busy to be believed")
    if options.keep and not options.short:
        append(options.results / f"{name}.csv", [row])
        if draw_chart:
            (options.results / f"{name}.svg").write_text(draw_chart(found))


def _options(name: str, about: str | None, seconds: int) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m bench.{name}", description=(about or "").splitlines()[0])
    parser.add_argument("--seconds", type=int, default=seconds, help="how long each of the two stretches is measured")
    parser.add_argument("--short", action="store_true", help="a few seconds: does it work? Nothing is kept")
    parser.add_argument("--first", action="store_true", help="run before other work of this machine (needs root)")
    parser.add_argument("--keep", action=argparse.BooleanOptionalAction, default=True, help="write what was measured")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where that is kept")
    return parser.parse_args()
