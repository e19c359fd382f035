"""What single sentences of an inquiry show: money asked for, who bears it, a need made concrete, a signature."""

from __future__ import annotations

import re

from silentbuyer.hearing.phrases import find, topics
from silentbuyer.model.customer import Customer, Message
from silentbuyer.text.sentences import fold, sentences
from silentbuyer.text.tongue import languages_of
from silentbuyer.values.frozen import FrozenMap

_MONEY = re.compile(
    r"(?:[$€£¥₹]|\b(?:usd|eur|euro|euros|dollars?|d[oó]lar\w*|долл\w*|руб\w*|gbp|rmb|cny|inr|aed)\b|"
    r"美元|美金|달러|ドル|دولار|डॉलर|रुपय)",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"\b(?:pay|paid|payment|transfer|remit|send|deposit|settle|bear|refundable|must|required|pagar|pago|abonar|"
    r"transferir|pagamento|depositar|payer|verser|virer|r[eé]gler|zahlen|bezahlen|[uü]berweisen|pagare|versare|"
    r"оплат\w*|перев[её]д\w*|перевести|заплат\w*|внес\w*|[oö]de\w*|yat[iı]r\w*|havale|betalen|zap[lł]aci[cć]|bayar)\b|"
    r"付|汇(?!率)|匯(?!率)|打款|转账|轉帳|缴|繳|دفع|تحويل|भुगतान|जमा|支払|振り?込|送金|納付|지불|입금|송금|납부",
    re.IGNORECASE,
)
_SHORT = 2_000
_MAKE = re.compile(r"\b(?:for|para|pour|per|voor|для|of|de) ([A-ZÀ-ÞА-Я][a-zà-ÿа-я]{2,20})\b(?:,| [A-ZÀ-ÞА-Я])")
"""A make or model that goods are for, "para Ford Ranger": then an inquiry names its goods, whatever they are."""

_INCOTERM = re.compile(r"(?<!\w)(?:exw|fca|fas|fob|cfr|cnf|c&f|cif|cpt|cip|dap|dat|dpu|ddp|ddu)(?!\w)", re.IGNORECASE)

_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?|\b20\d\d\b|\+?\d[\d ()-]{8,}\d")
"""Days and telephone numbers: no figure of what is wanted."""

_THANKS = re.compile(
    r"(?<!\w)(?:thank|gracias|merci|danke|dank|obrigad|grazie|спасибо|dziek|teseq|tesekkur|cam on|terima kasih)"
    r"|谢|謝|ありがとう|감사|شكر"
)
"""Who thanks for drawings asks for nothing in that sentence."""

# Who bears the fee asks for none: "we will pay the registration fee", "wir zahlen", "paid by us".
_BORNE = re.compile(
    r"\b(?:we(?:'ll| will| shall| can)? (?:pay|bear|cover)|(?:paid|borne|covered) by us|for our account|"
    r"wir (?:zahlen|bezahlen|[uü]bernehmen|tragen)|nous (?:payons|paierons|prenons)|"
    r"(?:pagamos|pagaremos|paghiamo|pagheremo) (?:nosotros|n[oó]s|noi)|мы (?:оплатим|платим|заплатим))\b|"
    r"(?<![向给給到])我[们們方司](?:来|會|会)?(?:付|出|承担|承擔|负担)|(?:弊社|当方)(?:で|が|にて)?(?:負担|支払)|"
    r"(?:저희|당사)(?:가|에서) (?:부담|지불)|على حسابنا|نحن ندفع|हम (?:देंगे|भरेंगे)|"
    r"\b(?:biz öd[eü]r?\w*|chúng tôi (?:chịu|trả)|kami (?:yang )?(?:bayar|tanggung))\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\+?\d[\d ()./-]{6,20}\d|www\.|https?:|\b(?:ltd|llc|gmbh|inc|s\.?a\.?|srl|ltda|co\.|company)\b", re.IGNORECASE
)


def borne_by_buyer(sentence: str) -> bool:
    """Whether a sentence on a fee says that its writer pays it."""
    return bool(_BORNE.search(sentence[:_SHORT]))


def tells_to_pay(sentence: str) -> bool:
    """Whether a sentence names a payment to be made."""
    return bool(_PAY.search(sentence[:_SHORT]))


def concrete_sentence(text: str) -> str:
    """The sentence that names a model, figure, certificate or date in the text's own language; empty without one.

    It holds a figure, or speaks of a paper such as a drawing; a figure goes first. Who asks "FOB or CIF?" or for the
    time of delivery names nothing.
    """
    bare = _INCOTERM.sub(" ", text)
    spoken = languages_of(text)
    left = {hit.sentence for hit in find(bare) if hit.topic == "concrete" and hit.language in spoken}
    told = [hit.sentence for hit in find(text) if _INCOTERM.sub(" ", hit.sentence) in left]
    named = [
        sentence for sentence in told or sorted(left) if _has_figure(sentence) or "spec-driven" in topics(sentence)
    ]
    best = max(named, key=_has_figure, default="")
    if not best or _has_figure(best):
        return best
    counted = (one for one in sentences(text) if _has_figure(_DATE.sub(" ", one)))
    return next(counted, "" if _THANKS.search(fold(best)) else best)


def _has_figure(sentence: str) -> bool:
    return any(map(str.isdecimal, sentence))


def asks_for_money(sentence: str) -> bool:
    """Whether a sentence on a fee tells to pay, or names a sum without being a mere question."""
    return bool(_PAY.search(sentence) or (_MONEY.search(sentence) and "?" not in sentence))


def names_product(customer: Customer, text: str) -> bool:
    """Whether a text holds a figure, a word of the products on record, or a word of a trade that we know."""
    if any(char.isdecimal() for char in text):
        return True
    folded = fold(text)
    words = {word for product in customer.products for word in fold(product).split() if len(word) >= 4}
    return any(word in folded for word in words) or names_trade(text[:_SHORT]) or _names_makes(customer, text[:_SHORT])


def _names_makes(customer: Customer, text: str) -> bool:
    """Whether a text names what its goods are for by capitals: "for Massey Ferguson"; in German all nouns have them."""
    known = " ".join(filter(None, (customer.company, customer.name, customer.city)))
    return any(make not in known for make in _MAKE.findall(text)) and "de" not in languages_of(text)


def names_trade(text: str) -> bool:
    """Whether a text names goods of a trade that we have words for: "bombas de agua"."""
    from silentbuyer.sectors.field import read
    from silentbuyer.sectors.targets import Profile

    nobody = Profile(FrozenMap(), None, ())
    return bool(read("inquiry", text, nobody).others)


def has_signature(customer: Customer, message: Message) -> bool:
    """Whether a message is signed with a company, a telephone or a website."""
    # The whole text, with what stands below the signature line: that is where a signature is.
    text = message.text[:20_000]
    known = [name for name in (customer.company, customer.phone, customer.website) if name]
    return bool(_SIGNED.search(text)) or any(fold(name) in fold(text) for name in known)
