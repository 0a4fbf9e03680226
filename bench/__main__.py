"""`python -m bench`: all load runs, or those that the options name."""

from __future__ import annotations

from bench.run import main

main()
