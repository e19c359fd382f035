"""Whether a buyer tells us to pay something: no buyer takes money from a seller."""

from __future__ import annotations

import re

from silentbuyer.hearing.mood import is_question
from silentbuyer.text.sentences import fold, sentences

_ORDERS = re.compile(
    r"(?<!\w)(?:(?:please|kindly|pls|plz|must|need to|have to|should|required to) (?:\w+ ){0,2}(?:pay|transfer|remit)"
    r"|must be paid|to be paid (?:to|by you|before)"
    r"|(?:bitte|mussen) (?:\w+ ){0,4}(?:zahlen|uberweisen|bezahlen)"
    r"|(?:favor de |por favor |debe |deben |tiene que |tienen que )(?:pagar|abonar|transferir)"
    r"|(?:veuillez|merci de|il faut|vous devez) (?:payer|virer|regler)"
    r"|(?:favor |por favor |devem |deve )(?:pagar|depositar)|(?:si prega di|dovete|deve) (?:pagare|versare)"
    r"|оплатите|переведите|необходимо оплатить|lutfen (?:\w+ ){0,4}(?:odeyin|yatirin)"
    r"|prosze (?:zaplacic|wplacic)|silakan (?:bayar|transfer)|vui long (?:thanh toan|chuyen khoan))(?!\w)"
    r"|请(?:先)?(?:支付|缴|汇款|打款|付)|お支払いください|입금해|송금해|يرجى (?:دفع|تحويل)|भुगतान करें"
)
_WE_PAY = re.compile(r"(?<!\w)(?:we|i|our company|wir|nous|nosotros|noi|мы) ")
_OWED = re.compile(
    r"(?<!\w)(?:refund|credit note|commission|claim|compensat|gutschrift|erstatt|reembols|rembours|rimbors|возврат)"
)
"""What we may truly owe a buyer: money back for goods that were bad."""


def tells_to_pay(text: str) -> bool:
    """Whether a sentence of a text tells its reader to pay; a refund that is asked for is none."""
    said = ((one, fold(one)) for one in sentences(text))
    return any(
        _ORDERS.search(folded) is not None and not (is_question(one) or _WE_PAY.match(folded) or _OWED.search(folded))
        for one, folded in said
    )
