"""The rule ``your-turn``: the buyer waits for us, so it is the seller who is silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

import attrs

from silentbuyer.conversation.answers_ours import answers_ours
from silentbuyer.conversation.awaiting import awaiting, puts_off
from silentbuyer.conversation.declined import declines
from silentbuyer.conversation.kind_word import is_kind_word
from silentbuyer.conversation.left_unread import left_unread
from silentbuyer.conversation.left_waiting import wants_to_hear
from silentbuyer.hearing.all_well import all_is_well
from silentbuyer.hearing.answering import asks_nothing
from silentbuyer.hearing.asks_something import asks_back
from silentbuyer.hearing.at_rest import wants_no_answer
from silentbuyer.hearing.heard_by_model import by_model
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.open_question import open_question, says_little
from silentbuyer.hearing.phrases import topics
from silentbuyer.language.saying import plural, say
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message, Stage
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.owed.last_word import leaves_nothing
from silentbuyer.owed.likely_open import likely_open
from silentbuyer.owed.our_promise import open_promise
from silentbuyer.owed.our_turn import is_unlikely, our_turn
from silentbuyer.owed.read_talk import letter
from silentbuyer.rules.log_only import nothing_outside
from silentbuyer.rules.stands_open import (
    acknowledged,
    all_well,
    last_not_read,
    left_open,
    likely_matter,
    what_has_not_come,
)
from silentbuyer.text.quotation import own_words

EVEN = 0.5
"""From this chance a last word of theirs is ours to answer, though none of its words says so: 64 of 77 left out."""

_CAME = frozenset({Stage.SAMPLE, Stage.SHIPMENT, Stage.REPEAT})
"""Stages at which something of ours comes to the buyer."""

_CALM = timedelta(days=60)
"""How long "all arrived well" is the newest state of things; later the next order is the question (judgement)."""


@attrs.frozen(kw_only=True)
class YourTurn:
    """The buyer waits for us: not a silent buyer, but a silent seller.

    What it looks for:
        Who wrote the last message that a person wrote (automatic replies, bounces and receipts do not count), whether
        it asks something, and whether it promises an answer. Also, over the whole log and every channel, a question
        or request of the buyer's after which we only greeted, reminded or promised, and a promise of ours that
        nothing kept within `delay`, unless it is for a day still ahead; the more so where they asked where it is
        or wrote that they miss it. A message answers when a sentence of it
        states something (a figure, an attachment, a yes or no, any plain statement), in whatever language; a paper,
        picture or sample asked for by its name stands open through discounts and price lists. Thanks, thumbs, wishes
        and machines' texts ask for nothing, nor does who writes that what came was in order. A last word that only
        tells something ("still in test, I let you know") leaves nothing with us. Who only acknowledges our letter
        ("received, I will look at it") is still to answer it. Where no word says that something stands open, the whole
        talk may make it likely: how much a sentence wants of us, and how well each later message of ours fits it, as
        learned from annotated talks (`owed.toml`). What they wrote has not come, and we have told nothing of since, is
        ours to look for. A last word in a language that is not read, after which we only
        reminded or pushed, is ours to read.

    Why it means silence:
        Late, vague or missing answers of the seller are among the causes that practitioners name most. A buyer who
        waits for us does not write again.

    What it needs:
        A message log with directions. Where only "last activity" is stored, the rule says that the direction is
        unknown, and nothing else.

    When it is wrong:
        A promise ("we will revert") leaves the next step open and weighs against it; one older than `patience` no
        longer does. A statement of ours may miss what was asked and is taken for an answer all the same. What is only
        likely open was ours in two of three logs, the sentence quoted the right one in two. A talk on a
        channel that is missing from the log cannot be seen.

    What to do:
        Answer now, every question, with one next step.

    Sources:
        C4, C10, C11, C6, E3 and E8 (slow or missing answers of the seller); weights are judgement.
    """

    name: ClassVar[str] = "your-turn"
    patience: timedelta = timedelta(days=14)
    delay: timedelta = timedelta(days=3)
    """After this a promise of ours that nothing followed is one not kept."""
    rest: timedelta = timedelta(days=5)
    """After this a last word that asks for nothing no longer means that all is on time."""

    needs = nothing_outside

    def judge(self, case: Case) -> Verdicts:
        """Whose turn it is, and what stands open."""
        if case.turn == "seller":
            yield from self._our_turn(case, case.talk[-1])
        elif case.turn == "buyer":
            yield from acknowledged(case)
            yield from last_not_read(case) if left_unread(case) else ()
            yield from self._stands(case)
            yield from self._at_rest(case)
        elif case.turn == "unknown":
            detail = say("the record does not say who wrote last, so whose turn it is cannot be told")
            yield Unknown(say("direction unknown"), detail, about=say("whose turn it is"))
        else:
            yield Unknown(say("no messages"), say("there is no message log to judge by"), about=say("whose turn it is"))

    def _our_turn(self, case: Case, last: Message) -> Iterator[Finding]:
        if _in_order(case, last):
            yield all_well(last)
            return
        if _is_kind(case, last):
            yield self._closing(case, last)
            yield from self._stands(case)
            return
        days, day = case.days_since(last.at), last.at.date().isoformat()
        evidence = {"at": last.at, "channel": last.channel, "days": days}
        asked = _asked_last(case, last)
        asks = asked is not None or by_model(case, last, Act.ASKS)
        pleads = any("ask-please" in one.concepts for one in letter(last.text).said)
        rests = not asks and (
            (is_unlikely(case) and not pleads) or (leaves_nothing(case, last) and our_turn(case) < EVEN)
        )
        if rests and understood(own_words(last.text)):
            yield self._closing(case, last)
            yield from self._stands(case)
            yield from self._promised(case, last)
            return
        ago = say("today") if days == 0 else plural("{n} day ago", "{n} days ago", n=days)
        yield sign(self.name, "last-word-plain" if rests else "last-word").finding(
            say("The last word is the buyer's, of {day} ({ago}).", day=day, ago=ago), evidence
        )
        if left_unread(case):
            yield from last_not_read(case)
        elif asked:
            because = say('The buyer asked on {day} and nobody answered: "{asked}"', day=day, asked=asked)
            yield sign(self.name, "open-question").finding(because, {**evidence, "question": asked})
        elif read := by_model(case, last, Act.ASKS):
            yield read.finding(self.name, "open-question", say("Nobody answered what the buyer asked on {day}"))
        elif owed := tuple(self._owed(case)):  # "the report has come, I wait for the drawing"
            yield from owed
        else:
            yield from self._promised(case, last)

    def _stands(self, case: Case) -> Iterator[Finding]:
        """What stands open with us: by the words that say so, else by what is likely."""
        surely = () if is_unlikely(case) else (*(() if left_unread(case) else left_open(case)), *self._owed(case))
        surely = surely or tuple(what_has_not_come(case))
        yield from surely
        likely = likely_open(case, self.delay) if not surely else None
        if likely is not None:
            yield likely_matter(likely)

    def _at_rest(self, case: Case) -> Iterator[Finding]:
        """Both sides' last words ask for nothing: "thank you", "you are welcome"."""
        last = case.last("buyer")
        if last is None or not case.unanswered:
            return
        if _in_order(case, last) and not any(map(_wants_answer, case.unanswered)):
            yield all_well(last)
        elif not (awaiting(case) or puts_off(last.text)):
            yield self._closing(case, last)

    def _closing(self, case: Case, last: Message) -> Finding:
        """A last word that asks for nothing: nobody waits for us, and once it is old nobody is on time either."""
        old, day = case.now - last.at >= self.rest, last.at.date().isoformat()
        said = " ".join(last.text.split())[:200]
        because = say('The buyer\'s last message, of {day}, asks for nothing: "{said}"', day=day, said=said)
        name = "closing-word-old" if old else "closing-word"
        return sign(self.name, name).finding(because, {"sentence": said, "at": last.at})

    def _owed(self, case: Case) -> Iterator[Finding]:
        """What we promised without a condition and have not kept by its day."""
        owed = open_promise(case, self.delay)
        if owed is not None:
            day = owed.message.at.date().isoformat()
            kept = say("what we wrote since does not seem to keep it")
            since = kept if owed.since else say("nothing of ours came after it")
            because = say(
                'Our message of {day} promised something, and {since}: "{sentence}"',
                day=day,
                since=since,
                sentence=owed.sentence,
            )
            evidence = {"sentence": owed.sentence, "at": owed.message.at, "channel": owed.message.channel}
            yield sign(self.name, "promise-missed" if owed.is_missed else "our-promise").finding(because, evidence)

    def _promised(self, case: Case, last: Message) -> Iterator[Finding]:
        said = topics(own_words(last.text))
        if "promise" in said and case.now - last.at <= self.patience:
            because = say('The buyer promised to come back: "{sentence}"', sentence=said["promise"].sentence[:200])
            yield sign(self.name, "buyer-promised").finding(because, {"sentence": said["promise"].sentence[:500]})
        elif (read := by_model(case, last, Act.PROMISES)) and case.now - last.at <= self.patience:
            yield read.finding(self.name, "buyer-promised", say("On {day} the buyer promised to come back"))


def _asked_last(case: Case, last: Message) -> str | None:
    """What the last word asks: "ja, Typ J bitte" and "send no sample" request nothing, "I wait" nothing of its own."""
    asked = None if answers_ours(case, last) else open_question(last.text)
    if asked is None or (wants_to_hear(asked) and says_little(asked)):
        return None
    return asked if is_question(asked) or not declines(asked) else None


def _is_kind(case: Case, last: Message) -> bool:
    """Whether the last word is thanks, a wish, a kind word or a machine's."""
    if wants_to_hear(own_words(last.text)):
        return False
    kind = asks_nothing(last.text) or is_kind_word(last.text)
    return kind or any(by_model(case, last, act) is not None for act in (Act.COURTESY, Act.AUTOMATIC))


def _in_order(case: Case, last: Message) -> bool:
    """Whether goods or a sample were under way, and the buyer wrote lately that they are in order."""
    return case.stage in _CAME and case.now - last.at <= _CALM and all_is_well(last.text)


def _wants_answer(ours: Message) -> bool:
    return not wants_no_answer(ours.text) and asks_back(ours.text)
