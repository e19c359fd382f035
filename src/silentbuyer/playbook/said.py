"""What a draft may quote and must not ask for: the buyer's own sentence behind a cause, and what they have given."""

from __future__ import annotations

from datetime import datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from silentbuyer.conversation.announced import announced
from silentbuyer.conversation.money_state import owes_balance
from silentbuyer.conversation.on_the_way import under_way
from silentbuyer.conversation.our_step import deposit_is_due
from silentbuyer.hearing.open_question import open_question, questions, says_little, shortened
from silentbuyer.model.customer import Stage
from silentbuyer.model.findings import Cause
from silentbuyer.playbook.case_state import supporter
from silentbuyer.playbook.desk import PROMISED
from silentbuyer.playbook.given import open_amount
from silentbuyer.playbook.named_day import day_ahead, day_passed
from silentbuyer.text.bare_quote import bare
from silentbuyer.values.frozen import FrozenMap

if TYPE_CHECKING:
    from silentbuyer.model.case import Case
    from silentbuyer.model.diagnosis import CauseScore
    from silentbuyer.playbook.desk import Desk
    from silentbuyer.playbook.rows import Row

from silentbuyer.playbook.their_sentence import dated_words, quoted_for


def context_of(desk: Desk, row: Row, score: CauseScore, context: FrozenMap[str, str]) -> FrozenMap[str, str]:
    """The context of an action's draft: its variant, and the dated sentence in which the buyer told the cause."""
    findings = (desk.findings[row.sign],) if row.sign else score.findings
    told = next(filter(None, (quoted_for(desk.case, one, score) for one in findings)), ("", ""))
    day = _day_that_came(desk, row)
    dated = day is not None or _waits_for_their_day(desk, row)
    variant = "named" if dated else _open_matter(desk, row, score, context) or _variant(desk, row)
    day = day or (_day_ahead(desk) if variant == "named" else None)
    heard = day or told
    if heard[1] != context.get("latest", heard[1]):
        heard = ("", "")  # they have written since: what is older is not held up to them
    context = _without_reason(desk, context)
    filled = {
        "draft": variant,
        "said": heard[0],
        "said_date": heard[1],
        "event": "yes" if variant == "named" and _is_event(desk) else "",
        **_promise(desk, row),
    }
    filled["amount"] = open_amount(desk.case) if row.draft in ("balance", "deposit") else ""
    filled |= {f"draft:{language}": text for language, text in row.own_drafts.items()}
    for field, text in filled.items():
        context = context.adding(field, text) if text else context
    return context


def _without_reason(desk: Desk, context: FrozenMap[str, str]) -> FrozenMap[str, str]:
    """The context without a question that is a reason told: who sends us to purchasing asks nothing of us."""
    asked = context.get("question", "")
    told = (str(one.evidence.get("sentence", "")) for sign, one in desk.findings.items() if sign.endswith("/said"))
    if not asked or not any(asked in one or (one and one.rstrip("…") in asked) for one in told):
        return context
    return FrozenMap.of_texts({name: text for name, text in context.items() if name not in _QUESTION})


_QUESTION = frozenset({"question", "question_date", "answer", "answer_date"})

_NOTES = frozenset({"wait", "follow-up", "call"})
"""The actions whose draft is a plain note where the row names no other."""

_ORDERED = {"shipped": "delivery", "made": "order_state"}
"""The draft on an order that is under way, in the place of a plain note."""

_OWED_NOTHING = frozenset({"our-turn", "waits-for-us", "not-left-open"})
"""What the row needs that answers a last word of the buyer's."""

_AWAY = frozenset({Cause.AWAY, Cause.HOLIDAY_ABSENCE})


def _open_matter(desk: Desk, row: Row, score: CauseScore, context: FrozenMap[str, str]) -> str:
    """The draft on what we sent last, in the place of a plain note; a question of ours that stands open goes before."""
    variant = _variant(desk, row)
    if row.kind == "reply-now" and set(row.needs) >= _OWED_NOTHING and "question" not in context and not desk.unread:
        return _step(desk, context)  # they closed with a word that asks nothing: what is open is what we sent
    if row.kind not in _NOTES or variant not in ("", "bump") or row.sign or "former" in context:
        return ""
    if row.kind == "wait" and score.cause in _AWAY and supporter(score) is not None:
        return ""  # who was away is told that we know it
    if ordered := _ORDERED.get(under_way(desk.case)):
        return ordered
    if "our_question" in context:
        return "bump"
    due = desk.money == "open" and deposit_is_due(desk.case)
    return "deposit" if due else _step(desk, context) or ("bump" if row.kind == "wait" else "")


def _step(desk: Desk, context: FrozenMap[str, str]) -> str:
    """The draft on what we sent last; who has agreed to it since is asked what is missing, and not what they think."""
    agreed = announced(desk.case)
    sent = context.get("step_date", "")
    if sent and agreed is not None and agreed.at.date().isoformat() >= sent:
        return "bump"
    step, known = context.get("step", ""), context.get("step_known", "")
    if step == "proforma" and known:
        return "proforma_seen"  # who has seen it, or was reminded of it, is not asked once more whether they have
    return "bump" if step == "offered" and known == "seen,reminded" else step


_ON_THE_DAY = frozenset({"internal", "bump"})
"""The drafts that a word on the day takes the place of, where the day that the buyer named has passed."""


def _day_that_came(desk: Desk, row: Row) -> tuple[str, str] | None:
    """What the buyer wrote of a day of theirs that has passed, where a follow-up may simply take it up."""
    passed = day_passed(desk.findings) if row.kind == "follow-up" and row.draft in _ON_THE_DAY else None
    return dated_words(desk.case, passed) if passed is not None and not desk.unread else None


_PUT_OFF = frozenset({"comparing", "customer", "undecided", "internal", "figure", "costs"})
"""The drafts that a word on their day takes the place of, where it is waited for."""


def _waits_for_their_day(desk: Desk, row: Row) -> bool:
    """Whether a follow-up waits for a day that the buyer named: then it is a word on that day."""
    return row.kind == "follow-up" and row.draft in _PUT_OFF and desk.moments.after_named is not None


def _day_ahead(desk: Desk) -> tuple[str, str] | None:
    """What the buyer wrote of the day that a word on it takes up: it speaks of that day and of nothing else."""
    ahead = day_ahead(desk.findings)
    return dated_words(desk.case, ahead) if ahead is not None else None


def _is_event(desk: Desk) -> bool:
    """Whether the day is one on which something happens there: on it nobody said that they would write."""
    found = day_ahead(desk.findings) or day_passed(desk.findings)
    return found is not None and found.sign in _EVENTS


_EVENTS = frozenset({"named-dates/ahead", "named-dates/passed"})


_OPEN = frozenset({"left-open", "not-come"})
"""The conditions of rows that answer what stands open though we wrote since."""


def with_open(desk: Desk, row: Row, context: FrozenMap[str, str]) -> FrozenMap[str, str]:
    """The context with the question that the row says is open, in the place of one that was answered since."""
    open_yet = row.kind == "reply-now" and (not _OPEN.isdisjoint(row.needs) or row.sign.startswith("your-turn/"))
    left = _left_open(desk) if open_yet and row.draft != "promised" else None
    if left is None or left[0] == context.get("question"):
        return context
    kept = FrozenMap.of_texts({name: text for name, text in context.items() if name not in _ANSWER})
    return kept.adding("question", left[0]).adding("question_date", left[1])


_ANSWER = frozenset({"answer", "answer_date"})


def _left_open(desk: Desk) -> tuple[str, str] | None:
    """What the buyer asked for and still waits for, as the finding on it quotes it."""
    for sign, found in sorted(desk.findings.items()):
        asked, at = found.evidence.get("question"), found.evidence.get("asked_at")
        if sign.startswith("your-turn/") and isinstance(asked, str) and isinstance(at, str):
            return shortened(bare(asked)), at[:10]
    return None


_DEPOSIT_STAGES = (Stage.PROFORMA, Stage.DEPOSIT)
"""The stages at which the first money may be open."""


def _variant(desk: Desk, row: Row) -> str:
    """The template's name; after a day that was named it is a word on that day."""
    waits = (row.kind == "wait" and not row.draft) or row.draft == "park"
    if waits and (desk.moments.after_named is not None or (row.draft == "park" and desk.moments.is_named)):
        return "named"
    if row.kind == "wait" and not row.draft and desk.case.stage is Stage.DEPOSIT and desk.money == "sent":
        return "paid"
    # Before anything is paid what is owed is the deposit, and no balance.
    deposit = desk.case.stage in _DEPOSIT_STAGES and not owes_balance(desk.case)
    return "deposit" if row.draft == "balance" and deposit else row.draft


def _promise(desk: Desk, row: Row) -> dict[str, str]:
    """Our own promise that the row would have us keep, and its day."""
    if row.draft != "promised":
        return {}
    finding = next((desk.findings[sign] for sign in (row.sign, *sorted(PROMISED)) if sign in desk.findings), None)
    sentence, at = (finding.evidence.get(word) for word in ("sentence", "at")) if finding else ("", "")
    if not sentence or not at or says_little(bare(str(sentence))):
        return {}  # "Then I send." says nothing alone
    return {
        "promise": shortened(bare(str(sentence))),
        "promise_date": str(at)[:10],
        **_asked_before(desk.case, datetime.fromisoformat(str(at))),
    }


def _asked_before(case: Case, promised: datetime) -> dict[str, str]:
    """The whole sentence in which the buyer asked for what we promised then, and its day: of the turn before it."""
    turn = takewhile(lambda one: one.sender == "buyer", (one for one in reversed(case.talk) if one.at < promised))
    for message in turn:
        asked = open_question(message.text)
        whole = asked and not says_little(asked) and not asked.rstrip().endswith((":", "：", "…"))
        if asked and whole and len(questions(message.text)) == 1:  # of several we may have answered one
            return {"asked": shortened(bare(asked)), "asked_date": message.at.date().isoformat()}
    return {}


_ASKS = {"decision": {"date"}, "qualify": {"use", "quantity"}}
"""Draft of a question -> what it asks for above all."""


def is_given(desk: Desk, row: Row) -> bool:
    """Whether the row would ask for what the buyer has given: when they decide, of who has named the day."""
    asked = _ASKS.get(row.draft) if row.kind == "ask-question" else None
    return asked is not None and asked <= desk.given
