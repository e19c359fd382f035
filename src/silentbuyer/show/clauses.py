"""What each cause and each family of causes says to a salesperson, to follow a word such as "probably"."""

from __future__ import annotations

from silentbuyer.language.saying import mark
from silentbuyer.model.findings import Cause

CLAUSES = {
    Cause.WITHIN_USUAL_TIME: mark("nothing is wrong yet: a reply is not due for this buyer"),
    Cause.TIME_DIFFERENCE: mark("the buyer has hardly had office hours since we wrote"),
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
    "slow-first-answer/said": mark("we let the buyer wait"),
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
