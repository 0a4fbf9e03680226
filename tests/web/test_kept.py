"""What a Space's experiences keep about whoever asks: hers alone, to take away and to have forgotten."""

from __future__ import annotations

import httpx
import msgspec

from lanting.identity.person import Persons
from lanting.kernel.ids import UserId
from lanting.space.queries.kept import Program, kept_of_person
from tests.web.conftest import SECRET, SPACE, Browse, House
from tests.web.experiences import keep_of, kept, with_experiences
from tests.web.test_experience_page import FORM
from tests.web.test_experience_page import PAGE as EXPERIENCES
from tests.web.test_keeping import device, owner
from tests.web.visitors import ENTER, caller_of

PAGE = "/s/yard/kept"


async def quiz(browse: Browse, house: House) -> UserId:
    with_experiences(house)
    await (await owner(browse, house)).post(f"{EXPERIENCES}/quiz/on", data=FORM)
    found = await kept(house)
    assert found is not None
    return found.user


async def visitor(browse: Browse, house: House, program: UserId, marks: int) -> tuple[httpx.AsyncClient, str]:
    """Somebody of whom the quiz keeps her marks, and as whom it knows her."""
    browser = device(browse)
    caller = caller_of(house, await browser.post(ENTER))
    person = Persons(SECRET).of(SPACE, program, caller.user)
    await keep_of(house, program, person, "Marks", msgspec.msgpack.encode({"marks": marks, "name": "<Mei>"}))
    return browser, person


async def test_ht220_she_reads_what_is_kept_about_her_and_nothing_of_others(browse: Browse, house: House) -> None:
    program = await quiz(browse, house)
    mei, _ = await visitor(browse, house, program, 17)
    await visitor(browse, house, program, 23)
    text = (await mei.get(PAGE)).text
    assert "Classroom quiz" in text
    assert "&#34;marks&#34;: 17" in text
    assert "&#34;marks&#34;: 23" not in text
    assert "&lt;Mei&gt;" in text
    assert f'href="{PAGE}"' in (await mei.get("/s/yard")).text
    stranger = (await device(browse).get(PAGE)).text
    assert "marks" not in stranger


async def test_ht221_she_takes_it_away_as_json(browse: Browse, house: House) -> None:
    mei, _ = await visitor(browse, house, await quiz(browse, house), 17)
    answer = await mei.get(f"{PAGE}/file")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["kept"] == [
        {"program": "quiz", "key": "Marks", "version": 1, "value": {"marks": 17, "name": "<Mei>"}}
    ]


async def test_ht222_what_she_erases_is_gone_and_what_is_of_others_stays(browse: Browse, house: House) -> None:
    program = await quiz(browse, house)
    mei, her = await visitor(browse, house, program, 17)
    _, his = await visitor(browse, house, program, 23)
    house.hall.told.clear()
    assert (await mei.post(f"{PAGE}/erase")).headers["location"] == f"{PAGE}?done=erased"
    left = await house.store.read(
        lambda connection: [len(kept_of_person(connection, Program(SPACE, program), each)) for each in (her, his)]
    )
    assert left == [0, 1]
    assert house.hall.told == [("experiences", SPACE)]
    await mei.post(f"{PAGE}/erase")
    assert house.hall.told == [("experiences", SPACE)]
