"""The head line of a diagnosis: why and how sure, as a cause where one stands out, else as the family that leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import message_of, speak
from silentbuyer.model.causes import info
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.model.lead import Lead, is_told, lead_of
from silentbuyer.show.clauses import CLAUSES, GENERAL, OF_FAMILY, SLOW, TOLD
from silentbuyer.show.wording import NO_FAMILY, cause_label, percent, tone_of
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import CauseScore, Diagnosis
    from silentbuyer.model.findings import Finding

_PASSED = frozenset({"named-dates/passed", "named-dates/promise-broken"})
_AHEAD = frozenset({"named-dates/promised", "named-dates/ahead", "named-dates/soon", "named-dates/put-off"})
"""The findings of a day that the buyer named: it is said beside a reason that is not known."""

_LIKELIEST = 0.6
"""Share of its family from which a cause is named beside it (judgement)."""

GIVEN, _QUOTE = "unheard-words/given", 140
"""The finding of a sentence that gives a reason, whichever it is, and how much of it the head line quotes."""

_TOLD = 1.0
"""Bits from which a sentence of the buyer's tells of a cause, where none is sure (judgement)."""

_SPEAKS, _CLOSE = 2.0, 0.2
"""Bits from which a finding tells of a cause by itself, and the share from which such a cause is named beside another.

In the reports of 120 logs, read sentence by sentence (2026-11), 15 of 35 causes named from a tenth on and by any
finding were so."""

_LEAST = 0.1
_NEVER_GUESSED = frozenset(
    {Cause.YOUR_TURN, Cause.FAKE_BUYER, Cause.NOT_A_BUYER, Cause.PAYMENT_DIVERTED, Cause.COMPANY_GONE, *NOTHING_WRONG}
)
"""What no head line names where it is not sure, nor anything less likely: accusations, ends, and what is ours to do."""

_SURE = (
    (0.9, mark("Almost certainly {what} ({share}).")),
    (0.7, mark("Very probably {what} ({share}).")),
    (0.5, mark("Probably {what} ({share}).")),
    (0.3, mark("Perhaps {what} ({share}).")),
    (0.0, mark("At a guess, {what} ({share}).")),
)


def headline(diagnosis: Diagnosis) -> str:
    """Why and how sure, in one sentence."""
    lead = lead_of(diagnosis.causes)
    if _says_nothing(diagnosis, lead):
        return speak(_nothing(diagnosis), diagnosis.language)
    clause = SLOW if _is_slow(diagnosis, lead) else _of_lead(diagnosis, lead)
    what = say(sureness(lead.probability), what=say(clause), share=percent(lead.probability))
    return speak(what, diagnosis.language)


def _says_nothing(diagnosis: Diagnosis, lead: Lead) -> bool:
    """Whether no reason stands out, or that they are only slow would be a guess, as their words were not understood."""
    nothing = not lead.family and lead.cause is None
    return nothing or (_is_slow(diagnosis, lead) and _not_understood(diagnosis))


def _is_slow(diagnosis: Diagnosis, lead: Lead) -> bool:
    return lead.family == info(Cause.WITHIN_USUAL_TIME).family and _is_overdue(diagnosis, lead)


def _of_lead(diagnosis: Diagnosis, lead: Lead) -> str:
    return _clause(diagnosis, lead.cause) if lead.cause is not None else _of_family(diagnosis, lead)


def _nothing(diagnosis: Diagnosis) -> str:
    """That no reason stands out: the likeliest one heard, else what seems to give one, else what is known of days."""
    heard, given = _heard(diagnosis), _given(diagnosis)
    if heard is not None:
        clause, share = say(_clause(diagnosis, heard.cause)), percent(heard.probability)
        return say("No reason is sure; the likeliest one heard: {clause} ({share}).", clause=clause, share=share)
    if given is not None:
        quote = clean(given.evidence.get("sentence", ""), _QUOTE)
        return say('The buyer seems to give a reason, which one is not sure: "{quote}"', quote=quote)
    return _of_days(diagnosis)


def _of_days(diagnosis: Diagnosis) -> str:
    """That none was recognised; where words of the buyer's were not understood, that it is we who recognised none."""
    signs = {finding.sign for finding in diagnosis.findings}
    if not signs.isdisjoint(_PASSED):
        return say("No reason was recognised; a day that the buyer named has passed.")
    if not signs.isdisjoint(_AHEAD):
        return say("No reason was recognised; the buyer named a day that is still to come.")
    if _not_understood(diagnosis):
        return say("No reason was recognised in what the buyer wrote.")
    return say("No reason was recognised yet.")


def _given(diagnosis: Diagnosis) -> Finding | None:
    return next((one for one in diagnosis.findings if one.sign == GIVEN), None)


def _heard(diagnosis: Diagnosis) -> CauseScore | None:
    """The likeliest cause that the buyer gave in words, though too long ago or too faintly for it to lead.

    To say beside it that no reason was recognised would contradict the evidence.
    """
    likely = (score for score in diagnosis.causes if score.probability >= _LEAST and score.cause not in _NEVER_GUESSED)
    return next((score for score in likely if _is_told(score)), None)


def _is_told(score: CauseScore) -> bool:
    """Whether a sentence of the buyer's is quoted for a cause."""
    return any("topic" in one.evidence and one.weights[score.cause] >= _TOLD for one in score.findings)


def _not_understood(diagnosis: Diagnosis) -> bool:
    return any(message_of(unknown.reason) == "not understood" for unknown in diagnosis.unknowns)


def _is_overdue(diagnosis: Diagnosis, lead: Lead) -> bool:
    """Whether most replies would have come by now, and nothing that was found says why none is due yet."""
    silence = diagnosis.silence
    if silence.is_usual or silence.state == "none" or lead.cause not in (None, Cause.WITHIN_USUAL_TIME):
        return False
    ours = (score for score in diagnosis.causes if score.cause in NOTHING_WRONG)
    return not any(finding.weights[score.cause] > 0 for score in ours for finding in score.findings)


def _of_family(diagnosis: Diagnosis, lead: Lead) -> str:
    """What the family says, with its likeliest cause where the buyer's case tells one: then it is not unknown."""
    told = (score for score in diagnosis.causes if info(score.cause).family == lead.family and is_told(score))
    best = next(told, None)
    if best is None or lead.family not in GENERAL or best.probability < _LIKELIEST * lead.probability:
        return OF_FAMILY[lead.family]
    clause = say(_clause(diagnosis, best.cause))
    return say("{general}, likeliest this: {clause}", general=say(GENERAL[lead.family]), clause=clause)


def _clause(diagnosis: Diagnosis, cause: Cause) -> str:
    """What the cause says, or what its strongest finding says better."""
    if cause not in CLAUSES:  # a plugin's
        return cause.own.clause if cause.own else cause.value
    score = next(score for score in diagnosis.causes if score.cause is cause)
    strongest = max(score.findings, key=lambda finding: finding.weights.get(cause, 0.0), default=None)
    return TOLD.get(strongest.sign if strongest else "", CLAUSES[cause])


def family(diagnosis: Diagnosis) -> str:
    """The family that leads; empty where no reason stands out."""
    return lead_of(diagnosis.causes).family


def heading(diagnosis: Diagnosis) -> str:
    """The family as a heading."""
    return speak(family(diagnosis) or NO_FAMILY, diagnosis.language)


def tone(diagnosis: Diagnosis) -> str:
    """The colour name of the family that leads."""
    return tone_of(family(diagnosis) or NO_FAMILY)


def quotes_given(diagnosis: Diagnosis) -> bool:
    """Whether the head line quotes the sentence that seems to give a reason."""
    lead = lead_of(diagnosis.causes)
    return _says_nothing(diagnosis, lead) and _heard(diagnosis) is None and _given(diagnosis) is not None


def short(diagnosis: Diagnosis) -> str:
    """What leads in a few words, for a narrow column: a cause, else its family, else ``not known``."""
    lead, named = lead_of(diagnosis.causes), _named(diagnosis)
    if named is not None:
        return cause_label(named, diagnosis.language)
    family = "" if _says_nothing(diagnosis, lead) else lead.family
    return speak(family or mark("not known"), diagnosis.language)


def share(diagnosis: Diagnosis) -> str:
    """How sure what leads is, as a percentage."""
    lead = lead_of(diagnosis.causes)
    heard = _heard(diagnosis) if _says_nothing(diagnosis, lead) else None
    return percent(heard.probability if heard is not None else lead.probability)


def runners_up(diagnosis: Diagnosis) -> str:
    """The likeliest causes beside the one that leads in one sentence, where they have a fifth of the mass or more.

    Only those for which something tells: what is merely usual is no likely cause of this buyer's.
    """
    named = _named(diagnosis)
    close = [score for score in diagnosis.causes[:3] if score.probability >= _CLOSE and score.cause != named]
    rest = [score for score in close if score.cause is not Cause.UNKNOWN and _speaks(score)]
    if not rest:
        return ""
    one, more = mark("Likeliest single cause: {others}."), mark("Likeliest single causes: {others}.")
    opening = mark("Next likeliest: {others}.") if named else more if len(rest) > 1 else one
    others = tuple(say("{cause} {share}", cause=cause_label(x.cause), share=percent(x.probability)) for x in rest)
    return speak(say(opening, others=others), diagnosis.language)


def _named(diagnosis: Diagnosis) -> Cause | None:
    """The cause that the head line names, surely or as the likeliest one heard."""
    lead = lead_of(diagnosis.causes)
    if not _says_nothing(diagnosis, lead):
        return lead.cause
    heard = _heard(diagnosis)
    return heard.cause if heard is not None else None


def _speaks(score: CauseScore) -> bool:
    """Whether a finding speaks for a cause and not merely beside it, as a day gone by does for a pending decision."""
    return any(finding.weights[score.cause] >= _SPEAKS for finding in score.findings)


def sureness(share: float) -> str:
    """How a head line of this probability is put: the word that it begins with, and where the rest stands."""
    return next(words for floor, words in _SURE if share >= floor)
