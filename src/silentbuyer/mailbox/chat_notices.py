"""What WhatsApp writes into a chat by itself, told from what people wrote: notices, and places of what was left out."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.mailbox.chat_clock import plain_signs

MARK = "\u200e"
"""The invisible sign that WhatsApp puts before its own words."""

_FILE = re.compile(
    r"^<[^<>:：]{1,30}[:：] ?[^<>]{1,200}\.\w{1,5}>|^[^\s/\\:*?\"<>|]{1,120}\.\w{2,5} [(（][^()（）]{2,40}[)）]"
)
_NAMED_FILE = re.compile(r"^.{1,200}\.\w{2,5} [(（]([^()（）]{2,40})[)）]$")
_FILE_INSIDE = re.compile(r"\u200e<[^<>:：\n]{1,30}[:：] ?[^<>\n]{1,200}\.\w{1,5}>")
_LISTED_FILE = re.compile(r"\.\w{2,5} • ")
_EDITED = re.compile(r"\u200e?<[^<>\n]{5,60}>\s*$")
_QUOTES = {"“": "”", "„": "“”", "«": "»", "『": "』", "「": "」", "‘": "’"}
_ENDS = ".。!"


def is_notice(text: str, *, marked_line: bool = False, bracketed: bool = True) -> bool:
    """Whether a text that stands behind a name is the service's own.

    `marked_line` says that a mark stands before the date: so iPhones show what was sent as a file. `bracketed` says
    that the date stands in brackets, as iPhones write it: Android puts a name before nothing but people's words.
    """
    words = plain_signs(text).strip().casefold()
    if words.rstrip(_ENDS).strip() in _words("deleted") or words.startswith(tuple(_words("begins"))):
        return True
    marked = bracketed and text.lstrip("\u200f \ufeff").startswith(MARK)
    return marked and not marked_line and not stands_for_file(text)


def stands_for_file(text: str) -> bool:
    """Whether the service wrote a text in the place of a picture, a voice message, a document or a place on the map."""
    first = plain_signs(text.split("\n", 1)[0]).strip()
    if _FILE.match(first) or _LISTED_FILE.search(first[:200]) or first == "null":
        return True
    named = _NAMED_FILE.match(first[:300])
    if named and named.group(1).casefold() in _words("attached"):
        return True
    marked = MARK in text[:200]
    if marked and ("://" in first or first.isupper()):  # a place on the map; POLL:
        return True
    ended = first.casefold().rstrip(_ENDS).endswith(tuple(_words("omitted")))
    return ended and (marked or (first.startswith("<") and first.endswith(">")))


def words_of(text: str, *, marked_line: bool = False) -> str:
    """What the person wrote: without the name of a file that was sent and without the remark that they edited it."""
    kept = _FILE_INSIDE.sub("", text) if MARK in text else text
    if MARK in kept[-80:]:
        kept = _EDITED.sub("", kept)
    file = stands_for_file(text) or (marked_line and text.startswith(MARK))
    if file and "://" not in text and not _is_poll(text):
        kept = kept.partition("\n")[2]
    return kept


def _is_poll(text: str) -> bool:
    first = plain_signs(text.split("\n", 1)[0]).strip()
    return first.endswith(":") and first.isupper()


def names_nobody(name: str) -> bool:
    """Whether the words before a colon are no name but a notice that quotes: ``Ana changed the subject to “PO``."""
    if name.count('"') % 2:
        return True
    places = ((name.rfind(opening), closing) for opening, closing in _QUOTES.items())
    return any(place >= 0 and not any(sign in name[place + 1 :] for sign in closing) for place, closing in places)


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in toml("mailbox/chat_notices.toml")[part])
