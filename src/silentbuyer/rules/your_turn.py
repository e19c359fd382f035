"""The rule ``your-turn``: the last word is the buyer's, so it is the seller who is silent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import ClassVar

import attrs

from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Customer, Message
from silentbuyer.model.facts import Question, Unknown
from silentbuyer.model.findings import Finding
from silentbuyer.model.rule import Verdicts
from silentbuyer.model.signs import sign
from silentbuyer.text.hearing import by_model
from silentbuyer.text.open_question import open_question
from silentbuyer.text.phrases import topics
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold

_ANSWERS = frozenset(
    {"no-need", "no-budget", "later", "chose-other", "opt-out", "price", "terms", "internal", "comparing"}
)
"""Topics of a message that says more than thanks."""

_OF_TERMS = frozenset({"price", "terms", "target", "wants-discount", "quantity-discount", "free-shipping", "transport"})
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_ATTACHED = re.compile(
    r"\battach|\banexo|\banexad|\badjunt|\banhang|\banlage|\bangehangt|\bjointe?s?\b|\ballegat|\bвлож|\bприлож|مرفق|\bekte\b|\bekli|"
    "附件|附上|見附|添付|첨부|dinh kem|\\bzalacz|\\bbijlage|\\blampir|संलग्न"
)
"""What says, folded, that the answer is in an attachment."""


_GIVEN = re.compile(
    r"\b(?:if|once|after|when|upon|as soon|until|wenn|sobald|nach|nachdem|si|des que|quand|apres|cuando|tras|se"
    r"|apos|dopo|assim que|appena|если|когда|как только|после|eger|sonra|khi|neu|setelah|jika|kalau"
    r"|follow up|wait|waiting|would|could|love|happy|glad|hope)\b"
    "|如果|若|收到|之后|以后|后|後|等|اذا|عند|بعد|たら|次第|면|후|अगर|बाद"
)
"""What ties a promise, folded, to something that the buyer does first, or makes it a mere waiting."""


@attrs.frozen(kw_only=True)
class YourTurn:
    """The last word is the buyer's: not a silent buyer, but a silent seller.

    What it looks for:
        Who wrote the last message that a person wrote (automatic replies, bounces and receipts do not count), whether
        it asks something, and whether it promises an answer. Also a question of the buyer's that our later mails
        do not touch, and a promise of ours that nothing followed within `delay`.

    Why it means silence:
        Late, vague or missing answers of the seller are among the causes that practitioners name most. A buyer who
        waits for us does not write again.

    What it needs:
        A message log with directions. Where only "last activity" is stored, the rule says that the direction is
        unknown, and nothing else.

    When it is wrong:
        A closing word ("thanks, received") or a promise ("we will revert") leaves the next step open; both weigh
        against it. A promise older than `patience` no longer does. A talk on a channel that is missing from the log
        cannot be seen.

    What to do:
        Answer now, every question, with one next step.

    Sources:
        C4, C10, C11, C6, E3 and E8 (slow or missing answers of the seller); weights are judgement.
    """

    name: ClassVar[str] = "your-turn"
    patience: timedelta = timedelta(days=14)
    delay: timedelta = timedelta(days=3)
    """After this a promise of ours that nothing followed is one not kept."""

    def needs(self, customer: Customer) -> Iterable[Question]:
        """Nothing from outside: the log says it."""
        _ = customer
        return ()

    def judge(self, case: Case) -> Verdicts:
        """Whose turn it is, and what stands open."""
        if case.turn == "seller":
            yield from self._our_turn(case, case.talk[-1])
        elif case.turn == "buyer":
            yield from _left_open(case)
            yield from self._owed(case, case.talk[-1])
        elif case.turn == "unknown":
            detail = "the record does not say who wrote last, so whose turn it is cannot be told"
            yield Unknown("direction unknown", detail, about="whose turn it is")
        else:
            yield Unknown("no messages", "there is no message log to judge by", about="whose turn it is")

    def _our_turn(self, case: Case, last: Message) -> Iterator[Finding]:
        days, day = (case.now - last.at).days, last.at.date().isoformat()
        evidence = {"at": last.at, "channel": last.channel, "days": days}
        ago = "today" if days == 0 else f"{days} day{'s' * (days != 1)} ago"
        yield sign(self.name, "last-word").finding(f"The last word is the buyer's, of {day} ({ago}).", evidence)
        asked = open_question(last.text)
        if asked:
            because = f'The buyer asked on {day} and nobody answered: "{asked}"'
            yield sign(self.name, "open-question").finding(because, {**evidence, "question": asked})
        elif read := by_model(case, last, Act.ASKS):
            yield read.finding(self.name, "open-question", "Nobody answered what the buyer asked")
        else:
            yield from self._closing(case, last)

    def _owed(self, case: Case, last: Message) -> Iterator[Finding]:
        """Something that our last message promised without a condition, while nothing of ours came after it."""
        text = own_words(last.text)
        promised = topics(text).get("promise")
        if promised and case.now - last.at >= self.delay and not open_question(text) and not _GIVEN.search(fold(text)):
            day, sentence = last.at.date().isoformat(), promised.sentence[:200]
            because = f'Our last message, of {day}, promised something, and nothing of ours came after it: "{sentence}"'
            yield sign(self.name, "our-promise").finding(because, {"sentence": sentence, "at": last.at})

    def _closing(self, case: Case, last: Message) -> Iterator[Finding]:
        said = topics(own_words(last.text))
        if "promise" in said and case.now - last.at <= self.patience:
            because = f'The buyer promised to come back: "{said["promise"].sentence[:200]}"'
            yield sign(self.name, "buyer-promised").finding(because, {"sentence": said["promise"].sentence[:500]})
        elif (read := by_model(case, last, Act.PROMISES)) and case.now - last.at <= self.patience:
            yield read.finding(self.name, "buyer-promised", "The buyer promised to come back")
        elif last.text.strip() and not any(map(str.isalnum, last.text)):
            because = f"The buyer's last message is a mere sign: {last.text.strip()[:20]}"
            yield sign(self.name, "closing-word").finding(because, {"sentence": last.text.strip()[:20]})
        elif "closing" in said and not _ANSWERS & set(said):
            because = f'The buyer\'s last message only acknowledges: "{said["closing"].sentence[:200]}"'
            yield sign(self.name, "closing-word").finding(because, {"sentence": said["closing"].sentence[:500]})


def _left_open(case: Case) -> Iterator[Finding]:
    """The buyer's last question, when no later message of ours shares a telling word with it or gives a figure."""
    theirs = case.last("buyer")
    asked = open_question(theirs.text) if theirs else None
    if theirs is None or asked is None:
        return
    answers = [message for message in case.unanswered if message.at >= theirs.at]
    if answers and not any(_touches(asked, message) for message in answers):
        because = f'Our later messages do not seem to answer what the buyer asked: "{asked}"'
        evidence = {"question": asked, "asked_at": theirs.at, "messages_since": len(answers)}
        name = "terms-left-open" if _OF_TERMS & set(topics(asked)) else "left-open"
        yield sign("your-turn", name).finding(because, evidence)


def _touches(asked: str, message: Message) -> bool:
    text = own_words(message.text)
    if len(text) < 1 or any(char.isdecimal() for char in text) or _ATTACHED.search(fold(text)):
        return True
    return bool(_telling(asked) & _telling(text))


def _telling(text: str) -> set[str]:
    """The longer words of a text; of scripts without spaces each two signs that stand together."""
    words = _WORD.findall(fold(text))
    pairs = {word[place : place + 2] for word in words if _UNSPACED.match(word) for place in range(len(word) - 1)}
    return pairs | {word for word in words if len(word) >= 5}
