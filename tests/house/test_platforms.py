"""A host on Windows or macOS can install the wheel: nothing that only POSIX has is imported at start."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.project import python_sources

POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
OPTIONAL = {"uvloop", "psycopg"}


def imported_at_start(tree: ast.Module) -> Iterator[str]:
    """The modules that importing a file imports: what stands in functions or behind TYPE_CHECKING does not count."""
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        statement = waiting.pop()
        if isinstance(statement, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
            yield statement.module.partition(".")[0]
        elif isinstance(statement, ast.If) and "TYPE_CHECKING" not in ast.unparse(statement.test):
            waiting += [*statement.body, *statement.orelse]
        elif isinstance(statement, ast.ClassDef | ast.With):
            waiting += statement.body


@pytest.mark.parametrize("name", sorted(python_sources()))
def test_a_file_imports_nothing_posix_only_or_optional_at_start(name: str) -> None:
    assert set(imported_at_start(ast.parse(python_sources()[name]))) & (POSIX_ONLY | OPTIONAL) == set()
