"""Every permission that a message asks for is one that somebody holds, and no Role is out of order."""

from __future__ import annotations

import pytest

from lanting.identity.capability import Capability, permissions_with
from lanting.identity.role import Role, permissions_of
from lanting.protocol import request
from lanting.protocol.message import REQUESTS, RequestDeclaration
from lanting.protocol.permission import Permission
from lanting.protocol.request import AskEdits

DECLARED = [declaration for declaration in REQUESTS.values() if declaration.type.__module__ == request.__name__]


@pytest.mark.parametrize("declaration", DECLARED, ids=lambda declaration: declaration.name)
def test_pr30_a_visitor_may_ask_for_everything_but_the_acts_of_hosts_and_builders(
    declaration: RequestDeclaration,
) -> None:
    is_host_act = declaration.name.startswith("host.")
    is_building = declaration.name.split(".")[0] in ("scene", "draft", "area") and declaration.type is not AskEdits
    assert (declaration.needs is Permission.MODERATE) == is_host_act
    assert (declaration.needs in (Permission.EDIT, Permission.BUILD)) == is_building
    assert (declaration.needs in permissions_of(Role.VISITOR)) != (is_host_act or is_building)


@pytest.mark.parametrize("permission", Permission)
def test_pr30_no_permission_is_one_that_nobody_holds(permission: Permission) -> None:
    of_programs = permissions_with(frozenset(Capability))
    assert permission in permissions_of(Role.OPERATOR) | of_programs


def test_pr100_to_attend_without_a_body_is_for_programs_of_the_house_alone() -> None:
    assert permissions_with(frozenset()) - permissions_of(Role.OPERATOR) == {Permission.ATTEND}


@pytest.mark.parametrize("role", Role)
def test_sp10_whoever_has_a_role_may_enter(role: Role) -> None:
    assert Permission.ENTER in permissions_of(role)
