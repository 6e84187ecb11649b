"""Roles: who may record, accept and close in a ledger, and the attempts of those who may not."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping

import attrs
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.errors import UnknownNameError
from ansheng.hazards.events import Role
from ansheng.hazards.guards import RoleError
from ansheng.hazards.ledger import schema
from ansheng.sheets import names
from ansheng.words import Words


@attrs.frozen
class Person:
    """Someone who has roles, and the hash of the token by which they prove who they are, if they have one."""

    name: str
    roles: frozenset[Role]
    token: str | None = None


def people(connection: Connection) -> Mapping[str, Person]:
    """Everybody who has been given roles, as the journal tells, by the key of the name; empty where nobody was."""
    entries = sa.select(schema.journal.c.data).where(schema.journal.c.kind.in_(("grant", "revoke")))
    found: dict[str, Person] = {}
    for (data,) in connection.execute(entries.order_by(schema.journal.c.number)):
        told = json.loads(data)
        found[names.key(told["name"])] = Person(
            told["name"], frozenset(map(Role, told["roles"])), told.get("token")
        )
    return found


def check(connection: Connection, actor: str, role: Role, token: str | None) -> None:
    """Refuse someone without the role; a ledger in which nobody was given roles refuses nobody.

    :raises RoleError: the role is missing, or the token that the person has is not the one given
    """
    known = people(connection)
    if not known:
        return
    person = known.get(names.key(actor))
    if person is None or role not in person.roles:
        raise RoleError(
            "role",
            Words(
                f"“{actor}”无“{role.title}”权限；请由有该权限的人员办理",
                f"{actor!r} has not the role {role.value!r}; someone who has it must do this",
            ),
        )
    if person.token is not None and not hmac.compare_digest(person.token, hashed(token or "")):
        raise RoleError(
            "token",
            Words(f"“{actor}”的口令有误；请核对", f"the token given for {actor!r} is not right; check it"),
        )


def check_admin(connection: Connection, actor: str, token: str | None) -> None:
    """Refuse whoever may not give roles; while nobody may, everybody may.

    :raises RoleError: someone else administers the ledger
    """
    if any(Role.ADMIN in person.roles for person in people(connection).values()):
        check(connection, actor, Role.ADMIN, token)


def role_of(name: str) -> Role:
    """The role of that name or Chinese title.

    :raises UnknownNameError: there is none
    """
    for role in Role:
        if names.key(name) in (role.value, role.title):
            return role
    raise UnknownNameError.of(
        Words("权限", "role"), name, [*(role.value for role in Role), *(role.title for role in Role)]
    )


def hashed(token: str) -> str:
    """A token as it is kept: tokens are long and random, so one round of SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
