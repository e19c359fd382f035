"""One e-mail address, read: can it be mailed at all, what is its normal form, whose kind of mailbox is it."""

from __future__ import annotations

import re
from email.utils import parseaddr
from functools import cache, lru_cache

import attrs

from silentbuyer.addresses.domains import ascii_domain, registrable
from silentbuyer.addresses.likeness import name_of
from silentbuyer.data.tables import toml

LONGEST = 320
"""Characters beyond which a text is no address (64 + @ + 255, RFC 5321), so that it is not even parsed."""

LONGEST_NAMED = 998
"""Characters of a text that may hold a name and an address: the longest line of a mail (RFC 5322, 2.1.1)."""
_MOST_COMMENTS = 20

# The everyday form, judged without the full parser; everything else goes to email-validator.
_PLAIN = re.compile(r"[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*")
_PLAIN_LIMIT = 60
_PLAIN_DOMAIN = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?!-)){0,60}[A-Za-z0-9]\.|[A-Za-z0-9]\.)+[A-Za-z]{2,24}")
_VOWELS = frozenset("aeiouy")
_RARE_RUN = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}")
_MIXED = re.compile(r"(?=(?:[^0-9]*[0-9]){3})(?=(?:[^a-z]*[a-z]){5})[a-z0-9]{10,}")


@attrs.frozen
class Address:
    """An address as read by `read_address`.

    Attributes:
        text: as the buyer gave it.
        fault: why it cannot be mailed, in a sentence; empty when it can.
        local: the part before the @, in its normal form.
        domain: the ASCII form of the domain; empty when there is none.

    """

    text: str
    fault: str = ""
    local: str = ""
    domain: str = ""

    @property
    def mailable(self) -> bool:
        """Whether the text is an address that mail could be sent to, whoever reads it."""
        return not self.fault

    @property
    def normal(self) -> str:
        """The normal form, by which addresses are compared: lower case, ASCII domain; empty when not mailable."""
        return f"{self.local}@{self.domain}".lower() if self.mailable else ""

    @property
    def owner(self) -> str | None:
        """The registrable domain; None under an ending that does not exist."""
        return registrable(self.domain) if self.domain else None


def named_address(text: str) -> tuple[str, str]:
    """Name and address of a text such as ``Ana Souza <ana@acme.example>``; both empty where it is nothing of the kind.

    The standard library's parser goes down a level at every bracket, so text that is all brackets is not given to it.
    """
    if len(text) > LONGEST_NAMED or text.count("(") > _MOST_COMMENTS:
        return "", ""
    return parseaddr(text)


def read_address(text: str) -> Address:
    """The address in a text such as ``ana@acme.example`` or ``Ana Souza <ana@acme.example>``; never raises."""
    return _read(text) if len(text) <= LONGEST else Address(text[:LONGEST], "it is longer than any address may be")


@lru_cache(maxsize=65536)
def _read(text: str) -> Address:
    local, at, domain = text.strip(" ").rpartition("@")
    if at and len(local) <= _PLAIN_LIMIT and _PLAIN.fullmatch(local):
        known = _domain(domain)
        return Address(text, known[1], local, known[0]) if known is not None else _parsed(text)
    return _parsed(text)


@cache
def _special_endings() -> frozenset[str]:
    """Endings about which the parser has its own rules; it is imported for addresses that need it."""
    return frozenset(toml("mail/special_endings.toml")["endings"])


@lru_cache(maxsize=65536)
def _domain(domain: str) -> tuple[str, str] | None:
    """ASCII form and fault of a domain, worked out once for all its addresses; None if only the whole can be parsed."""
    if not domain or domain.endswith(">") or domain[0] == "[" or len(domain) > 180:
        return None
    if _PLAIN_DOMAIN.fullmatch(domain) and domain.lower().rpartition(".")[2] not in _special_endings():
        return domain.lower(), ""
    read = _parsed(f"a@{domain}")
    return read.domain, read.fault


def _parsed(text: str) -> Address:
    from email_validator import EmailNotValidError, validate_email

    try:
        # test_environment: names reserved for tests are ordinary names on the loopback internet of our demos.
        found = validate_email(
            text.strip(" "),
            check_deliverability=False,
            allow_display_name=True,
            allow_quoted_local=True,
            test_environment=True,
        )
    except EmailNotValidError as error:
        return Address(text, _sentence(str(error)), *_pieces(text))
    except (UnicodeError, ValueError) as error:  # surrogates, which no text on a wire can hold
        return Address(text, f"it holds characters that no mail can carry ({type(error).__name__})")
    return Address(text, "", found.local_part, found.ascii_domain.lower())


def _sentence(reason: str) -> str:
    return reason.strip().rstrip(".")[:200]


def _pieces(text: str) -> tuple[str, str]:
    """Local part and ASCII domain of a broken address, as far as they can be told, from which a mended one is made."""
    local, at, domain = text.strip().rpartition("@")
    return (local[-64:], ascii_domain(domain) or "") if at else ("", "")


@lru_cache(maxsize=65536)
def looks_random(local: str) -> bool:
    """Whether a first part looks like keys struck at random; plain numbers are usual (QQ) and do not."""
    word = local.lower().partition("+")[0]
    if not word.isascii() or word.isdigit() or len(word) > 64:
        return False
    if _RARE_RUN.search(word):
        return True
    vowels = sum(letter in _VOWELS for letter in word)
    return bool(_MIXED.fullmatch(word)) and vowels * 5 < len(word)


_SIGNS = re.compile(r"[\W_]+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def name_fits(local: str, name: str) -> bool:
    """Whether the first part of an address holds a person's name or its initials (``ana.souza``, ``asouza``)."""
    bare = _SIGNS.sub("", _plain(local))
    words = _LETTERS.findall(_plain(name))[:6]
    if any(len(word) >= 3 and word in bare for word in words):
        return True
    initials = "".join(word[0] for word in words)
    return len(words) >= 2 and len(initials) >= 2 and bare.strip("0123456789") == initials


@lru_cache(maxsize=16384)
def _plain(text: str) -> str:
    """Lower case without accents, so that ``José`` is found in ``jose``."""
    import unicodedata

    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text[:200]).casefold()
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


# Legal forms and small words that any company name may hold.
_LEGAL = frozenset(
    {
        "co", "ltd", "llc", "inc", "corp", "company", "limited", "gmbh", "ag", "kg", "sa", "srl", "spa", "sas",
        "sarl", "bv", "nv", "ltda", "lda", "eireli", "oy", "ab", "as", "aps", "plc", "pte", "pty",
    }
)  # fmt: skip


def company_fits(domain: str, company: str) -> bool:
    """Whether the owner's part of a domain says the company's name: its words, a run of them, or their initials."""
    label = name_of(domain).replace("-", "")
    words = [word for word in _LETTERS.findall(_plain(company))[:12] if word not in _LEGAL]
    if len(label) < 2 or not words:
        return False
    joined = "".join(words)
    if label in joined and len(label) >= 4:
        return True
    if any(len(word) >= 5 and word in label for word in words):
        return True
    return len(words) >= 3 and label == "".join(word[0] for word in words)
