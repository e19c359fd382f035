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


def is_call_note(message: Message) -> bool:
    """Whether a message is a note of a call: by its channel, or by how it begins."""
    return message.channel == "phone" or _NOTE.match(message.text) is not None
