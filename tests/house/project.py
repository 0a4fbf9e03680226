"""The project's own files, as the rules of the house see them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "lanting"

# What a copy without git has besides its own files.
MADE = {".git", ".venv", "node_modules", "__pycache__", "data", "dist", "test-results", ".hypothesis"}
MADE |= {".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache"}
BUILT_CLIENT = SOURCE / "web" / "client"


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that belongs to the project, whether git already follows it or not."""
    listing = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=False
    )
    if listing.returncode == 0:
        paths = [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not MADE & set(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in paths if path.is_file() and BUILT_CLIENT not in path.parents))


@cache
def texts() -> dict[str, str]:
    """The project's text files, by their path from the root."""
    found = {}
    for path in project_files():
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


def python_sources() -> dict[str, str]:
    """What runs on a host's machine."""
    return {name: text for name, text in texts().items() if name.startswith("src/") and name.endswith(".py")}
