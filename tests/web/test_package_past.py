"""A Space with its history in a file: on another Server it stands where it stood, and goes on (HT-158)."""

from __future__ import annotations

import json
import zipfile
from typing import Any

from lanting.kernel.ids import UserId, new_entity_id, new_user_id
from lanting.protocol.operation import AddEntity
from lanting.scene.authority import Author
from lanting.scene.journal import JournalEntry
from lanting.scene.queries import append_edits, history_page, newest_revision, open_scene, scene_at
from lanting.space.queries import StoredSpace
from lanting.web.founding import found_space
from lanting.web.package_opening import open_package
from tests.web.packing import SOURCE, Server, atelier

MEI, OLU = (UserId(new_user_id(SOURCE.randbytes)) for _ in range(2))


async def yard(server: Server) -> StoredSpace:
    """A Space as its template has made it."""
    now = server.library.clock.now()
    return await server.library.store.write(lambda c: found_space(c, "Yard", "open-field", now, SOURCE.randbytes))


async def built_on(server: Server, space: StoredSpace) -> None:
    """Two people bring a thing each; what one of them did is taken back, and that too."""

    def edit(connection: Any) -> None:
        live = open_scene(connection, space.id, lambda _: 0)
        mei, olu = Author(MEI, "Mei", is_builder=True), Author(OLU, "Olu", is_builder=True)
        expected = live.revision
        changes = [
            live.apply([AddEntity(id=new_entity_id(SOURCE.randbytes), name="Bench")], mei),
            live.apply([AddEntity(id=new_entity_id(SOURCE.randbytes), name="Lamp")], olu),
        ]
        changes.append(live.take_back(olu, changes[0].revision or 0))
        changes.append(live.undo(olu))
        now = server.library.clock.now()
        entries = [JournalEntry.of(each, f"edit-{each.revision}", now) for each in changes]
        append_edits(connection, space.id, "published", expected, entries)

    await server.library.store.write(edit)


async def test_ht158_with_its_history_a_space_stands_where_it_stood_and_is_saved_the_same(
    here: Server, there: Server
) -> None:
    space = await atelier(here)
    await built_on(here, space)
    file = await here.pack(space, history=True)
    opened = await open_package(there.library, file)
    assert opened.is_same and opened.edits == 5
    mine, its = [
        await server.read(lambda c, of=of: newest_revision(c, of.id))
        for server, of in ((here, space), (there, opened.space))
    ]
    assert its == mine
    with zipfile.ZipFile(file) as first, zipfile.ZipFile(await there.pack(opened.space, history=True)) as second:
        assert first.namelist() == second.namelist()
        for part in first.namelist():
            if part != "manifest.json":
                assert first.read(part) == second.read(part), part
        said, again = [json.loads(each.read("manifest.json")) for each in (first, second)]
        assert said | {"made_at": 0} == again | {"made_at": 0}
    past, _ = await there.read(lambda c: history_page(c, opened.space.id, MEI, None, 10, lambda _: None))
    assert [each.name for each in past] == ["Olu", "Olu", "Olu", "Mei", "Mei"]
    assert not any(each.is_mine for each in past), "she is nobody here"


async def test_ht158_what_came_along_is_restored_and_taken_back(here: Server, there: Server) -> None:
    space = await yard(here)
    await built_on(here, space)
    opened = await open_package(there.library, await here.pack(space, history=True))
    owner = Author(UserId(new_user_id(SOURCE.randbytes)), "Owner", is_builder=True)

    def try_it(connection: Any) -> tuple[list[str], list[str]]:
        live = open_scene(connection, opened.space.id, lambda _: 0)
        begins = scene_at(connection, opened.space.id, live.revision - 4)
        assert begins is not None
        live.take_back(owner, live.revision - 3)
        after_taking_back = [each.name for each in live.entities.values()]
        live.restore(begins, owner)
        return after_taking_back, [each.name for each in live.entities.values()]

    taken_back, restored = await there.read(try_it)
    assert "Bench" not in taken_back and "Lamp" in taken_back
    assert not {"Bench", "Lamp"} & {*restored}


async def test_ht158_without_an_edit_there_is_no_history(here: Server, there: Server) -> None:
    space = await yard(here)
    opened = await open_package(there.library, await here.pack(space, history=True))
    assert opened.is_same and opened.edits == 0
