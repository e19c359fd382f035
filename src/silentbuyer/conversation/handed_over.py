"""A colleague named with an address of the same firm, beside words that they are in charge: it is handed over."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.addresses.domains import mail_domain
from silentbuyer.conversation.named_contact import named_contact
from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.listening import recent_messages, words_of
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.model.acts import Act
from silentbuyer.model.case import Case
from silentbuyer.model.customer import Message
from silentbuyer.text.sentences import any_of, fold, sentences

_MOST = 5
_COPY = re.compile(r"(?<!\w)(?:cc|copy|copying|copia|copie|kopie|kopia|en copie|в копи\w*)(?!\w)|抄送")
"""What asks for a copy, folded."""

_WRITE_TO = re.compile(
    r"(?<!\w)(?:write to|contact|schreiben sie|wenden sie|escriba|escribir|contacte|escreva|ecrire"
    r"|ecrivez|contacter|adressez|пишите|обращайтесь|свяжитесь|yazin|yaziniz|pisac|scrivete|scriva|contatti|schrijf)(?!\w)|联系|聯繫|写信给"
)
"""A wish that we write to the address beside it, folded."""


_IN_CHARGE = re.compile(
    r"(?<!\w)(?:looks? after|looking after|takes? (?:over|care)|taking over|is running|runs|handles?|handling|in charge"
    r"|responsible|picks? up|lleva|llevara|se ocupa|se encarga|a cargo|betreut|ubernimmt|zustandig|kummert sich"
    r"|s'occupe|reprend|prend en charge|cuida|assume|trata d|si occupa|segue|prende in carico|ведет|занимается|отвечает"
    r"|bakiyor|bakacak|ilgilen|zajmuje|prowadzi|przejmuje|neemt .{0,20}over|behandelt|ansvarar|tar over|phu trach"
    r"|menangani|ti se|se ocupa de|hoitaa)"
    "|负责|負責|接手|接管|担当|引き継|담당|맡|يتولى|مسؤول|אחראי|ดูแล|รับผิดชอบ"
)
"""What says, folded, that the person beside it has the matter now (judgement)."""


def long_leave(sentence: str) -> bool:
    """Whether a sentence tells of a leave of months: whoever is named beside it has the matter now."""
    return _long_leaves().search(fold(sentence)) is not None


@cache
def _long_leaves() -> re.Pattern[str]:
    return any_of(toml("text/long_leave.toml")["words"])


def colleague_named(case: Case) -> Said | None:
    """The sentence of the buyer's last messages that hands the matter to a colleague; None where none does.

    An errand to another firm (a forwarder) hands nothing over, so the address must be of the buyer's own domain.
    """
    for message in list(recent_messages(case))[:_MOST]:
        to = named_contact(case, message.at) if message.sender == "buyer" and "@" in message.text else ""
        if to and _same_firm(case, to):
            sentence = _in_charge(message, to)
            if sentence:
                return Said(topic="wrong-person", sentence=sentence, language="", at=message.at, scale=1.0)
    return None


def _same_firm(case: Case, to: str) -> bool:
    mine = case.customer.email
    return bool(mine) and mail_domain(mine) == mail_domain(to)


def _in_charge(message: Message, to: str) -> str:
    """The sentence with the address, or one beside it, that speaks of a colleague in charge."""
    said = sentences(words_of(message))
    place = next((n for n, sentence in enumerate(said) if to in sentence.lower()), None)
    if place is None:
        return ""
    beside = (said[place], *said[max(0, place - 1) : place], *said[place + 1 : place + 2])
    return next((sentence for sentence in beside if hands_over_to(sentence)), "")


def hands_over_to(sentence: str) -> bool:
    """Whether a sentence says that somebody else is in charge; who is only to get a copy is not."""
    if _COPY.search(fold(sentence)):
        return False
    told = _WRITE_TO.search(fold(sentence)) or _IN_CHARGE.search(fold(sentence)) or long_leave(sentence)
    if told or means("contact-other", sentence):
        return True
    return any(one.act is Act.WRONG_PERSON for one in understood(sentence))
