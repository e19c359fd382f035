"""The names in a draft: the buyer's as we write it to them, and ours as we sign, as far as the log shows."""

from __future__ import annotations

from collections.abc import Mapping

from silentbuyer.conversation.forms_of_address import same_script
from silentbuyer.playbook.honorifics import greeted, is_titled

_OTHER_LETTERS = frozenset(
    {"zh", "zh-hant", "ru", "ar", "hi", "ja", "ko", "th", "uk", "el", "bg", "he", "fa", "sr-cyrl"}
)
"""The languages of the drafts that are not written in Latin letters."""

_CALLS_BY_FIRST_NAME = frozenset({"pl"})
"""The languages in which a title and a first name are a greeting: "Pani Kasiu"."""

_FIRST_NAME_FIRST = frozenset({"ru", "uk", "bg", "sr-cyrl", "el", "ar", "fa", "he"})
_ALIKE = 4

_NO_SURNAME = frozenset({"pl", "sv", "da", "fi"})
"""The languages in which a title and a surname make no greeting: who was greeted so is greeted without a name."""


def called(fields: Mapping[str, str], language: str) -> dict[str, str]:
    """The fields with the names as a draft in this language writes them."""
    name, country = fields.get("name", ""), fields.get("country", "")
    form = fields.get("address", "")
    found = dict(fields)
    known = form if form and (_fits(form, language) or _better(form, name, language)) else name
    if known:
        bare = greeted(known, language, country)
        bare = _short(bare, form, language, country) if known == name else bare
        found["name"] = "" if _bare_surname(known, language, country) else bare
        if (
            language in _CALLS_BY_FIRST_NAME
            and known == form
            and is_titled(form, country)
            and not _is_surname(form, name)
        ):
            found["name"] = form
    if language not in _OTHER_LETTERS and not same_script(fields.get("sign", "a"), "a"):
        found["sign"] = ""
    if fields.get("former") or name:
        # `former` is missing in actions that were saved before the two names were told apart
        found["former"] = greeted(fields.get("former") or name, language, country)
    return found


def _bare_surname(known: str, language: str, country: str) -> bool:
    """Whether only a surname is left of a name without its title, in a language that greets with no title."""
    titled = language in _NO_SURNAME and is_titled(known, country)
    return titled and len(greeted(known, language, country).split()) == 1


def _better(form: str, name: str, language: str) -> bool:
    """Whether the form of the log is as good: the name on record is in letters of another language as well."""
    return bool(name) and same_script(form, name) and not _fits(name, language)


def _short(name: str, form: str, language: str, country: str) -> str:
    """The name that a letter greets with: in Japan the family name, in Vietnam the last word of it.

    Whom we call by the first name in our letters is called so in theirs.
    """
    words = name.split()
    if len(words) < 2:
        return name
    if language == "ja" and not same_script(name, "a"):
        return words[0]
    if language == "vi" and country == "VN":
        return words[-1]
    first_names = len(form.split()) == 1 and not is_titled(form, country) and not same_script(form, name)
    given = words[0] if not words[0].endswith(".") else words[1]
    return given if first_names and language in _FIRST_NAME_FIRST else name


def _is_surname(form: str, name: str) -> bool:
    """Whether the last word of a form of address is the last word of the name, in whichever case of grammar."""
    ours, theirs = form.rsplit(maxsplit=1)[-1].casefold(), (name.split() or [""])[-1].casefold()
    return ours[:_ALIKE] == theirs[:_ALIKE]


def signers(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Who signs: the name that stands under our messages, else the seller's person and company."""
    sign, person = fields.get("sign", ""), fields.get("seller", "")
    if sign and sign != person:
        return (sign, *(() if person else _company(fields)))
    return (*((person,) if person else ()), *_company(fields))


def _company(fields: Mapping[str, str]) -> tuple[str, ...]:
    return (fields["seller_company"],) if fields.get("seller_company") else ()


def _fits(form: str, language: str) -> bool:
    """Whether a form of address is in the letters of the language."""
    return same_script(form, "a") != (language in _OTHER_LETTERS)
