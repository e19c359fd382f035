"""The words of an advice: its places filled in, the reason given for it, a word about our own holiday."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from silentbuyer.calendars.holiday_names import holiday_name
from silentbuyer.conversation.call_notes import is_call_note
from silentbuyer.hearing.open_question import shortened
from silentbuyer.language.saying import mark, plural, say
from silentbuyer.model.channels import UNRECORDED, channel_name, display
from silentbuyer.model.customer import Message, Stage
from silentbuyer.owed.named_wait import span_words
from silentbuyer.owed.offer_end import price_end
from silentbuyer.pages.states import DEAD, NOBODY
from silentbuyer.playbook.desk import Desk
from silentbuyer.playbook.given import open_amount, sends_elsewhere
from silentbuyer.playbook.moment import Moment
from silentbuyer.playbook.named_day import day_ahead, day_passed, needed_for
from silentbuyer.playbook.rows import Row
from silentbuyer.playbook.whom import reach_of
from silentbuyer.text.clean import clean
from silentbuyer.text.quotation import own_words
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.frozen import FrozenMap

_PLATFORMS = frozenset({"alibaba", "made-in-china", "made_in_china"})
_A_DAY = timedelta(days=1)
_QUOTE, _WHOLE = 120, 260
_FILE_ONLY = re.compile(r"\[(?:file|audio|image|video|photo)\](?:\s*\S+\.[A-Za-z]\w{1,4})?\s*")
"""A line that only names a file; words beside a picture are the buyer's."""
_CLOSE = timedelta(days=7)
"""Within how many days of its end our price is spoken of (judgement)."""

_UNTIL_THEN = frozenset({"wait", "ask-question", "follow-up"})
"""Actions that come on the day that the buyer named."""

_AGREED = frozenset({Stage.DEPOSIT, Stage.SHIPMENT})
"""The stages at which the price is agreed and needs no end."""

_SPEAKS_OF_IT = frozenset({"follow-up", "ask-question", "call", "switch-channel", "reply-now"})
"""Actions beside which a day that the buyer named is spoken of; a question for a telephone number needs none."""

_GONE = frozenset(map(str, DEAD | NOBODY))


def advice_of(desk: Desk, row: Row, channel: str | None, moment: Moment, context: FrozenMap[str, str]) -> str:
    """The words of a row, with its places filled in."""
    words = {name: _WORDS[name](desk, channel, moment, context) for name in row.fills}
    return say(row.advice, **words)


def _listed(words: list[str]) -> str:
    if len(words) == 1:
        return say(words[0])
    return say("{those} and {last}", those=tuple(map(say, words[:-1])), last=say(words[-1]))


def _unless(name: str, asked: str, known: str = "") -> Callable[[Desk, str | None, Moment, FrozenMap[str, str]], str]:
    """What is said where something is not known, else what is said where it is."""
    return lambda desk, *_: (say(known) if known else "") if name in desk.given else say(asked)


def _testing(given: frozenset[str]) -> str:
    """What to ask of a sample: whether it has come, how its test goes, or what it showed."""
    if "date" in given:
        return mark("what the test of the sample showed")
    if "arrived" in given:
        return mark("how the test of the sample goes")
    return mark("whether the sample has arrived and how it is tested")


def _complaint(desk: Desk) -> str:
    """What to ask for in a complaint: what shows the fault and how many pieces have it, where neither is told."""
    wanted = {"photos": mark("photographs"), "count": mark("the number concerned")}
    left = [words for name, words in wanted.items() if name not in desk.given]
    return say("ask for {those}, ", those=_listed(left)) if left else ""


def _paper(given: frozenset[str]) -> str:
    """What to do about money that is held up: send what was named, wait along with who is in a queue, or ask."""
    if "paper" in given:
        return mark("Send what the bank asks for, or say when it comes")
    if "queue" in given:
        return mark("Ask once, and without pressing, whether there is news from the bank")
    return mark("Ask which paper or step the bank wants")


def _junk(desk: Desk) -> str:
    """Where an inquiry is marked as junk, and what a quick mark is good for while the first message is a day old."""
    theirs = [message for message in desk.case.log if message.sender == "buyer"]
    if not (desk.case.customer.signals or any(channel_name(m.channel) in _PLATFORMS for m in theirs)):
        return say("on the record, so that no colleague spends time on it")
    if theirs and desk.case.now - theirs[0].at <= _A_DAY:
        return say(
            "on the platform that it came through: done within 24 hours of the inquiry it does not count against the "
            "reply rate"
        )
    return say("on the platform that it came through")


def _open_amount(desk: Desk) -> str:
    amount = open_amount(desk.case)
    return say(" ({amount})", amount=amount) if amount else ""


_WORDS: dict[str, Callable[[Desk, str | None, Moment, FrozenMap[str, str]], str]] = {
    "answering": lambda *given: (
        say("Answer every question") if "question" in given[-1] else say("Say how things stand")
    ),
    "testing": lambda desk, *_: say(_testing(desk.given)),
    "reason": _unless("reason", mark("ask openly what decided it, ")),
    "sent": lambda desk, *_: _sent(desk),
    "elsewhere": lambda desk, *_: shortened(sends_elsewhere(desk.case, desk.findings)),
    "evidence": lambda desk, *_: _complaint(desk),
    "paper": lambda desk, *_: say(_paper(desk.given)),
    "licence": _unless(
        "licence",
        mark("Ask which licence or paper is missing and when it is decided"),
        mark("Ask when their authority decides"),
    ),
    "papers": _unless("papers", mark("; send the certificates and test reports that we hold, and say which we do not")),
    "office": _unless(
        "office",
        mark("Ask in one line who has to do with it now, and for the address"),
        mark("Ask for the address of the person or department that they named, and write there"),
    ),
    "emergency": lambda desk, *_: "" if desk.no_emergency else say(", the emergency contact first"),
    "junk": lambda desk, *_: _junk(desk),
    "slip": _unless("slip", mark(", and ask for the bank's slip")),
    "amount": lambda desk, *_: _open_amount(desk),
    "moment": lambda _, __, moment, ___: moment.words,
    "channel": lambda _, channel, __, ___: say(display(channel)) if channel else say("another channel"),
    "missing": lambda desk, *_: _listed(desk.missing),
    "wanted": lambda desk, *_: say("{those}", those=tuple(map(say, desk.missing))),
    "on_site": lambda desk, *_: say("in a register") if _site_gone(desk) else say("on their website"),
    "unread": lambda desk, *_: unread(desk),
    "translated": lambda desk, *_: "" if _is_ours_to_read(desk) else say(", or have it translated"),
    "then": lambda desk, channel, moment, _: _then(desk, channel, moment),
    "successor": lambda desk, *_: desk.successor,
    "needed": lambda desk, *_: needed_for(desk.case),
    "heard": lambda desk, *_: str(named.evidence["named"]) if (named := day_ahead(desk.findings)) else say("a day"),
    "quoted": lambda _, __, ___, context: (
        say(' ("{question}")', question=context["question"]) if "question" in context else ""
    ),
}


def _sent(desk: Desk) -> str:
    """How many messages of ours went unanswered; where it is one, the calls beside it are counted, too."""
    messages = sum(not is_call_note(one) for one in desk.ways.sent)
    calls = len(desk.ways.sent) - messages
    if not messages:
        return plural("{n:,} call", "{n:,} calls", n=calls)
    if calls and messages == 1:
        return say("{n} messages and calls", n=messages + calls)
    return plural("{n:,} message", "{n:,} messages", n=messages)


def unread(desk: Desk) -> str:
    """The days of what was not understood, with the words: the newest two at most, else the last of their words."""
    last = desk.case.last("buyer")
    told = [(one.message, one.sentence) for one in desk.unread[:2]] or [(one, "") for one in (last,) if one]
    alone = len(told) == 1
    named = [_on_day(message, sentence, alone=alone) for message, sentence in reversed(told)]
    return say("{one} and {other}", one=named[0], other=named[1]) if len(named) > 1 else named[0] if named else ""


def _is_ours_to_read(desk: Desk) -> bool:
    """Whether what was not understood is in a language that the seller writes."""
    written = [own_words(one.message.text) for one in desk.unread[:2]]
    ours = set(desk.case.seller.languages)
    return bool(ours and written) and all(ours.intersection(languages_of(text)) for text in written)


def _on_day(message: Message, sentence: str, *, alone: bool) -> str:
    """The day, and the words: of one message as a whole where it is short, else from what was not understood on."""
    text = " ".join(one for one in own_words(message.text).splitlines() if not _FILE_ONLY.fullmatch(one.strip()))
    whole = " ".join((text or own_words(message.text)).split())
    begins = " ".join(sentence.split())
    if (alone and len(whole) > _WHOLE) or not alone or begins not in whole:
        whole = whole[max(whole.find(begins), 0) :] if begins.rstrip().endswith((":", "：")) else begins or whole
    return say('on {day} ("{quote}")', day=message.at.date(), quote=clean(whole, _WHOLE if alone else _QUOTE))


def _then(desk: Desk, channel: str | None, moment: Moment) -> str:
    """When a follow-up may go at the earliest, where our rhythm does not allow it yet."""
    later = desk.moments.of("cadence", channel)
    if later.at.date() <= moment.at.date():
        return ""
    return say(", {moment} at the earliest,", moment=later.words)


def read_first(desk: Desk, row: Row) -> str:
    """A word beside a wait that no reason stands behind: what was not understood is read before anything is sent."""
    if row.kind != "wait" or not desk.unexplained:
        return ""
    return say(
        "Before that read what the buyer wrote {those}: the program did not understand all of it.", those=unread(desk)
    )


def _site_gone(desk: Desk) -> bool:
    """Whether the buyer's website was seen to be dead, or nobody's."""
    return any(sign.removeprefix("dead-website/").removesuffix("-page-only") in _GONE for sign in desk.findings)


def named_day(desk: Desk, row: Row, moment: Moment, reason: str) -> str:
    """What was heard of a day that the buyer named, unless the reason given says it."""
    if row.draft == "second":
        return ""  # who bought elsewhere has put nothing off
    ahead, named, passed = desk.moments.after_named, day_ahead(desk.findings), day_passed(desk.findings)
    if named is not None and ahead is not None and moment.at >= ahead:
        return named.because if row.kind in _SPEAKS_OF_IT and reason != named.because else ""
    return passed.because if passed is not None and row.kind == "follow-up" and reason != passed.because else ""


def our_price_end(desk: Desk, row: Row, moment: Moment) -> str:
    """A word on our own price where it ends before the day that the buyer named: nobody can accept what has lapsed."""
    then, end, today = desk.moments.after_named, price_end(desk.case), desk.moments.here.date()
    if end is None or row.kind not in _UNTIL_THEN or desk.case.stage in _AGREED or row.draft == "park":
        return ""  # who needs nothing now needs no price either
    if then is None and end == desk.price_ends and moment.at.date() >= end - _CLOSE:
        return say("Our price ends on {day}: say so, and whether it can be extended.", day=span_words(end, end))
    if then is None or moment.at < then:
        return ""
    if end >= then.date() or end < today:
        return ""  # of what has lapsed nobody writes before the day that is waited for
    day = span_words(end, end)
    return say("Our price ends on {day}, before that day: extend it in time in a line that asks for nothing.", day=day)


def heard_number(desk: Desk, channel: str | None) -> str:
    """A word on a number that stands on no record, but in a message of the buyer's."""
    reach = reach_of(desk, channel) if channel else None
    heard = reach is not None and reach.role in UNRECORDED
    return say("The number is not on record; it stands in one of their messages.") if heard else ""


def our_holiday(moment: Moment) -> str:
    """A word about a holiday of the seller's own; the moment was put off for it, or falls on it all the same."""
    return say("Mind your own holiday ({name}).", name=holiday_name(moment.own_holiday)) if moment.own_holiday else ""
