"""The page of trades that a seller may name, made from the packs and their plain names."""

from __future__ import annotations

from silentbuyer.sectors.language import name as language_name
from silentbuyer.sectors.packs import KNOWN, Pack, packs, trades
from silentbuyer.sectors.plain_words import plain_names

_KINDS = {
    "engineering": "its words name products and works, and count wherever they stand",
    "terminal": "its words name who somebody is, and count where the buyer says them of themselves",
    "trade": "any other line of business",
}
HEAD = """# Trades

What `Seller.sectors`, `Seller.customers` and `Seller.excluded` understand in plain words: {count} trades, each by any of
the words below, in {languages} languages, with or without words such as "factories", "Händler" or "工厂" behind them.
How to choose: [Sell in any trade](../how-to/any-trade.md). A buyer's text is read in the languages named under "words
known in"; in any other the answer is unknown, never "no sign of your sectors". "Often bought by" names trades whose
firms buy such goods for their own use: unless the seller says who buys, a buyer of such a trade is unknown too. No
native speaker has read most of the words yet; where they come from stands in `data/sectors`.
"""


def page(notice: str) -> str:
    """The whole page."""
    known = trades()
    languages = {code for pack in known for code in plain_names(pack)}
    head = HEAD.format(count=len(known), languages=len(languages))
    return f"{notice}{head}\n" + "\n".join(_section(pack) for pack in sorted(known, key=_name))


def _name(pack: Pack) -> str:
    return pack.name


def _section(pack: Pack) -> str:
    names = plain_names(pack)
    rows = "\n".join(
        f"| {language_name(code)} | {', '.join(names[code])} |" for code in sorted(names, key=language_name)
    )
    spoken = ", ".join(sorted(map(language_name, pack.languages)))
    return f"""## {pack.name}

{pack.slug}: {_KINDS[pack.kind]}.{_bought(pack)} Words known in (at least {KNOWN} by hand): {spoken}.

| language | say |
| --- | --- |
{rows}
"""


def _bought(pack: Pack) -> str:
    if not pack.buyers:
        return ""
    known = packs()
    named = "; ".join(known[slug].name if slug in known else "firms of any trade" for slug in pack.buyers)
    return f" Often bought by: {named}."
