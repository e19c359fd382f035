"""Another firm, by its name or as "the hospital", that has not yet given the buyer the order: their own customer."""

from __future__ import annotations

import re

from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.listening import recent_messages, words_of
from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.model.case import Case
from silentbuyer.text.sentences import fold, sentences

_MOST, _LONGEST = 3, 400
_OF_GOODS = ("import", "licence", "certificate", "clearance", "customs")
_NAME = r"(?P<name>(?:[A-Z][\w.'’]*(?:&[A-Z]\w*)?|[A-Z]&[A-Z])(?:[ -](?:[A-Z][\w&.'’]*|de|of))*)"
_NOT = (
    r"(?:has|have|had|did|is|hasn['’]t|didn['’]t|hat|haben|a|n['’]a|no (?:nos )?ha|não|nao|non ha|heeft)"
    r"(?: still| yet| uns| noch| nous| nos| pas| encore| todavía| ainda| ancora| ci| ons)*"
    r"(?: not| nicht| pas| niet|n['’]t| yet)?(?: yet| noch| encore| formally| officially| us)*"
)
_ACT = (
    r"(?:nominat\w*|award\w*|appoint\w* (?:us|the)|plac\w* (?:the |their |an? |any )?(?:order|po)\b"
    r"|(?:releas|issu|confirm)\w* (?:the |their |a )?(?:order|po)\b|bestellt|beauftragt|nominiert|nommé"
    r"|passé (?:la )?commande|attribué|adjudicad\w*|nominad\w*|nomead\w*|aggiudicat\w*|nominato|besteld)"
)
_SAYS = re.compile(rf"(?:^|[,.;] |, |[Tt]he |[Bb]ecause |[Bb]ut ){_NAME} {_NOT}.{{0,24}}?{_ACT}")
_PASSED_ON = re.compile(
    r"\b(?:sent|forwarded|submitted|passed|handed|presented)\b.{0,24}\bto (?:the |our |my )?"
    r"(?:buyer|customer|client|end[ -]user|brand|principal)\b",
    re.IGNORECASE,
)
"""Who passed it on to the firm that buys from them waits for that firm."""

_DENIES = re.compile(r"\b(?:not|n['’]t|yet|still|noch|nicht|pas|encore|no|todavía|não|ainda|non|ancora|niet)\b|n['’]a")
_OWN = frozenset(
    {
        "i", "we", "you", "they", "he", "she", "it", "our", "my", "your", "the", "nobody", "board",
        "management", "boss", "director", "manager", "owner", "finance", "purchasing", "committee", "team",
        "bank", "government", "customs", "wir", "sie", "er", "unser", "unsere", "mein", "nous", "notre",
        "mon", "elle", "il", "ils", "nosotros", "nuestro", "mi", "el", "la", "ellos", "nosso", "meu", "noi",
        "nostro", "lui",
    }
)  # fmt: skip
"""Words with a capital that name no firm."""


def third_firm(case: Case) -> Said | None:
    """The sentence of the buyer's last messages in which a firm that is neither theirs nor ours has not ordered yet."""
    for message in list(recent_messages(case))[:_MOST]:
        for sentence in sentences(words_of(message)):
            if message.sender != "buyer" or is_question(sentence):
                continue
            found = _SAYS.search(sentence[:_LONGEST])
            if _PASSED_ON.search(sentence[:_LONGEST]):
                return Said(topic="end-customer", sentence=sentence, language="", at=message.at, scale=1.0)
            if found and _DENIES.search(found.group()) and not _words(found["name"]) & (_names(case) | _OWN):
                return Said(topic="end-customer", sentence=sentence, language="", at=message.at, scale=1.0)
    return None


def of_a_project(sentence: str) -> bool:
    """Whether an authority is to approve a project, and neither the goods nor their import."""
    return means("project", sentence) and not any(means(concept, sentence) for concept in _OF_GOODS)


def _names(case: Case) -> frozenset[str]:
    customer, seller = case.customer, case.seller
    named = (customer.name, customer.company, seller.person, seller.company)
    return frozenset(word for name in named if name for word in _words(name) if len(word) > 1)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", fold(name)))
