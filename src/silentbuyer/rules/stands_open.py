"""What stands open between buyer and seller, as findings of the rule ``your-turn``."""

from __future__ import annotations

from collections.abc import Iterator

from silentbuyer.conversation.left_unread import left_unread
from silentbuyer.hearing.open_question import open_question
from silentbuyer.hearing.phrases import topics
from silentbuyer.language.saying import mark, say
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.model.findings import Finding
from silentbuyer.model.signs import sign
from silentbuyer.owed.not_come import not_come
from silentbuyer.owed.open_matter import open_request
from silentbuyer.owed.standing import Standing

_OF_TERMS = frozenset({"price", "terms", "target", "wants-discount", "quantity-discount", "free-shipping", "transport"})

_ASKED = mark('The buyer asked on {day}, and our later messages do not seem to answer it: "{sentence}"')
_NEEDED = mark('On {day} the buyer wrote this, and we do not seem to have sent what it speaks of: "{sentence}"')
"""The same where others ask it of the buyer: an agent, a bank, an office."""

_WROTE = mark('As far as we can tell, nothing of ours has answered this of {day} yet: "{sentence}"')
_PROMISED = mark('As far as we can tell, nothing has followed our word of {day} yet: "{sentence}"')
"""The same where only the whole of the talk makes it likely (`owed.standing`)."""


def likely_matter(matter: Standing) -> Finding:
    """What most likely stands open, though no word of theirs says so and something of ours may have settled it."""
    day = matter.message.at.date().isoformat()
    said = " ".join(matter.said.sentence.split())[:200]
    because = say(_PROMISED if matter.is_ours else _WROTE, day=day, sentence=said)
    words, at = ("sentence", "at") if matter.is_ours else ("question", "asked_at")
    evidence = {
        words: said, at: matter.message.at, "channel": matter.message.channel, "chance": round(matter.chance, 2),
    }  # fmt: skip
    return sign("your-turn", "likely-promised" if matter.is_ours else "likely-open").finding(because, evidence)


def acknowledged(case: Case) -> Iterator[Finding]:
    """The buyer's last word, where it only acknowledges our letter."""
    if case.received:
        last = case.talk[-1]
        said, day = " ".join(last.text.split())[:200], last.at.date().isoformat()
        because = say('The buyer\'s last message, of {day}, asks for nothing: "{said}"', day=day, said=said)
        yield sign("your-turn", "acknowledged").finding(because, {"sentence": said, "at": last.at})


def all_well(last: Message) -> Finding:
    """What came is in order, and nobody asks for anything: a calm wait, and later a talk of the next order."""
    said = " ".join(last.text.split())[:200]
    day = last.at.date().isoformat()
    because = say('On {day} the buyer wrote that all is well, and asked for nothing: "{said}"', day=day, said=said)
    return sign("your-turn", "all-well").finding(because, {"sentence": said, "at": last.at})


def left_open(case: Case) -> Iterator[Finding]:
    """The buyer's newest question after which we wrote, but answered nothing."""
    asked = open_request(case)
    if asked is not None:
        day, channel = asked.message.at.date(), asked.message.channel
        asks = not asked.is_thing or open_question(asked.sentence) is not None
        because = say(_ASKED if asks else _NEEDED, day=day, sentence=asked.sentence)
        evidence = {
            "question": asked.sentence,
            "asked_at": asked.message.at,
            "channel": channel,
            "messages_since": asked.since,
        }
        of_terms = "terms-left-open" if _OF_TERMS & set(topics(asked.sentence)) else "left-open"
        of_thing = "thing-missed" if asked.is_missed else "thing-left-open"
        name = of_thing if asked.is_thing else of_terms
        yield sign("your-turn", name).finding(because, evidence)


def what_has_not_come(case: Case) -> Iterator[Finding]:
    """The buyer's word that something has not come, after which we have told nothing of it."""
    missing = not_come(case)
    if missing is not None:
        message, sentence = missing
        said, day = " ".join(sentence.split())[:200], message.at.date().isoformat()
        because = say(
            'On {day} the buyer wrote that something has not come; we seem to have told nothing of it since: "{said}"',
            day=day,
            said=said,
        )
        evidence = {"question": said, "asked_at": message.at, "channel": message.channel}
        yield sign("your-turn", "not-come").finding(because, evidence)


def last_not_read(case: Case) -> Iterator[Finding]:
    """The buyer's last word in a language that is not read: whatever it says, somebody has to read it first."""
    last = left_unread(case)
    if last is not None:
        day, channel = last.message.at.date(), last.message.channel
        because = say(
            "The buyer's message of {day} is in a language that is not read here, and none of our messages seems to "
            'answer it: "{sentence}"',
            day=day,
            sentence=last.sentence,
        )
        evidence = {"sentence": last.sentence, "at": last.message.at, "channel": channel}
        yield sign("your-turn", "left-unread").finding(because, evidence)
