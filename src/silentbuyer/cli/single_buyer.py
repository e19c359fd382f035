"""One buyer out of a file: chosen by id or name, told in full, or written to."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from silentbuyer.cli.status import UsageError
from silentbuyer.language.saying import joined, say
from silentbuyer.playbook.plan import leading
from silentbuyer.text.clean import clean, safe_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from silentbuyer.model.customer import Customer
    from silentbuyer.model.diagnosis import Diagnosis

_NEAR = 3
_KEPT = 20_000
"""Ids that are kept to name near ones."""


def chosen(options: Namespace, customers: Iterable[Customer]) -> Iterable[Customer]:
    """All customers; where one is asked for, that one alone.

    Raises:
        UsageError: when nobody has this id or name, with those that are near.

    """
    wanted = getattr(options, "only", None) or getattr(options, "explain", None)
    return _only(wanted, customers) if wanted else customers


def _only(wanted: str, customers: Iterable[Customer]) -> Iterator[Customer]:
    names: list[str] = []
    found = False
    for customer in customers:
        if wanted in (customer.id, customer.label):
            found = True
            yield customer
        elif len(names) < _KEPT:
            names += {customer.id, customer.label}
    if not found:
        near = difflib.get_close_matches(wanted, names, n=_NEAR, cutoff=0.5)
        said = say("no buyer has the id or name {wanted}", wanted=repr(wanted))
        named = [repr(clean(name, 60)) for name in near]
        raise UsageError(joined([said, meant(named)]) if near else said)


def meant(names: Iterable[str]) -> str:
    """The question whether one of these was meant."""
    first, *rest = names
    for name in rest:
        first = say("{first} or {name}", first=first, name=name)
    return say("did you mean {names}?", names=first)


def message(d: Diagnosis, language: str | None) -> str:
    """What is to be done and the message for it, in the buyer's language or the one asked for."""
    from silentbuyer.playbook.draft_languages import stands_in
    from silentbuyer.show.draft_head import draft_language
    from silentbuyer.show.first_draft import draft_lines
    from silentbuyer.worklist.list_text import todo
    from silentbuyer.worklist.row import row_of
    from silentbuyer.worklist.sayings import teller

    action, tell = leading(d), teller(d.language)
    lines = draft_lines(action, language) if action else ()
    head = f"{clean(d.label, 80)}: {todo(row_of(d, drafts=False), tell)}"
    if lines and action and language is None and stands_in(action)[1]:
        head += f"\n{tell('Draft, {language}', language=draft_language(action))}:"
    body = "\n".join(lines) or tell("Nothing is to be written to this buyer.")
    return f"{head}\n\n{safe_text(body)}\n"


def everything(d: Diagnosis) -> str:
    """The report of one buyer, then how each likely cause came to its probability."""
    return f"{d}\n\n{d.explain()}\n"
