"""Letting a program in: lines that are shown once, a door that opens by them, and that shuts at once."""

from __future__ import annotations

import hashlib
import re
import ssl
from html import unescape

import httpx
import pytest

from lanting.identity.capability import Capability
from lanting.identity.key import TOKENS_MAX, digest_of
from lanting.identity.queries import list_tokens, make_token
from lanting.identity.role import Role
from tests.web.conftest import SPACE, Browse, House
from tests.web.elements import Elements
from tests.web.test_keeping import device, host, opened, owner
from tests.web.visitors import ENTER, HERE, caller_of, new_key, refusal

PAGE = "/s/yard/manage"
FORM = {"once": "1", "label": "Lake model", "ends": "day", "may-edit": "on", "may-chat": "on"}
AUTHORITY = ssl.DER_cert_to_PEM_cert(b"what is certified").encode()
DAY_MS = 24 * 60 * 60 * 1_000


async def made(browser: httpx.AsyncClient, **form: str) -> str:
    """A token's secret, as the page shows it."""
    answer = await browser.post(f"{PAGE}/tokens", data=FORM | form)
    assert answer.status_code == 201, answer.text
    found = re.search(r'token="(lanting-key-[\w-]+)"', unescape(answer.text))
    assert found is not None
    return found[1]


def program(browse: Browse, secret: str, scheme: str = "https", **headers: str) -> httpx.AsyncClient:
    return browse(scheme, host="lanting.example", authorization=f"Bearer {secret}", **headers)


async def test_ht210_a_token_is_shown_once_with_lines_to_paste(browse: Browse, house: House) -> None:
    browser = await owner(browse, house)
    answer = await browser.post(f"{PAGE}/tokens", data=FORM)
    page, text = Elements(answer.text), unescape(answer.text)
    assert (answer.status_code, answer.headers["cache-control"]) == (201, "no-store")
    assert 'lanting.sdk.connect_blocking("https://lanting.example/s/yard", token="lanting-key-' in text
    assert (page.unclosed, page.strayed) == ([], [])
    secret = re.findall(r"lanting-key-[\w-]{32}", text)[0]
    assert secret not in (await browser.get(f"{PAGE}/experiences")).text
    ((key, digest),) = await house.store.read(lambda connection: list_tokens(connection, SPACE))
    assert (key.label, key.scopes, digest) == ("Lake model", {Capability.EDIT, Capability.CHAT}, digest_of(secret))
    assert key.ends_at == house.clock.now() + DAY_MS
    assert key.made_by is not None
    # The same form again makes no second one.
    assert (await browser.post(f"{PAGE}/tokens", data=FORM)).status_code == 303
    assert len(await house.store.read(lambda connection: list_tokens(connection, SPACE))) == 1


async def test_ht210_the_lines_trust_our_own_authority_where_the_address_is_under_it(
    browse: Browse, house: House
) -> None:
    house.ca_pem, house.https_link = AUTHORITY, "https://192.0.2.1:8443"
    browser = await opened(
        browse("http", host=HERE, address="127.0.0.1", accept="text/html"), await new_key(house, Role.OWNER)
    )
    text = unescape((await browser.post(f"{PAGE}/tokens", data=FORM)).text)
    assert f'connect_blocking("http://{HERE}/s/yard", token="lanting-key-' in text
    fingerprint = hashlib.sha256(b"what is certified").hexdigest()
    assert re.search(rf'"https://192\.0\.2\.1:8443/s/yard", token="[^"]+", ca_fingerprint="{fingerprint}"\)', text)


@pytest.mark.parametrize(("field", "typed"), [("label", ""), ("label", "x" * 81), ("ends", "year")])
async def test_ht210_what_no_token_can_be_is_told_beside_its_field(
    browse: Browse, house: House, field: str, typed: str
) -> None:
    answer = await (await owner(browse, house)).post(f"{PAGE}/tokens", data=FORM | {field: typed})
    assert answer.status_code == 422
    assert f'id="{field}-complaint"' in answer.text


async def test_ht211_a_program_comes_in_as_what_its_token_says_and_always_as_the_same(
    browse: Browse, house: House
) -> None:
    browser = await owner(browse, house)
    secret = await made(browser)
    callers = [caller_of(house, await program(browse, secret).post(ENTER)) for _ in range(2)]
    assert callers[0].user == callers[1].user
    standing = await house.hall.standing(SPACE, callers[0])
    assert standing.capabilities == {Capability.EDIT, Capability.CHAT}
    assert (standing.role, standing.is_invited) == (Role.VISITOR, True)
    owner_user = caller_of(house, await browser.post(ENTER)).user
    assert standing.owner == owner_user


async def test_ht211_a_token_counts_only_where_nobody_can_listen(browse: Browse, house: House) -> None:
    secret = await made(await owner(browse, house))
    assert refusal(await program(browse, secret, "http").post(ENTER)) == (403, "role_needs_https")
    here = browse("http", host=HERE, address="127.0.0.1", authorization=f"Bearer {secret}")
    assert (await here.post(ENTER)).status_code == 201


async def test_ht211_a_token_is_good_for_its_own_space_and_opens_nothing_for_people(
    browse: Browse, house: House
) -> None:
    browser = await owner(browse, house)
    secret = await made(browser)
    for wrong in (secret[:-1] + ("A" if secret[-1] != "A" else "B"), "guess", ""):
        assert refusal(await program(browse, wrong).post(ENTER)) == (404, "key_unknown")
    assert (await device(browse).post(f"/k/{secret}")).status_code == 404
    # Whatever the token may, its program keeps no Space, nor does its owner's cookie count with it.
    owned = program(browse, secret, accept="text/html")
    owned.cookies = browser.cookies
    assert (await owned.get(f"{PAGE}/experiences")).status_code == 403


async def test_ht213_a_program_brings_companions_each_the_same_at_every_coming(browse: Browse, house: House) -> None:
    browser = await owner(browse, house)
    secret = await made(browser)
    itself = caller_of(house, await program(browse, secret).post(ENTER))
    users = []
    for name in ("Lin", "林", "Lin"):
        caller = caller_of(house, await program(browse, secret).post(ENTER, json={"companion": name}))
        assert caller.program == itself.user and (await house.hall.standing(SPACE, caller)).capabilities
        users.append(caller.user)
    assert users[0] == users[2] and len({itself.user, *users}) == 3
    for name in ("", "x" * 33, 7):
        assert (await program(browse, secret).post(ENTER, json={"companion": name})).status_code == 400
    assert refusal(await browser.post(ENTER, json={"companion": "Lin"})) == (403, "companion_needs_token")


async def test_ht212_an_ended_token_lets_nobody_in_and_those_inside_are_told_at_once(
    browse: Browse, house: House
) -> None:
    browser = await owner(browse, house)
    secret = await made(browser)
    caller = caller_of(house, await program(browse, secret).post(ENTER))
    ((key, _),) = await house.store.read(lambda connection: list_tokens(connection, SPACE))
    assert (await (await host(browse, house)).post(f"{PAGE}/tokens/{key.id}/revoke")).status_code == 403
    house.hall.told.clear()
    answer = await browser.post(f"{PAGE}/tokens/{key.id}/revoke")
    assert answer.headers["location"] == f"{PAGE}/experiences?done=revoke#tokens"
    assert ("standings", SPACE) in house.hall.told
    assert refusal(await program(browse, secret).post(ENTER)) == (410, "key_revoked")
    assert (await house.hall.standing(SPACE, caller)).capabilities is None


async def test_ht212_a_token_ends_in_its_time(browse: Browse, house: House) -> None:
    secret = await made(await owner(browse, house))
    caller = caller_of(house, await program(browse, secret).post(ENTER))
    house.clock.at += DAY_MS
    assert refusal(await program(browse, secret).post(ENTER)) == (410, "key_ended")
    assert (await house.hall.standing(SPACE, caller)).capabilities is None


async def test_ht210_a_space_has_no_more_tokens_than_somebody_can_look_through(browse: Browse, house: House) -> None:
    browser = await owner(browse, house)
    source = iter(range(10**6))

    def fill(connection: object) -> None:
        for _ in range(TOKENS_MAX):
            make_token(
                connection,  # type: ignore[arg-type]
                SPACE,
                frozenset(),
                label="x",
                ends_at=None,
                made_by=None,
                now=house.clock.now(),
                random_bytes=lambda size: next(source).to_bytes(size, "big"),
            )

    await house.store.write(fill)
    answer = await browser.post(f"{PAGE}/tokens", data=FORM)
    assert (answer.status_code, 'id="label-complaint"' in answer.text) == (422, True)
