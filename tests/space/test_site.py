"""Which texts name a site that may frame a Space."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanting.space.site import SITE_CHARS_MAX, SiteRefused, read_site


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("https://www.school.example", "https://www.school.example"),
        ("  HTTPS://School.Example/ ", "https://school.example"),
        ("https://school.example:443", "https://school.example"),
        ("https://school.example:8443", "https://school.example:8443"),
        ("https://xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example"),
        ("https://192.0.2.7", "https://192.0.2.7"),
        ("https://intranet", "https://intranet"),
        ("http://localhost", "http://localhost"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://localhost:80", "http://localhost"),
    ],
)
def test_ht171_a_site_is_an_https_origin_as_browsers_write_it(typed: str, site: str) -> None:
    assert read_site(typed) == site
    assert read_site(site) == site


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("https://münchen.example", "letters"),
        ("https://*.school.example", "wildcard"),
        ("*", "wildcard"),
        ("https://school.example/pictures", "path"),
        ("https://school.example?x", "path"),
        ("https://school.example#x", "path"),
        ("http://school.example", "http"),
        ("http://localhost.example", "http"),
        ("http://127.0.0.1:8000", "http"),
        ("school.example", "form"),
        ("ftp://school.example", "form"),
        ("data:text/html,x", "form"),
        ("https://user@school.example", "form"),
        ("https://school.example; script-src 'unsafe-inline'", "form"),
        ("https://a.example https://b.example", "form"),
        ("https://-school.example", "form"),
        ("https://school..example", "form"),
        ("https://[::1]", "form"),
        ("'self'", "form"),
        ("", "form"),
        ("https://school.example:0", "port"),
        ("https://school.example:65536", "port"),
        (f"https://{'a' * 64}.example", "form"),
        (f"https://{'a.' * 130}example", "long"),
    ],
)
def test_ht171_anything_else_is_refused_with_a_remedy(typed: str, cause: str) -> None:
    with pytest.raises(SiteRefused) as refused:
        read_site(typed)
    assert refused.value.facts == {"cause": cause}


@given(st.text(max_size=300))
def test_ht171_whatever_is_read_cannot_leave_its_place_in_a_header(typed: str) -> None:
    try:
        site = read_site(typed)
    except SiteRefused:
        return
    assert re.fullmatch(r"https?://[a-z0-9.:-]+", site)
    assert len(site) <= SITE_CHARS_MAX
