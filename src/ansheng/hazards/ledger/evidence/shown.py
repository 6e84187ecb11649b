"""What a ledger shows of itself to others: its head, anchors and proofs of it, and whether it is what was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from ansheng.hazards.ledger import schema
from ansheng.hazards.ledger.connection import Store
from ansheng.hazards.ledger.evidence import keeping, noting, proving
from ansheng.hazards.ledger.evidence.breaks import Verification
from ansheng.hazards.ledger.evidence.heads import Told
from ansheng.hazards.ledger.evidence.noting import Noted
from ansheng.hazards.ledger.verify import verify
from ansheng.proofs.anchor import Anchor


class Shown:
    """The part of a ledger that shows to others what it holds."""

    _store: Store

    @property
    def head(self) -> tuple[int, str]:
        """The number and hash of the last journal entry; kept elsewhere, it shows later that nothing was cut off."""
        with self._store.reading() as connection:
            found = connection.execute(sa.select(schema.ledger.c.number, schema.ledger.c.hash)).one()
            return int(found.number), str(found.hash)

    def anchor(self) -> Anchor:
        """Keep the present head in the file of anchors, and give it to be kept elsewhere too.

        Its ``head.code`` is a line for a letter, its ``to_dict()`` the JSON of a file, and
        :func:`~ansheng.proofs.stamp.request` of its head what a timestamping service is asked.

        :raises LedgerError: the ledger holds nothing yet, or the file cannot be written
        """
        return keeping.keep(self._store)

    def stamp(self, answer: bytes, *, roots: bytes | None = None, anchors: Iterable[Told] = ()) -> Anchor:
        """Keep what a timestamping service answered with the anchor that it is about.

        :param answer: the content of the ``.tsr`` file, RFC 3161
        :param roots: the certificates that you trust, PEM: the signature is looked at; else the digest alone
        :param anchors: anchors of which one is meant, where it does not stand in the file beside the ledger
        :raises ProofError: the answer grants no stamp, is of no anchor of this ledger, or is not well signed
        :raises MissingExtraError: the extra ``timestamp`` is not installed
        """
        return keeping.stamped(self._store, answer, roots, anchors)

    def note(
        self, kind: noting.Kind, key: str, told: Mapping[str, Any], *, by: str, token: str | None = None
    ) -> tuple[Noted, bool]:
        """Write an entry without events into the journal, once for what ``key`` names in ``told``.

        A draw is so recorded: its list before chance is known, and what was drawn from it. The head is kept in the file
        of anchors as after an import.

        :return: the entry, or the one that said so before, and whether it is new
        :raises RoleError: ``by`` has not the role supervise, where roles were given
        """
        found = noting.note(self._store, kind, key, told, by, token)
        keeping.keep_quietly(self._store)
        return found

    def noted(self, kind: noting.Kind, key: str, value: str) -> Noted | None:
        """The entry of the journal that :meth:`note` wrote with this value; None where there is none."""
        return noting.noted(self._store, kind, key, value)

    def prove(self, hazard: str, number: int | None = None, *, anchor: Told | None = None) -> dict[str, Any]:
        """The proof that an event stands in the ledger, for :func:`~ansheng.proofs.verify_inclusion`.

        :param number: the number of the event of the hazard, by default its last
        :param anchor: the anchor that the other side has; by default the present head
        :raises UnknownNameError: there is no such hazard or event
        :raises ProofError: the event is later than the anchor, or the anchor does not fit the ledger
        """
        return proving.prove(self._store, hazard, number, anchor)

    def prove_growth(self, older: Told, *, newer: Told | None = None) -> dict[str, Any]:
        """The proof that the ledger begins with that of an older anchor.

        :func:`~ansheng.proofs.verify_growth` looks at it.

        :param newer: another anchor; by default the present head
        :raises ProofError: an anchor does not fit the ledger, or the older one is the later
        """
        return proving.prove_growth(self._store, older, newer)

    def verify(
        self,
        *,
        head: tuple[int, str] | None = None,
        anchors: Iterable[Told] = (),
        roots: bytes | None = None,
    ) -> Verification:
        """Look at every event, state, journal entry and anchor, and name what was tampered with.

        :param head: what :attr:`head` gave earlier and was kept elsewhere
        :param anchors: anchors that were kept elsewhere: files, codes, ``NUMBER:HASH``, or what :meth:`anchor` gave
        :param roots: the certificates, PEM, that must have signed the stamps of anchors
        :raises InputError: an anchor is none, or a code was typed wrongly
        """
        return verify(self._store, head, anchors, roots)
