"""The words of a mail's writer: plain text before HTML, without what it quotes; or why there are none to be read."""

from __future__ import annotations

import re
from email.message import Message as Mail

from silentbuyer.mailbox.parts import body_text, flat
from silentbuyer.text.quotation import without_marked

LONGEST_TEXT = 6000
UNREAD = "[unread by silentbuyer: {}]"
"""What stands for a text that is there and cannot be read; the hearing passes over it as nobody's words."""

_KINDS = {
    "application/pkcs7-mime": "encrypted or sealed with S/MIME",
    "application/x-pkcs7-mime": "encrypted or sealed with S/MIME",
    "application/pgp-encrypted": "encrypted with PGP",
    "application/ms-tnef": "packed by Outlook as winmail.dat",
    "application/vnd.ms-tnef": "packed by Outlook as winmail.dat",
    "application/x-microsoft-rpmsg-message": "protected by Microsoft rights management",
}
_NAMES = {"winmail.dat": "application/ms-tnef", "smime.p7m": "application/pkcs7-mime",
          "message.rpmsg": "application/x-microsoft-rpmsg-message"}  # fmt: skip
_PGP = re.compile(r"^-----BEGIN PGP MESSAGE-----", re.MULTILINE)
_PGP_HEAD = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Z][\w-]{1,30}: [^\n]{0,200}\n){0,4}\n?", re.MULTILINE
)
_PGP_TAIL = re.compile(r"^-----BEGIN PGP SIGNATURE-----", re.MULTILINE)
_MOST_NAMED = 3


def letter_text(mail: Mail) -> str:
    """The writer's own text, as far as the mail alone shows it; `UNREAD` with a reason where it is there but closed."""
    parts = list(flat(mail))
    plain = [part for part in parts if part.get_content_type() == "text/plain" and not part.get_filename()]
    rich = [part for part in parts if part.get_content_type() == "text/html" and not part.get_filename()]
    bare = [mail] if not mail.is_multipart() and mail.get_content_maintype() == "text" else []
    for chosen in (plain[:3], rich[:1], bare):  # a blank plain part beside HTML says nothing
        text = "\n".join(body_text(part) for part in chosen).replace("\r\n", "\n").replace("\0", "")
        if text.strip():
            return _opened(text)
    return _unread(mail, parts)


def is_unread(text: str) -> bool:
    """Whether a text is the mark of one that could not be read."""
    return text.startswith(UNREAD.partition("{")[0])


def _opened(text: str) -> str:
    """A readable text; of a PGP message, sealed or encrypted, what can be read of it."""
    if _PGP.search(text[:4000]):
        before = _unmarked(text[: text.find("-----BEGIN PGP MESSAGE-----")]).strip()
        return before[:LONGEST_TEXT] or UNREAD.format(_KINDS["application/pgp-encrypted"])
    head = _PGP_HEAD.search(text[:4000])
    if head:
        tail = _PGP_TAIL.search(text)
        text = text[head.end() : tail.start() if tail else None]
    return _unmarked(text)[:LONGEST_TEXT].strip()


def _unmarked(text: str) -> str:
    """Without the lines that a mark shows as quoted and what heads them; the log tells the others later."""
    lines = [line.removeprefix(">") if line.startswith(">From ") else line for line in text.split("\n")]
    return "\n".join(without_marked(lines))


def _unread(mail: Mail, parts: list[Mail]) -> str:
    """Why a mail has no words: it is closed, or it is nothing but files; empty where it is plainly empty."""
    if mail.get_content_type() == "multipart/encrypted":
        return UNREAD.format(_KINDS["application/pgp-encrypted"])
    kinds = [_kind(part) for part in parts]
    closed = next((_KINDS[kind] for kind in kinds if kind in _KINDS), None)
    if closed is not None:
        return UNREAD.format(closed)
    files = [kind for kind in dict.fromkeys(kinds) if not kind.startswith(("text/", "multipart/", "message/"))]
    return UNREAD.format(f"no words but files: {', '.join(files[:_MOST_NAMED])}") if files else ""


def _kind(part: Mail) -> str:
    name = str(part.get_filename() or "").lower()
    return _NAMES.get(name, part.get_content_type())
