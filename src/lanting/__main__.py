"""`python -m lanting`: the same as the command `lanting`."""

from __future__ import annotations

from lanting.app.cli import main

main()
