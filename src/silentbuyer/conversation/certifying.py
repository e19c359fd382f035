"""Whether what is in the laboratory is tested for a certificate that lets the goods in, and not our sample for them."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.model.case import Case
from silentbuyer.text.quotation import own_words
from silentbuyer.text.sentences import any_of, fold

_READ = 2_000


def for_certificate(case: Case, said: Said) -> bool:
    """Whether the message in which a test was heard names a certificate or an authority that gives one."""
    sent = (m for m in case.talk if m.sender == "buyer" and m.at == said.at and said.sentence in m.text)
    texts = [fold(own_words(message.text)[:_READ]) for message in sent]
    return any(_words().search(text) or _names().search(text) for text in texts)


@cache
def _words() -> re.Pattern[str]:
    return any_of(toml("text/certificates.toml")["words"])


@cache
def _names() -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, map(fold, toml("text/certificates.toml")["names"]))))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")
