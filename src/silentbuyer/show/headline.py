"""The head line of a diagnosis: why and how sure, as a cause where one stands out, else as the family that leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silentbuyer.language.saying import mark, say
from silentbuyer.language.sentence import message_of, speak
from silentbuyer.model.causes import info
from silentbuyer.model.findings import NOTHING_WRONG, Cause
from silentbuyer.model.lead import Lead, is_told, lead_of
from silentbuyer.show.wording import NO_FAMILY, cause_label, percent, tone_of

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import CauseScore, Diagnosis

CLAUSES = {
    Cause.WITHIN_USUAL_TIME: mark("nothing is wrong yet: a reply is not due for this buyer"),
    Cause.TIME_DIFFERENCE: mark("the buyer has hardly had office hours since: it is the time difference"),
    Cause.HOLIDAY_ABSENCE: mark("a holiday or seasonal break keeps the buyer away"),
    Cause.AWAY: mark("the person you write to is away"),
    Cause.YOUR_TURN: mark("it is your turn: the buyer waits for you"),
    Cause.SENDER_BLOCKED: mark("your messages are refused because of your own sending"),
    Cause.SLOW_FIRST_ANSWER: mark("our first answer came too late for the buyer"),
    Cause.FAKE_BUYER: mark("the inquiry is not from a real buyer"),
    Cause.NOT_A_BUYER: mark("the writer is no buyer: they sell, seek work or advertise"),
    Cause.PRICE_COLLECTING: mark("the buyer only collected prices"),
    Cause.NOT_TARGET: mark("this company does not buy what you sell"),
    Cause.UNREACHABLE: mark("your messages do not reach the buyer"),
    Cause.WRONG_PERSON: mark("you write to the wrong person: somebody else has to do with it"),
    Cause.COMPANY_GONE: mark("the company has closed or gone elsewhere"),
    Cause.COMPARING_QUOTES: mark("the buyer is comparing quotations"),
    Cause.PRICE_OR_TERMS: mark("the price or the terms do not suit the buyer"),
    Cause.INTERNAL_DECISION: mark("something is still to be decided on the buyer's side"),
    Cause.NO_DECISION: mark("nobody on their side decides"),
    Cause.END_CUSTOMER: mark("the buyer's own customer has not decided or not paid, or is lost"),
    Cause.PRODUCT_TROUBLE: mark("the product or the sample did not satisfy the buyer"),
    Cause.TRUST_LOST: mark("the buyer does not trust us"),
    Cause.NO_CURRENT_NEED: mark("the buyer has no need or no budget at the moment"),
    Cause.CHOSE_OTHER_SUPPLIER: mark("the buyer has chosen another supplier"),
    Cause.NOT_DUE_TO_REORDER: mark("the buyer is not due to reorder yet"),
    Cause.OVERDUE_REORDER: mark("the buyer's next order is overdue"),
    Cause.BALANCE_OWED: mark("a balance is owed, and the buyer keeps quiet about it"),
    Cause.MONEY_BLOCKED: mark("the buyer's money cannot get out"),
    Cause.IMPORT_BARRIER: mark("a licence, certificate or ban keeps the goods from being imported"),
    Cause.COST_WAIT: mark("the buyer waits for duties, freight or the exchange rate"),
    Cause.DISASTER: mark("the buyer has been hit by a disaster, a war, an illness or a death"),
    Cause.PAYMENT_DIVERTED: mark("somebody may be leading the buyer's payment to another account: this is an alarm"),
    Cause.GOODS_AT_PORT: mark("the goods are at the port or due there: this is urgent"),
}
"""What each cause says to a salesperson, to follow a word such as "probably"."""

TOLD = {
    "no-current-need/opt-out": mark("the buyer wants no more messages: stop writing"),
    "no-current-need/opt-out-likely": mark("the buyer seems to want no more messages: stop writing"),
    "payment-diverted/paid": mark("the buyer has paid to an account that may be a thief's: this is an alarm"),
    "internal-decision/sample-in-test": mark("the buyer is still testing the sample"),
    "your-turn/left-unread": mark("the buyer's last words are in a language that is not read here: read them first"),
    "balance-owed/said": mark("a payment is still open, and the buyer has written of it"),
}
"""Finding -> what it says of its cause, where that is more than the cause says."""

OF_FAMILY = {
    "nothing is wrong yet": mark("nothing is wrong yet"),
    "our side": mark("the reason lies on our side, which one is not known"),
    "not worth it": mark("there is no business behind it, for which reason is not known"),
    "not reached": mark("our messages do not reach the right person, for which reason is not known"),
    "commercial": mark("there is a commercial reason, which one is not known"),
    "out of the buyer's hands": mark("something out of the buyer's hands holds it up, what it is is not known"),
    "urgent": mark("something urgent is the matter, what it is is not known"),
}
"""What each family says where no cause of it stands out."""

GENERAL = {
    "our side": mark("the reason lies on our side"),
    "not worth it": mark("there is no business behind it"),
    "not reached": mark("our messages do not reach the right person"),
    "commercial": mark("there is a commercial reason"),
    "out of the buyer's hands": mark("something out of the buyer's hands holds it up"),
    "urgent": mark("something urgent is the matter"),
}
"""What each family says where one of its causes is the likeliest by far, without standing out."""

SLOW = mark("the buyer is only slow to answer")
"""What is said of a silence that is no longer usual and has no reason: that nothing is wrong would be too much."""

_PASSED = frozenset({"named-dates/passed", "named-dates/promise-broken"})
_AHEAD = frozenset({"named-dates/promised", "named-dates/ahead", "named-dates/soon", "named-dates/put-off"})
"""The findings of a day that the buyer named: it is said beside a reason that is not known."""

_LIKELIEST = 0.6
"""Share of its family from which a cause is named beside it (judgement)."""

_SPEAKS, _CLOSE = 2.0, 0.2
"""Bits from which a finding tells of a cause by itself, and the share from which such a cause is named beside another.

In the reports of 120 logs, read sentence by sentence (2026-11), 15 of 35 causes named from a tenth on and by any
finding were so."""

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
    share = percent(lead.probability)
    if lead.family == info(Cause.WITHIN_USUAL_TIME).family and _is_overdue(diagnosis, lead):
        if _not_understood(diagnosis):  # that they are only slow would be a guess
            return speak(_nothing(diagnosis), diagnosis.language)
        return speak(say(sureness(lead.probability), what=say(SLOW), share=share), diagnosis.language)
    if not lead.family and lead.cause is None:
        return speak(_nothing(diagnosis), diagnosis.language)
    clause = _clause(diagnosis, lead.cause) if lead.cause is not None else _of_family(diagnosis, lead)
    return speak(say(sureness(lead.probability), what=say(clause), share=share), diagnosis.language)


def _nothing(diagnosis: Diagnosis) -> str:
    """That no reason stands out; where words of the buyer's were not understood, that it is we who recognised none."""
    signs = {finding.sign for finding in diagnosis.findings}
    if not signs.isdisjoint(_PASSED):
        return say("No reason was recognised; a day that the buyer named has passed.")
    if not signs.isdisjoint(_AHEAD):
        return say("No reason was recognised; the buyer named a day that is still to come.")
    if _not_understood(diagnosis):
        return say("No reason was recognised in what the buyer wrote.")
    return say("No reason was recognised yet.")


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


def short(diagnosis: Diagnosis) -> str:
    """What leads in a few words, for a narrow column: a cause, else its family, else ``not known``."""
    lead = lead_of(diagnosis.causes)
    if lead.cause is not None:
        return cause_label(lead.cause, diagnosis.language)
    return speak(lead.family or mark("not known"), diagnosis.language)


def share(diagnosis: Diagnosis) -> str:
    """How sure what leads is, as a percentage."""
    return percent(lead_of(diagnosis.causes).probability)


def runners_up(diagnosis: Diagnosis) -> str:
    """The likeliest causes beside the one that leads in one sentence, where they have a fifth of the mass or more.

    Only those for which something tells: what is merely usual is no likely cause of this buyer's.
    """
    named = lead_of(diagnosis.causes).cause
    close = [score for score in diagnosis.causes[:3] if score.probability >= _CLOSE and score.cause != named]
    rest = [score for score in close if score.cause is not Cause.UNKNOWN and _speaks(score)]
    if not rest:
        return ""
    one, more = mark("Likeliest single cause: {others}."), mark("Likeliest single causes: {others}.")
    opening = mark("Next likeliest: {others}.") if named else more if len(rest) > 1 else one
    others = tuple(say("{cause} {share}", cause=cause_label(x.cause), share=percent(x.probability)) for x in rest)
    return speak(say(opening, others=others), diagnosis.language)


def _speaks(score: CauseScore) -> bool:
    """Whether a finding speaks for a cause and not merely beside it, as a day gone by does for a pending decision."""
    return any(finding.weights[score.cause] >= _SPEAKS for finding in score.findings)


def sureness(share: float) -> str:
    """How a head line of this probability is put: the word that it begins with, and where the rest stands."""
    return next(words for floor, words in _SURE if share >= floor)
