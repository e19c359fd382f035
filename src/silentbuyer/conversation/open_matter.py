"""What still stands open between buyer and seller, over the whole log and every channel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

import attrs

from silentbuyer.conversation.asked_thing import hands_over, has, reminds_us, thing_asked, things_in
from silentbuyer.hearing.answering import answers_something, asks_back, asks_nothing, is_receipt, sends_along
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.open_question import open_question, questions, says_little, shortened
from silentbuyer.hearing.phrases import topics
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import fold, sentences
from silentbuyer.values.lazy import once

_TELLS = frozenset(
    {
        "comparing", "internal", "no-need", "no-budget", "later", "chose-other", "undecided", "cost-wait",
        "end-customer", "money-blocked", "import-barrier", "disaster", "owes", "closing-down", "price-collecting",
    }
)  # fmt: skip
"""Topics of a sentence that tells why we wait, and asks for nothing, whatever words of a request stand in it."""

STALE = timedelta(days=180)
"""How long a question stands open before it is history (judgement)."""

_AT_ONCE = timedelta(days=2)
"""Within which a question of ours is the answer to theirs, and no reminder (judgement)."""

_ONE_WORD = timedelta(days=1)
"""Within which messages of the buyer's with none of ours between them are one word (judgement)."""

_MOST = 40
_GIVEN = re.compile(
    r"\b(?:if|once|after|when|upon|as soon|until|wenn|sobald|nach|nachdem|si|des que|quand|apres|cuando|tras|se"
    r"|apos|dopo|assim que|appena|если|когда|как только|после|eger|sonra|khi|neu|setelah|jika|kalau"
    r"|follow up|wait|waiting|would|could|love|happy|glad|hope)\b"
    "|如果|若|收到|之后|以后|后|後|等|اذا|عند|بعد|たら|次第|면|후|अगर|बाद"
)
"""What ties a promise, folded, to something that the buyer does first, or makes it a mere waiting."""

_WAITS = re.compile(
    r"\b(?:once|after|when|upon|as soon|wait|waiting|await|awaiting|look forward|sobald|nach|nachdem|warte|erwarte|dann"
    r"|des que|quand|apres|j'attends|attends|attente|cuando|en cuanto|tras|espero|esperando|quedo|apos|assim que"
    r"|aguardo|aguardando|no aguardo|dopo|appena|quando|aspetto|attendo|когда|как только|после|жду|ждем|ожидаю|чекаю"
    r"|po|gdy|czekam|zodra|dan|wacht|afwachting|sonra|bekliyorum|bekliyoruz|gelince|khi|cho|doi|setelah|tunggu"
    r"|menunggu|jakmile|cekam|amint|varom|miutan|cand|astept|nar|vantar|venter|kun|odotan|μολις|περιμενω)\b"
    "|等|待|收到|之后|以后|後|お待ち|次第|届いたら|기다리|받으면|받은 후|انتظر|ننتظر|بعد|منتظر|עם קבלת|מחכה|ממתין"
    "|รอ|इंतज़ार|इंतजार|के बाद"
)
"""What says, folded, that they wait for what we promised, in the languages we hear (judgement)."""

_CHECKS = re.compile(
    r"\b(?:(?:i|we|let me|let us|i'll|we'll|i will|we will|i am|we are|i'm) (?:just |now )?(?:check|ask|find out"
    r"|look into|verify|clarify|checking|asking)|checking with|reviso|consulto|lo (?:miro|reviso|consulto)|pregunto"
    r"|voy a (?:revisar|consultar|preguntar)|je (?:verifie|demande|me renseigne)|chiedo|controllo|verifico"
    r"|(?:ich|wir) (?:prufe|prufen|klare|klaren|frage|fragen)|vou (?:verificar|checar|ver|perguntar)|спрошу"
    r"|уточн(?:ю|им)|провер(?:ю|им)|узна(?:ю|ем)|sprawdz(?:e|imy)|zapytam|kontrol (?:ederim|ediyorum|edeyim)|sorarim"
    r"|soruyorum|ik (?:vraag|check|kijk)|wij (?:vragen|checken)|saya cek|em kiem tra)\b"
    "|我(?:去|先|帮您|帮你)?(?:问|查|确认|核实|看)(?:一下|下)|確認いたします|確認します|확인해|سأتحقق|سأسأل"
)
"""What says, folded, that we look into something: who reads it waits for what we find (judgement)."""

_PAPER = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{2,6}(?:-?\d{1,5})?(?![A-Za-z0-9-])")
_NO_PAPER = frozenset(
    {
        "FOB", "CIF", "CFR", "CNF", "DDP", "DAP", "EXW", "FCA", "MOQ", "USD", "EUR", "RMB", "CNY", "PI", "PO", "OK",
        "TT", "LC", "ASAP", "DHL", "UPS", "TNT", "EMS", "UK", "US", "USA", "UAE", "EU", "RFQ", "SKU", "HS", "LED",
    }
)  # fmt: skip
"""Capitals that are terms of any deal, and no paper to send."""

_SPOKEN_OF = 4
"""Messages before a promise in which the thing is named that it speaks of (judgement)."""

_WAITING_WORDS = 300
"""Characters up to which a message that waits is nothing but that."""


@attrs.frozen(kw_only=True)
class Matter:
    """A sentence that stands open: the message it is in, and how many of ours came after it without settling it.

    Attributes:
        is_thing: whether it asks for a thing by its name: a paper, pictures, a sample.

    """

    message: Message
    sentence: str
    since: int
    is_thing: bool = False


@once
def open_request(case: Case) -> Matter | None:
    """The buyer's newest question or request that we have written after, on whichever channel, but not answered.

    Their thanks and wishes in between change nothing. Where our first word after it asks them something back, they are
    to answer first, and it does not stand open; a thing that was asked for by its name does (`asked_thing`).
    A question that nothing of ours follows is the last word of the talk: `open_question` finds it there.
    """
    talk = [message for message in case.talk[-_MOST:] if case.now - message.at <= STALE]
    ours: list[Message] = []
    for place, message in reversed(list(enumerate(talk))):
        if message.sender == "seller":
            ours.append(message)
        elif message.sender == "buyer" and ours and (left := _thing_left(ours, message)):
            return Matter(message=message, sentence=left, since=len(ours), is_thing=True)
        elif message.sender == "buyer" and (asked := _asked(message)):
            if not ours or _asked_back(message, ours[-1]):
                return None
            left = asked if not _answered(ours, message) else _paper_left(ours, message)
            return Matter(message=message, sentence=left, since=len(ours)) if left else None
        elif message.sender == "buyer" and not asks_nothing(message.text) and not _goes_on(talk, place):
            return None  # they went on to something else: what they asked before is not what they wait for
    return None


def _goes_on(talk: list[Message], place: int) -> bool:
    """Whether a message of the buyer's goes on with theirs right before it, as people write in a chat."""
    before = talk[place - 1] if place else None
    return before is not None and before.sender == "buyer" and talk[place].at - before.at <= _ONE_WORD


def _thing_left(ours: list[Message], theirs: Message) -> str | None:
    """The sentence that asks for a thing by its name, where nothing of ours since hands it over or promises it."""
    asked = thing_asked(theirs.text)
    if asked is None or any(hands_over(one.text, asked) or _promises_more(one.text) for one in ours):
        return None
    return shortened(asked)


def _promises_more(text: str) -> bool:
    """Whether a message of ours promises something, and no better price: "I ask my manager for 2 %"."""
    promised = _promised(own_words(text))
    return bool(promised) and (has("will_send", promised) or not has("pushes", promised))


def _answered(ours: list[Message], theirs: Message) -> bool:
    """Whether a message of ours answers theirs, which may ask for more than its first question."""
    return any(answers_something(message.text, own_words(theirs.text)) for message in ours)


def _paper_left(ours: list[Message], theirs: Message) -> str | None:
    """A request to send papers that they name ("the LDT file, LM-80"), of which nothing of ours speaks.

    Whoever answers one of two questions has answered; a paper that was asked for by its name is still missed, unless a
    message of ours names it, sends something along, or says when it comes.
    """
    said = "\n".join(own_words(message.text) for message in ours)
    if sends_along(said) or _promised(said):
        return None
    several = questions(theirs.text)
    for asked in several if len(several) > 1 else ():
        papers = {paper for paper in _PAPER.findall(asked) if paper not in _NO_PAPER}
        if papers and means("send", asked) and not any(paper.casefold() in said.casefold() for paper in papers):
            return asked
    return None


def _asked_back(theirs: Message, ours: Message) -> bool:
    """Whether our first word after theirs, at once and on the same channel, asks them for something first."""
    return ours.channel == theirs.channel and ours.at - theirs.at <= _AT_ONCE and asks_back(ours.text)


def _asked(message: Message) -> str | None:
    asked = None if asks_nothing(message.text) else open_question(message.text)
    if asked is None:
        return _needed(message)
    if is_question(asked):
        return asked
    return None if _TELLS & set(topics(asked)) or _sends_elsewhere(asked, message) else asked


def _needed(message: Message) -> str | None:
    """The sentence that names what and how many the buyer needs: an inquiry, though it asks no question."""
    said = sentences(own_words(message.text))
    needs = (one for one in said if any(map(str.isdecimal, one)) and means("need", one) and not means("not", one))
    found = next(needs, None)
    return None if found is None or _TELLS & set(topics(found)) else found


def _sends_elsewhere(asked: str, message: Message) -> bool:
    """Whether a request is to write to somebody else: it asks us, and not for an answer."""
    words = asked if "@" not in asked else own_words(message.text)
    return any(one.act is Act.WRONG_PERSON for one in understood(words))


def open_promise(case: Case, delay: timedelta) -> Matter | None:
    """Our newest promise without a condition, `delay` old, that nothing of ours kept and no word of theirs settled.

    Thanks and wishes of the buyer settle nothing, nor does a word that they wait for it or still have not got it;
    whatever else they wrote after it does, for they went on.
    """
    ours: list[Message] = []
    talk = case.talk[-_MOST:]
    for place, message in reversed(list(enumerate(talk))):
        if message.sender != "seller":
            if message.sender == "buyer" and _still_waits(message.text):
                continue
            return None
        text = own_words(message.text)
        promised = _promised(text)
        if promised and not open_question(text) and not _GIVEN.search(fold(promised)):
            if any(_keeps(one, promised, _before(talk, place)) for one in ours):
                return None
            old = delay <= case.now - message.at <= STALE
            return Matter(message=message, sentence=promised[:200], since=len(ours)) if old else None
        ours.append(message)
    return None


def _before(talk: Sequence[Message], place: int) -> str:
    """What was spoken of before a promise that names nothing itself: "finance is on it, you will have it this week"."""
    return "\n".join(own_words(message.text) for message in talk[max(0, place - _SPOKEN_OF) : place])


def _keeps(ours: Message, promised: str, before: str) -> bool:
    """Whether a later message of ours keeps a promise; where we were to send something, no push of ours does."""
    if things_in(promised):
        return hands_over(ours.text, promised)
    if not has("will_send", promised) or has("sales", promised) or has("pushes", promised):
        return answers_something(ours.text)
    return hands_over(ours.text, f"{before}\n{promised}")


def _promised(text: str) -> str:
    """The sentence in which we promise something, by a phrase or as the learned layer understands it."""
    phrased = topics(text).get("promise")
    if phrased:
        return phrased.sentence
    heard = understood(text)
    kind = {one.sentence for one in heard if one.act is Act.COURTESY}  # "sorry to hear" promises nothing
    found = (one.sentence for one in heard if one.act is Act.PROMISES and one.sentence not in kind)
    learned = next((sentence for sentence in found if not says_little(sentence)), "")
    plain = (one for one in sentences(text) if not is_question(one) and (_CHECKS.search(fold(one)) or _will_send(one)))
    return learned or next(plain, "")


def _will_send(sentence: str) -> bool:
    return has("will_send", sentence) and not has("sales", sentence)


def _still_waits(text: str) -> bool:
    """Whether a word of theirs after our promise settles nothing: thanks, or that they wait for it."""
    if reminds_us(text):
        return True
    if is_receipt(text):
        return False
    if asks_nothing(text):
        return True
    words = own_words(text)
    asked = open_question(words)
    if asked is not None and (is_question(asked) or not _WAITS.search(fold(asked))):
        return False
    if len(words) > _WAITING_WORDS or not _WAITS.search(fold(words)):
        return False
    return _TELLS.isdisjoint(topics(words)) and REASONS.isdisjoint(one.act for one in understood(words))
