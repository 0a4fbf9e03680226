"""Lanting asks nobody else for anything while it runs, and depends on nobody's registry to be built."""

from __future__ import annotations

import re

from tests.house.project import texts

# Written in halves, so that this file does not name what it forbids.
REGISTRIES = ["py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "npm" + "mirror", "yarn" + "pkg.com"]
DELIVERERS = [
    "un" + "pkg.com",
    "jsde" + "livr",
    "cdn" + "js",
    "sky" + "pack.dev",
    "esm" + ".sh",
    "google" + "apis.com",
    "gsta" + "tic.com",
]

ADDRESS = re.compile(r"\b(?:https?|wss?)://([\w.-]+)")
# The names of XML vocabularies are written as addresses and are never asked for.
VOCABULARIES = {"www.w3.org"}


def naming(hosts: list[str]) -> list[str]:
    return [f"{name}: {host}" for name, text in texts().items() for host in hosts if host in text]


def test_no_file_names_a_registry() -> None:
    assert naming(REGISTRIES) == []


def test_no_file_names_a_network_that_delivers_for_others() -> None:
    assert naming(DELIVERERS) == []


def test_what_a_browser_gets_names_no_other_machine() -> None:
    served = [name for name in texts() if name.startswith(("client/src/", "src/lanting/web/")) and ".test." not in name]
    hosts = {(name, host) for name in served for host in ADDRESS.findall(texts()[name])}
    ours = {"localhost", "127.0.0.1"} | VOCABULARIES
    assert {(name, host) for name, host in hosts if host not in ours and name.rsplit(".")[-1] != "md"} == set()


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    folder = re.compile(r"(?<![\w.$}])/(?:home|root|work|Users)/\w")
    assert [name for name, text in texts().items() if folder.search(text)] == []
