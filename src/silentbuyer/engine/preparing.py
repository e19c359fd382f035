"""A buyer as the rules see them: each message once, by its writer's own words, and notices of leave as such."""

from __future__ import annotations

from datetime import datetime

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.customer import Customer, Remark
from silentbuyer.model.repeated import told_once


def told_in_own_words(customer: Customer, now: datetime) -> Customer:
    """Each message once, the oldest first, heard by its writer's own words, told from the other side's."""
    from silentbuyer.conversation.heard_ways import with_heard_ways
    from silentbuyer.text.whose import with_own_words

    # Signatures are nobody's words, but the numbers in them are ways to reach the buyer: they are read first.
    return with_own_words(with_heard_ways(counted_once(customer), now))


def counted_once(customer: Customer) -> Customer:
    """A message that the log holds twice was sent once; the oldest comes first, whichever way the log runs."""
    kept = told_once(customer.messages)
    if len(kept) < len(customer.messages):
        copies = len(customer.messages) - len(kept)
        note = say("{n} of {all} are copies and count once", n=copies, all=len(customer.messages))
        customer = attrs.evolve(customer, remarks=(*customer.remarks, Remark("messages", note)))
    return attrs.evolve(customer, messages=kept) if kept != customer.messages else customer


def heeding_notices(customer: Customer, now: datetime) -> Customer:
    """A last word that only says "I am away" is read as the absence notice that it is."""
    from silentbuyer.mailbox.notices import with_notice

    return with_notice(customer, now)
