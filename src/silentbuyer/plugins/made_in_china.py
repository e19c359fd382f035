"""Made-in-China.com: the three lists of customer management, and the page to open.

The list is read from ``Customer.signals["made-in-china"]["list"]`` (``current``, ``favourite`` or ``blocked``). The
history of contacts is a column that the user maps to ``messages``: no export of the platform was seen, so none of its
column names is claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

import attrs

from silentbuyer.data.tables import toml
from silentbuyer.language.saying import mark, say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer
from silentbuyer.model.diagnosis import Action, CauseScore
from silentbuyer.model.draft_words import NO_LETTER
from silentbuyer.model.facts import Question
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.play import Play
from silentbuyer.model.rule import Rule
from silentbuyer.model.signs import sign
from silentbuyer.plugins.hookspecs import hookimpl
from silentbuyer.plugins.signals import first, is_there, platform_signals

PLATFORM = "made-in-china"
_RULE = "made-in-china-list"
_HISTORY = "made-in-china:history"
_LISTS = {"current": mark("current"), "favourite": mark("favourite")}


def _table() -> Mapping[str, Any]:
    return toml("platforms/made_in_china.toml")


def list_of(signals: Mapping[str, Any]) -> str | None:
    """``current``, ``favourite`` or ``blocked``, by any name the lists go by; None when no list is given."""
    told = str(first(signals, ("list", "customer_list")) or "").strip().lower()
    return next((name for name, row in _table()["lists"].items() if told in row["names"]), None) if told else None


@attrs.frozen(kw_only=True)
class MadeInChinaList:
    """In which list of Made-in-China.com's customer management the buyer stands.

    What it looks for:
        The list: current, favourite or blocked.

    Why it means silence:
        We (or a colleague) blocked the buyer for a reason, often a fake inquiry; and a blocked buyer cannot answer.

    What it needs:
        ``Customer.signals["made-in-china"]["list"]``.

    When it is wrong:
        A colleague may have blocked a buyer by mistake, so this weighs little alone.

    What to do:
        Open business opportunities > customer management and look at the buyer's history before dropping them.

    Sources:
        The source article names the three lists; the third is garbled in every copy, "blocked" is inferred.
        Weights are judgement.
    """

    name: ClassVar[str] = _RULE

    def needs(self, customer: Customer) -> Iterable[Question]:
        """Nothing: the list is in the record."""
        _ = customer
        return ()

    def judge(self, case: Case) -> Iterable[Finding]:
        """A finding for a blocked buyer, and a weak one for a buyer of the current or favourite list."""
        where = list_of(platform_signals(case.customer.signals, PLATFORM))
        if where == "blocked":
            because = say("The buyer stands in the blocked list of Made-in-China.com.")
            yield sign(_RULE, "blocked").finding(because, {"list": where})
        elif where is not None:
            because = say(
                "The buyer stands in our {where} list on Made-in-China.com, so we have dealt with them before.",
                where=say(_LISTS.get(where, where)),
            )
            yield sign(_RULE, "current").finding(because, {"list": where})


@attrs.frozen
class MadeInChinaPlay:
    """The page of Made-in-China.com to open, by the list that the buyer stands in and the likeliest cause."""

    name: str = PLATFORM

    def advise(self, case: Case, causes: tuple[CauseScore, ...]) -> Iterable[Action]:
        """One action for a buyer that is on the platform."""
        if is_there(case, PLATFORM):
            where = list_of(platform_signals(case.customer.signals, PLATFORM))
            move = _move(where, causes[0].cause, causes[0].probability)
            # The history is opened where it tells more than we hold: beside a talk of theirs it tells nothing new.
            if move.kind != _HISTORY or case.last("buyer") is None:
                yield move


def _move(where: str | None, top: Cause, chance: float) -> Action:
    page, source = say(_table()["pages"]["management"]), _table()["pages"]["source"]
    if top is Cause.FAKE_BUYER:
        kind, priority = "made-in-china:block", 0.85 * chance
        advice, why = (
            say("Move the buyer to the blocked list ({page}).", page=page),
            say("The signs speak for a fake inquiry."),
        )
    elif where == "blocked":
        kind, priority = "made-in-china:review", 0.4
        advice = say(
            "Open the blocked list ({page}) and see why the buyer was blocked; unblock before you write.", page=page
        )
        why = say("A blocked buyer may be unable to answer us.")
    else:
        kind, priority = _HISTORY, 0.03
        advice = say("Open the buyer's contact history ({page}) before the next touch.", page=page)
        why = say("Long silence has a pattern; the history shows when this buyer answered before.")
    return Action(
        kind=kind,
        cause=top,
        channel=PLATFORM,
        advice=advice,
        why=why,
        priority=priority,
        source=source,
        context={"draft": NO_LETTER},
    )


@hookimpl
def register_rules(register: Callable[[Rule], None]) -> None:
    """The platform's lists."""
    register(MadeInChinaList())


@hookimpl
def register_actions(register: Callable[[Play], None]) -> None:
    """The page to open."""
    register(MadeInChinaPlay())
