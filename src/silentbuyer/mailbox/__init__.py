"""The mailbox: archives, chats, bounces, automatic replies, out-of-office dates; each imported when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silentbuyer.values.lazy_face import lazy_face

if TYPE_CHECKING:
    from silentbuyer.mailbox.away_replies import absence_of, absences, is_absence
    from silentbuyer.mailbox.bounces import Bounce, read_bounce, read_bounces
    from silentbuyer.mailbox.chat import Chat
    from silentbuyer.mailbox.chat_matching import place_chats
    from silentbuyer.mailbox.chats import read_chats
    from silentbuyer.mailbox.matching import Matched, read_mailbox
    from silentbuyer.mailbox.returning import return_date
    from silentbuyer.mailbox.whatsapp import read_whatsapp

_HOMES = {
    "bounces": ["Bounce", "read_bounce", "read_bounces"],
    "matching": ["Matched", "read_mailbox"],
    "away_replies": ["absence_of", "absences", "is_absence"],
    "returning": ["return_date"],
    "chat": ["Chat"],
    "chats": ["read_chats"],
    "chat_matching": ["place_chats"],
    "whatsapp": ["read_whatsapp"],
}

__all__ = [
    "Bounce",
    "Chat",
    "Matched",
    "absence_of",
    "absences",
    "is_absence",
    "place_chats",
    "read_bounce",
    "read_bounces",
    "read_chats",
    "read_mailbox",
    "read_whatsapp",
    "return_date",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_face(globals(), _HOMES)
