"""What the names of evidence are called where people read them; a name that is not known stays as the rule wrote it."""

from __future__ import annotations

from silentbuyer.language.catalogues import catalogue
from silentbuyer.language.saying import mark

NAMES = frozenset(
    {
        mark("url"),
        mark("state"),
        mark("seen"),
        mark("final url"),
        mark("status"),
        mark("domain"),
        mark("why"),
        mark("mx"),
        mark("verdict"),
        mark("confidence"),
        mark("quotes"),
        mark("notes"),
        mark("website"),
        mark("sectors"),
        mark("quantile"),
        mark("effective hours"),
        mark("own replies"),
        mark("p reply"),
        mark("at"),
        mark("name"),
        mark("local"),
        mark("list"),
        mark("sentence"),
        mark("word"),
        mark("languages"),
        mark("version"),
        mark("date"),
        mark("language"),
        mark("topic"),
        mark("marks"),
        mark("proof"),
        mark("received"),
        mark("characters"),
        mark("channel"),
        mark("unanswered"),
        mark("sample days"),
        mark("days"),
        mark("reply"),
        mark("because"),
        mark("hours by name"),
        mark("share"),
        mark("country"),
        mark("back"),
        mark("buyer level"),
        mark("orders"),
        mark("back on"),
        mark("layer"),
        mark("text"),
        mark("dated"),
        mark("trade"),
        mark("since"),
        mark("replacement"),
        mark("source"),
        mark("days since order"),
        mark("usual days"),
        mark("gaps"),
        mark("until"),
        mark("address"),
        mark("arrival"),
        mark("earliest"),
        mark("latest"),
        mark("named"),
        mark("shared hours a day"),
        mark("question"),
        mark("bounces"),
        mark("junk marks"),
        mark("stage"),
        mark("asked"),
        mark("answered"),
        mark("channels"),
        mark("resembles"),
        mark("how"),
        mark("whose"),
        mark("days at port"),
        mark("days ahead"),
        mark("words"),
        mark("successor"),
        mark("to"),
    }
)
"""The names that the rules here use most, with blanks for their underscores."""

_SAID = (mark("yes"), mark("no"), mark("this machine, by one GET"))


def evidence_word(name: str, language: str) -> str:
    """The name in a language; where it has none there, the name as code, which is no sentence."""
    if language == "en":
        return name
    words = catalogue(language)
    return words.word(name) if name in words.messages else name.replace(" ", "_")


def evidence_text(text: str, language: str) -> str:
    """A value of evidence: yes and no are words of ours, everything else is data."""
    return catalogue(language).word(text) if text in _SAID else text
