"""Every permission that a message asks for is one that somebody holds, and no Role is out of order."""

from __future__ import annotations

import pytest

from lanting.identity.role import Role, permissions_of
from lanting.protocol import request
from lanting.protocol.message import REQUESTS, RequestDeclaration
from lanting.protocol.permission import Permission

DECLARED = [declaration for declaration in REQUESTS.values() if declaration.type.__module__ == request.__name__]


@pytest.mark.parametrize("declaration", DECLARED, ids=lambda declaration: declaration.name)
def test_pr30_a_visitor_may_ask_for_everything_that_is_declared_today(declaration: RequestDeclaration) -> None:
    assert declaration.needs in permissions_of(Role.VISITOR)


@pytest.mark.parametrize("permission", Permission)
def test_pr30_no_permission_is_one_that_nobody_holds_or_nothing_asks_for(permission: Permission) -> None:
    assert permission in permissions_of(Role.OPERATOR)
    assert any(declaration.needs is permission for declaration in DECLARED)


@pytest.mark.parametrize("role", Role)
def test_sp10_whoever_has_a_role_may_enter(role: Role) -> None:
    assert Permission.ENTER in permissions_of(role)
