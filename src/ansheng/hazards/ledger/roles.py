"""Roles: who may record, accept and close in a ledger, and the attempts of those who may not."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping

import attrs
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ansheng.errors import UnknownNameError
from ansheng.hazards.events import Role, person_key
from ansheng.hazards.guards import RoleError
from ansheng.hazards.ledger import schema
from ansheng.hazards.ledger.rows import lock_head, now, seal
from ansheng.sheets import names
from ansheng.words import Words


@attrs.frozen
class Person:
    """Someone who has roles, and the hash of the token by which they prove who they are, if they have one."""

    name: str
    roles: frozenset[Role]
    token: str | None = None


def given(connection: Connection) -> bool:
    """Whether roles were ever given; where not, everybody may do everything and no name is checked."""
    kinds = schema.journal.c.kind.in_(("grant", "revoke"))
    return bool(connection.scalar(sa.select(sa.exists().where(kinds))))


def people(connection: Connection) -> Mapping[str, Person]:
    """Everybody who has been given roles, as the journal tells, by the key of the name; empty where nobody was."""
    entries = sa.select(schema.journal.c.data).where(schema.journal.c.kind.in_(("grant", "revoke")))
    found: dict[str, Person] = {}
    for (data,) in connection.execute(entries.order_by(schema.journal.c.number)):
        told = json.loads(data)
        found[person_key(told["name"])] = Person(
            told["name"], frozenset(map(Role, told["roles"])), told.get("token")
        )
    return found


def check(connection: Connection, actor: str, role: Role, token: str | None) -> None:
    """Refuse someone without the role; a ledger in which nobody was given roles refuses nobody.

    :raises RoleError: the role is missing, or the token is not the one given to that person
    """
    known = people(connection)
    if not known:
        return
    person = known.get(person_key(actor))
    if person is None or role not in person.roles:
        raise RoleError(
            "role",
            Words(
                f"“{actor}”无“{role.title}”权限；请由有该权限的人员办理",
                f"{actor!r} has not the role {role.value!r}; someone who has it must do this",
            ),
        )
    if person.token is None:
        raise RoleError(
            "token",
            Words(
                f"“{actor}”尚无口令；请由管理人员重新授予权限并发给口令",
                f"{actor!r} has no token; whoever administers the ledger must grant the roles anew and hand one out",
            ),
        )
    if not hmac.compare_digest(person.token, hashed(token or "")):
        raise RoleError(
            "token",
            Words(f"“{actor}”的口令有误；请核对", f"the token given for {actor!r} is not right; check it"),
        )


def check_admin(connection: Connection, actor: str, token: str | None) -> None:
    """Refuse whoever may not give roles; while nobody may, everybody may.

    Where an older ledger has no administrator with a token, those without one may give roles, their own token first.

    :raises RoleError: someone else administers the ledger
    """
    admins = {key: each for key, each in people(connection).items() if Role.ADMIN in each.roles}
    if not admins or (person_key(actor) in admins and all(each.token is None for each in admins.values())):
        return
    check(connection, actor, Role.ADMIN, token)


def grant(
    connection: Connection, name: str, granted: frozenset[Role], by: str, token: str | None, *, renew: bool
) -> str | None:
    """Give a person exactly these roles; the token that was made for them, if one was.

    :raises RoleError: ``by`` does not administer the ledger, or nobody would
    """
    head, made = lock_head(connection), secrets.token_urlsafe(24)
    check_admin(connection, by, token)
    told = _granting(connection, name, granted, made, renew=renew)
    seal(connection, head, "grant" if granted else "revoke", by, now(), told, [])
    return made if told.get("token") == hashed(made) else None


def _granting(
    connection: Connection, name: str, granted: frozenset[Role], made: str, *, renew: bool
) -> dict[str, object]:
    """What the journal is to tell of a grant: a token ``made`` for who has none, or where it is to be renewed.

    :raises RoleError: nobody would administer the ledger any more, or yet
    """
    known = people(connection)
    others = (each for key, each in known.items() if key != person_key(name))
    if Role.ADMIN not in granted and not any(Role.ADMIN in each.roles for each in others):
        raise RoleError(
            "admin",
            Words(
                "台账至少须有一名管理人员；请先将“管理”权限授予他人",
                "somebody must administer the ledger; give the role admin to someone else first",
            ),
        )
    told: dict[str, object] = {"name": name, "roles": sorted(role.value for role in granted)}
    before = known.get(person_key(name))
    had = None if before is None or renew else before.token
    return {**told, "token": had or hashed(made)} if granted else told


def refused(
    connection: Connection, actor: str, told: Mapping[str, str], error: RoleError, at: dt.datetime
) -> None:
    """Keep an attempt that was refused in the journal; one that was made before is counted beside its entry there."""
    attempts = schema.attempts
    attempts.create(connection, checkfirst=True)
    key = _attempt(actor, told, error.guard)
    again = sa.update(attempts).where(attempts.c.key == key)
    if connection.execute(again.values(count=attempts.c.count + 1, last=at.isoformat())).rowcount:
        return
    head = lock_head(connection)
    seal(connection, head, "refused", actor, at, {**told, "reason": error.words.zh}, [])
    first = {"key": key, "number": head.number + 1, "count": 1, "last": at.isoformat()}
    connection.execute(sa.insert(attempts).values(first))


def attempts_of(connection: Connection) -> Mapping[int, tuple[int, str]]:
    """How often each refused attempt was made and when last, by the number of its entry in the journal."""
    return {number: (count, last) for _, number, count, last in attempts_kept(connection)}


def attempts_kept(connection: Connection) -> list[tuple[str, int, int, str]]:
    """The refused attempts as they are stored; an older ledger in which none was refused yet has no table of them."""
    if not sa.inspect(connection).has_table(schema.attempts.name):
        return []
    order = sa.select(schema.attempts).order_by(schema.attempts.c.number)
    return [(key, number, count, last) for key, number, count, last in connection.execute(order)]


def _attempt(actor: str, told: Mapping[str, str], guard: str) -> str:
    """What makes an attempt the same as another: who, what and why not, however the names are typed."""
    what = [(name, names.key(value)) for name, value in sorted(told.items())]
    text = json.dumps([person_key(actor), guard, what], ensure_ascii=False)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


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
