"""The closed list of acts that a buyer's message may be heard as: the only names a layer of hearing may say."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import attrs

from silentbuyer.values.frozen import FrozenMap


class Act(StrEnum):
    """What somebody does by writing a sentence; what each means is in `MEANINGS`.

    The names are those of the corpus in ``tools/hearing_corpus``, whose ``none`` is no act.
    """

    COMPARING = "comparing"
    PRICE = "price"
    TERMS = "terms"
    INTERNAL = "internal"
    SAMPLE_TEST = "sample-test"
    UNDECIDED = "undecided"
    NO_NEED = "no-need"
    PRICE_COLLECTING = "price-collecting"
    CHOSE_OTHER = "chose-other"
    MONEY_BLOCKED = "money-blocked"
    IMPORT_BARRIER = "import-barrier"
    COST_WAIT = "cost-wait"
    PRODUCT_TROUBLE = "product-trouble"
    END_CUSTOMER = "end-customer"
    OWES = "owes"
    WRONG_PERSON = "wrong-person"
    TRUST = "trust"
    DISASTER = "disaster"
    PAY_DIVERTED = "pay-diverted"
    SLOW_US = "slow-us"
    CLOSING_DOWN = "closing-down"
    NOT_BUYER = "not-buyer"
    SWINDLE = "swindle"
    ASKS = "asks"
    PROMISES = "promises"
    OPT_OUT = "opt-out"
    ABSENT = "absent"
    AGREES = "agrees"
    COURTESY = "courtesy"
    AUTOMATIC = "automatic"


OTHER_ACTS = frozenset(
    {Act.ASKS, Act.PROMISES, Act.OPT_OUT, Act.ABSENT, Act.AGREES, Act.COURTESY, Act.AUTOMATIC}
)  # fmt: skip
"""Acts that give no reason for silence by themselves."""

REASONS = frozenset(Act) - OTHER_ACTS
"""Acts that state why the buyer is silent or does not buy now."""

MEANINGS = FrozenMap(
    {
        Act.COMPARING: "collects or compares other suppliers' offers and has not decided",
        Act.PRICE: "the price is too high for them, or they want it lower",
        Act.TERMS: "payment terms, minimum quantity, delivery time, Incoterm or warranty do not fit them",
        Act.INTERNAL: "waits for a decision, approval, signature, meeting or tender inside their own company",
        Act.SAMPLE_TEST: "a sample, trial or certification test is running on their side",
        Act.UNDECIDED: "they have not decided, think it over, are in no hurry",
        Act.NO_NEED: "no need now: enough stock, project cancelled or postponed, season over, no budget this year",
        Act.PRICE_COLLECTING: "only collected prices: for reference, a study, a budget, or to press a present supplier",
        Act.CHOSE_OTHER: "has ordered from, stays with or decided for another supplier",
        Act.MONEY_BLOCKED: "the money cannot get out: bank, currency, letter of credit, sanctions",
        Act.IMPORT_BARRIER: "their authorities block the import: licence, registration, certificate, ban, quota",
        Act.COST_WAIT: "waits because of tariffs, duty, freight rates or the exchange rate",
        Act.PRODUCT_TROUBLE: "complains of goods or a sample: defective, wrong, damaged, late, poor quality",
        Act.END_CUSTOMER: "their own customer has not decided, has not paid, cancelled or was lost",
        Act.OWES: "admits that they have not yet paid what they owe us",
        Act.WRONG_PERSON: "this is not the right person or address any more, or somebody else is to be written to",
        Act.TRUST: "does not trust us, fears fraud, wants proof, or felt pushed",
        Act.DISASTER: "war, flood, fire, strike, illness, accident or death hit them",
        Act.PAY_DIVERTED: "somebody wrote in our name that the bank account changed, or they paid to such an account",
        Act.SLOW_US: "complains that we answered too late or not at all",
        Act.CLOSING_DOWN: "their firm closes, is insolvent, is sold or gives up this business",
        Act.NOT_BUYER: "is no buyer: sells to us, seeks work, invites to a fair or an award, asks for a donation",
        Act.SWINDLE: "demands what a swindler demands: fees, visa letters, a login, an advance, a gift",
        Act.ASKS: "asks us a question or for a document, sample, price or action",
        Act.PROMISES: "will come back, answer, pay, confirm or send, with or without a day",
        Act.OPT_OUT: "asks us to stop writing to them",
        Act.ABSENT: "announces being away, on leave, at a fair, or an office or plant that is closed",
        Act.AGREES: "accepts, orders, approves, confirms or has paid",
        Act.COURTESY: "thanks, greets, wishes or acknowledges, and asks for nothing",
        Act.AUTOMATIC: "text of a machine: ticket number, acknowledgement, do-not-reply notice",
    }
)
"""Act -> what it means, in one line; a statement of fact by the writer about themselves or their firm."""


def as_act(value: object) -> Act | None:
    """The act by its name; None for anything that is no name of the closed list."""
    return _KNOWN.get(value) if isinstance(value, str) else None


_KNOWN = {act.value: act for act in Act}


@attrs.frozen(kw_only=True)
class HeardAct:
    """One act that a language model heard in one message, borne out by the message itself.

    Attributes:
        sentence: the sentence or sentences that the model quoted from.
        at: when the message was written, and `sender` by whom (``buyer`` or ``unknown``).
        by: what heard it, such as ``llm:gpt-5``.

    """

    act: Act
    sentence: str
    at: datetime
    sender: str
    by: str
