"""A finding as the buyer worded it: the sentence uncut as their message has it, and its day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from silentbuyer.hearing.open_question import shortened
from silentbuyer.text.bare_quote import bare
from silentbuyer.text.sentences import sentences

if TYPE_CHECKING:
    from silentbuyer.model.case import Case
    from silentbuyer.model.customer import Message
    from silentbuyer.model.diagnosis import CauseScore
    from silentbuyer.model.findings import Finding


def quoted_for(case: Case, finding: Finding, score: CauseScore) -> tuple[str, str] | None:
    """A finding's sentence and its date, if it speaks for the cause and stands in a message of the buyer's."""
    return dated_words(case, finding) if finding.weights.get(score.cause, 0.0) > 0 else None


def dated_words(case: Case, finding: Finding) -> tuple[str, str] | None:
    """A finding's sentence and its date, if it stands in a message of the buyer's."""
    sentence, at = (finding.evidence.get(word) for word in ("sentence", "at"))
    if not isinstance(sentence, str) or not isinstance(at, str):
        return None
    # A rule may give the moment on the buyer's clock, and the sentence on one line.
    written, quote = datetime.fromisoformat(at), " ".join(sentence.rstrip("…").split())
    sent = (m for m in case.talk if m.sender == "buyer" and m.at == written)
    for one in (m for m in sent if quote in " ".join(m.text.split())):
        whole = _uncut(sentence, quote, one)
        return shortened(bare(_in_full(finding, whole, one))), one.at.date().isoformat()
    return None


def _uncut(sentence: str, quote: str, message: Message) -> str:
    """The sentence as the message has it, where the evidence cut it off in the middle of a word."""
    if not sentence.endswith("…"):
        return sentence
    said = (" ".join(one.split()) for one in sentences(message.text))
    return next((one for one in said if one.startswith(quote)), sentence)


def _in_full(finding: Finding, sentence: str, message: Message) -> str:
    """What was told of a price with the sentence behind it, where that one names the figure."""
    if not finding.sign.startswith("price-or-terms/") or any(map(str.isdecimal, sentence)):
        return sentence
    said = sentences(message.text)
    place = said.index(sentence) + 1 if sentence in said else len(said)
    figured = place < len(said) and any(map(str.isdecimal, said[place]))
    joined = [f"{sentence}{gap}{said[place]}" for gap in (" ", "")] if figured else []
    return next((one for one in joined if one in message.text), sentence)
