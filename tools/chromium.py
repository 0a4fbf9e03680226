"""Prints the path of a Chromium for the journeys, getting one first where the machine has none.

In this order: `$LANTING_CHROMIUM`; `chromium` or `google-chrome` on the PATH; the package of Debian or Ubuntu where we
may install packages; Playwright's own. Otherwise it ends with one sentence and exit code 3.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "google-chrome")
NONE_FOUND = 3


def main() -> int:
    """Print the path on stdout; whatever the installers say goes to stderr."""
    for way in (_named, _on_path, _from_debian, _from_playwright):
        if path := way():
            print(path)
            return 0
    print(
        "no Chromium for the browser journeys: install the package chromium, or name one by LANTING_CHROMIUM=/path",
        file=sys.stderr,
    )
    return NONE_FOUND


def _named() -> str | None:
    named = os.environ.get("LANTING_CHROMIUM")
    if named and not shutil.which(named):
        raise SystemExit(f"LANTING_CHROMIUM is {named}, which is no program; correct it or leave it empty")
    return named or None


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _from_debian() -> str | None:
    """Debian's package. Ubuntu's of the same name only fetches a snap, so there it is left to Playwright."""
    release = Path("/etc/os-release")
    if not (release.exists() and "\nID=debian" in "\n" + release.read_text() and shutil.which("apt-get")):
        return None
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and not _succeeds([*as_root, "true"]):
        return None
    print("installing chromium ...", file=sys.stderr)
    install = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends"]
    # The list of packages is renewed first: an old one names versions that the archive no longer has.
    if _succeeds([*as_root, "apt-get", "update"]) and _succeeds([*as_root, *install, "chromium"]):
        return _on_path()
    return None


def _from_playwright() -> str | None:
    playwright = [sys.executable, "-m", "playwright"]
    print("installing Playwright's chromium ...", file=sys.stderr)
    if not _succeeds([*playwright, "install", "chromium"]):
        return None
    if os.geteuid() == 0:
        _succeeds([*playwright, "install-deps", "chromium"])
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playing:
        return playing.chromium.executable_path


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    sys.exit(main())
