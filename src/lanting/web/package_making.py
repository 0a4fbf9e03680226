"""Makes a Space of a file for whoever asks: she owns it, and sees its owner key this once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from litestar import Request, Response
from litestar.response import Redirect
from sqlalchemy import Connection

from lanting.identity.caller import Caller
from lanting.identity.queries import NewKey, rotate_owner_key
from lanting.identity.role import Role
from lanting.kernel.ids import SpaceId, new_space_id, new_upload_id
from lanting.media.quota import Quotas
from lanting.protocol.word import Rules
from lanting.scene.package import PackedExperience
from lanting.space.queries import KeptExperience, StoredSpace, find_any_space
from lanting.web.api import NO_STORE
from lanting.web.asset_library import Library
from lanting.web.asset_maker import library_of
from lanting.web.carried import go_on, here_and_missing
from lanting.web.creator import is_at_this_computer
from lanting.web.desk import Desk
from lanting.web.keeper import Keeper, note_act
from lanting.web.key_link import shown_key
from lanting.web.package_opening import Opening, open_package
from lanting.web.preference import locale_of
from lanting.web.space_package import contents_of, write_package
from lanting.web.speech import speech


def space_id_of(once: str) -> SpaceId:
    """The same form makes the same Space; nobody can choose an id by it."""
    digest = sha256(b"new space " + once.encode()).digest()
    return new_space_id(lambda count: digest[:count])


def owned(connection: Connection, desk: Desk, space: StoredSpace, caller: Caller) -> NewKey:
    """The owner key of a Space that has just been made, held by her who made it; her act stands in its log."""
    key = rotate_owner_key(connection, space.id, caller.holder, desk.clock.now(), desk.random_bytes)
    note_act(connection, desk, Keeper(caller, Role.OWNER, space), "create")
    return key


async def make_of_file(
    desk: Desk,
    request: Request[Any, Any, Any],
    file: Path,
    *,
    once: str,
    language: str,
    name: str = "",
    rules: Rules | None = None,
    experiences: Sequence[KeptExperience] = (),
) -> Response[Any]:
    """Sent twice, the same form leads to the same Space. Raises what `open_package` raises.

    `experiences`: of a model, on from the beginning: what each may do was told beside it.
    """
    library, space_id = library_of(desk), space_id_of(once)
    credentials = desk.callers.with_holder(request)
    keys: list[NewKey] = []

    def own(connection: Connection, space: StoredSpace) -> None:
        keys.append(owned(connection, desk, space, credentials.caller))
        go_on(connection, space.id, experiences, desk.random_bytes)

    async with library.opening:
        found = await desk.store.read(lambda connection: find_any_space(connection, space_id))
        if found is not None:
            return Redirect(f"/s/{found.slug}/manage", status_code=303, headers=NO_STORE)
        how = Opening(name, rules, language, space_id, own, _quotas_of(library, desk, request, credentials.caller))
        opened = await open_package(library, file, how)
    t = speech(locale_of(request))
    said = [t("file-came-edits", edits=opened.edits)] if opened.edits else []
    said += [t("file-left-out", count=opened.left_out)] if opened.left_out else []
    here, missing = here_and_missing(opened.experiences, await desk.experiences.offers() if opened.experiences else ())
    said += [
        t("file-experience-missing" if each.package else "file-experience-of-file", **_facts_of(each))
        for each in missing
    ]
    locale = locale_of(request)
    return await shown_key(
        desk,
        request,
        opened.space,
        keys[-1],
        is_new_space=True,
        cookies=credentials.cookies,
        said=said,
        resting=[each.manifest.called(locale) for each in here if each.manifest],
    )


def _facts_of(experience: PackedExperience) -> dict[str, str]:
    return {"name": experience.name, "package": f"{experience.package} {experience.version}".strip()}


@asynccontextmanager
async def packed(desk: Desk, space: StoredSpace) -> AsyncIterator[Path]:
    """A Space as one file for a moment, as it is published now. Raises AssetUnknown or SceneMissing."""
    library = library_of(desk)
    contents = await desk.store.read(partial(contents_of, space=space, now=desk.clock.now()))
    await library.admit_package(contents.bytes)
    file = library.work / f"{new_upload_id(desk.random_bytes)}.package"
    try:
        await write_package(file, contents, library.shelf)
        yield file
    finally:
        file.unlink(missing_ok=True)


def _quotas_of(library: Library, desk: Desk, request: Request[Any, Any, Any], caller: Caller) -> Quotas:
    """What one person may keep holds for everybody but whoever runs the Server, who brings it for others."""
    brings_for_others = caller.is_operator or is_at_this_computer(request)
    return replace(library.quotas, person_mb=library.quotas.space_mb) if brings_for_others else library.quotas
