"""Whether a sentence says that goods which have arrived are held: by customs, an inspectorate, or over a paper."""

from __future__ import annotations

import re
from functools import lru_cache

from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.text.sentences import fold

_GOODS = re.compile(
    r"\b(?:containers?|cargo|goods|shipments?|vessel|consignment|pallets?|ware|sendung|lieferung|contenedor\w*"
    r"|mercancia"
    r"|carga|mercadoria|contentor\w*|conteneurs?|marchandises?|merce|lading|goederen|konteyner\w*|mal(?:lar)?"
    r"|kontener\w*"
    r"|towar\w*|zbozi|kontejner\w*|marfa|containerul|varorna|varerne|varene|hang|barang|kontainer|kargo)\b"
    r"|груз|контейнер|товар|вантаж|货柜|貨櫃|货物|貨物|集装箱|柜子|的货|コンテナ|荷物|컨테이너|화물|물건|الحاويه"
    r"|البضاعه|الشحنه|מכולה|סחורה"
    r"|สินค้า|ตู้"
)
_HELD = re.compile(
    r"\b(?:held|holding|holds?|stuck|blocked|detained|seized|impounded|not (?:been )?(?:released|cleared)"
    r"|(?:refuse\w*|won t|will not|don t|not) (?:to )?(?:release|clear|let)|lying|sitting|festgehalten|halt"
    r"|gestoppt|liegt"
    r"|steht|beschlagnahmt|retuv\w*|reten\w*|detenid\w*|parad[ao]s?|retid[ao]s?|bloqu\w+|bloccat\w*|ferm[aoie]|vast"
    r"|vastgehouden|geblokkeerd|bekliyor|takild\w*|tutuluyor|el kon\w*|stoi|zatrzyman\w*|zadrzen\w*|stoji|blocat\w*"
    r"|fast|tilbageholdt|giu|bi giu|ditahan|tertahan|dey)\b"
    r"|задерж|застрял|не выпуска|арест|стоит на|затрим|扣|卡在|滞留|滯留|押|留置|止め|止ま|보류|억류|묶|잡혀|تحجز"
    r"|محجوز|موقوف|عالق|עצור|תקוע"
    r"|กัก|ติดอยู่"
)
_WHERE = re.compile(
    r"\b(?:customs|port|kebs|soncap|pvoc|saber|sgs|bureau veritas|intertek|coc|certificat\w*|inspect\w*|form e|b/?l"
    r"|bill of lading|demurrage|detention|clearance|terminal|zoll|zertifikat\w*|hafen|aduan\w*|certificad\w*"
    r"|puerto|porto"
    r"|alfandega|receita|douane|port|dogana|doganale|gumruk\w*|sahadetname\w*|cl[eo]|urzad celny|certyfikat\w*"
    r"|celn\w*|clo"
    r"|vama|certifikat\w*|tullen|tolden|hai quan|c/o|bea cukai|sertifikat|pelabuhan|apapa|tin can|mombasa|chittagong)\b"
    r"|тамож|сертификат|порту|митниц|海关|海關|清关|清關|通关|证|證|税関|証明|通関|세관|통관|인증|증명|الجمارك"
    r"|شهاده|الميناء|מכס|ศุลกากร|ด่าน"
)
_MOST = 1000
_LATER = re.compile(r"\b(?:when|once|until|after|if|wenn|sobald|cuando|quando|quand|als|zodra|когда)\b")
_NOT = re.compile(
    r"\b(?:sample|muster|muestra|amostra|echantillon|campion|not held|no longer|last (?:time|year)|was held"
    r"|we (?:are )?(?:hold|holding|stop|stopped))\b"
)


@lru_cache(maxsize=1024)
def is_held(sentence: str) -> bool:
    """Whether goods are held there now; a question, a condition, or what is over tells of none."""
    text = fold(sentence[:_MOST])
    if not (_GOODS.search(text) and _HELD.search(text) and _WHERE.search(text)):
        return False
    if _NOT.search(text) or is_question(sentence) or condition_of(sentence) is not None:
        return False
    return not _LATER.match(text)


_OUT = re.compile(
    r"\b(?:released|cleared|collected|picked up|is out|got the (?:container|goods)|freigegeben|liberad[ao]|libere"
    r"|svincolat\w*"
    r"|vrijgegeven|serbest|zwolnion\w*|propusten\w*)\b|выпустили|выпущен|растамож|放行|提货|提到|提柜|許可"
    r"|통관(?:됐|되었|완료)|تم الافراج"
)


def is_out(sentence: str) -> bool:
    """Whether a sentence says that goods which were held are free now."""
    text = fold(sentence[:_MOST])
    return _OUT.search(text) is not None and _LATER.search(text) is None and "not " not in text
