"""Whether a date says when goods are needed or sold ("it is for November"), and not when things go on."""

from __future__ import annotations

import re

from silentbuyer.dates.date_cues import Cue
from silentbuyer.dates.date_reading import NamedDate

_BE_FOR = re.compile(
    r"(?<!\w)(?:"
    r"(?:is|are|it s|its|that s|was|goods|stock|order|collection|needed|meant|all|these|this) (?:all |only |just )?for"
    r"|(?:ist|sind|ware|alles|bestimmt|gedacht) (?:erst |nur )?fur"
    r"|(?:c est|est|sont|marchandise|tout) pour|(?:es|son|mercancia|todo) para"
    r"|(?:e|sao|mercadoria|tudo) (?:para|pra)|(?:e|sono|merce|tutto) per"
    r"|(?:is|zijn|goederen) voor|(?:это|товар\w*|все|нужн\w*) (?:на|к|для)|(?:це|товар\w*|все) на"
    r"|(?:jest|sa|towar\w*) na|(?:je|jsou|zbozi|tovar) na|(?:este|sunt|marfa) pentru|(?:ar|varorna) (?:till|for)"
    r"|(?:er|varene|varerne) til|(?:ειναι|εμπορευμα) για|(?:البضاعه|بضاعه|هي) ل(?:شهر)?|(?:barang\w*|itu|ini) untuk"
    r"|(?:hang|la) cho"
    r")(?:\s[^\W\d_]+){0,3}\s?$"
)
_FOR_BEHIND = re.compile(r"\s?(?:icin\b|uchun\b|के लिए|卖|賣|用的|的货|的貨|販売|向け|용\b|에 팔)")
_CLAUSE = re.compile(r"[,;:.!?،؛。，；！？()\n]")
_STEPS = frozenset({"event", "promise"})


def is_purpose(named: NamedDate, text: str, cues: tuple[Cue, ...]) -> bool:
    """Whether the goods are for that time; what is decided, met on or answered then is a step, and no goods."""
    if _FOR_BEHIND.match(text, named.end):
        return not any(cue.kind in _STEPS for cue in cues)
    start = max((found.end() for found in _CLAUSE.finditer(text, 0, named.start)), default=0)
    found = _BE_FOR.search(text[start : named.start])
    return found is not None and not any(
        cue.kind in _STEPS and start <= cue.start < start + found.start() for cue in cues
    )
