"""Notes of telephone calls in a log: shorthand of ours, whoever stands as their sender, and no words of the buyer's."""

from __future__ import annotations

import re

from silentbuyer.model.customer import Message

_NOTE = re.compile(
    r"^\W*(?:(?:video|phone|missed|short|quick|whatsapp|wechat)[ -]?)?"
    r"(?:call|appel|llamada|anruf|telefonat|chiamata|ligac?[aã]o|ligação|görüşme|arama|звонок|дзвінок|rozmowa|telefon|通话|通話|電話|电话|통화)\b"
    r"[^\n\]]{0,40}\]",
    re.IGNORECASE,
)
"""How such a note begins: "[call 4 min]", "[video call 20 min]", "[appel 3 min]"."""


_NOBODY = re.compile(
    r"no answer|not answered|didn.?t answer|no reply|missed|rang out|no pick.?up|not pick|unanswered|voicemail|mailbox"
    r"|keine antwort|nicht erreicht|niemand|pas de r[eé]ponse|ne r[eé]pond pas|sin respuesta|no contest|sin contestar"
    r"|n[aã]o atend|sem resposta|non risponde|nessuna risposta|не бер[её]т|не отв|без ответа|недоступ|nie odbiera"
    r"|cevap yok|a[cç]m[iı]yor|cevaps[iı]z|tidak (?:di)?(?:jawab|angkat)|kh[oô]ng (?:nghe|b[aắ]t) m[aá]y"
    r"|لا يرد|لم يرد|无人接|没接|未接|不通|不在|応答なし|부재|안 받",
    re.IGNORECASE,
)
"""What such a note says where nobody was reached."""


def reached_nobody(message: Message) -> bool:
    """Whether a message is the note of a call that nobody took: no word of the buyer's stands in it."""
    return is_call_note(message) and _NOBODY.search(message.text) is not None


def is_call_note(message: Message) -> bool:
    """Whether a message is a note of a call: by its channel, or by how it begins."""
    return message.channel == "phone" or _NOTE.match(message.text) is not None
