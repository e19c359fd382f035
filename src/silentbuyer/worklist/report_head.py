"""What stands around the rows of a report: policy, header, counts, world clock, filters, heads, closing lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from silentbuyer.data.time_zones import zone_of
from silentbuyer.text.clean import clean
from silentbuyer.worklist import row_cells as cells
from silentbuyer.worklist.buyer_card import address, html
from silentbuyer.worklist.head_lines import source
from silentbuyer.worklist.report_row import FILTERS, Keys, anchors
from silentbuyer.worklist.row import GIVE_UP, GROUPS, NOW, TODAY, WAITING, Row
from silentbuyer.worklist.sayings import Teller, mark
from silentbuyer.worklist.style import script, script_hash, sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from silentbuyer.worklist.work_list import Worklist

OPEN = 20
"""Buyers whose cards stand in the page without the script."""

TITLE = mark("Silent buyers: what to do")
_CLOCKS, _CALLS = 10, 3
_SORTS = (
    ("n", mark("order of the plan")), ("who", mark("buyer")), ("p-down", mark("how sure")), ("t", mark("when")),
    ("h-down", mark("silence")), ("v-down", mark("value")),
)  # fmt: skip
_HEADS = (
    ("", mark("No.")), ("who", mark("Buyer")), ("p-down", mark("Why")), ("", mark("What to do")),
    ("t", mark("Our clock (theirs)")), ("h-down", mark("Silent")), ("v-down", mark("Value")), ("", ""),
)  # fmt: skip


def beginning(work: Worklist, title: str, change: str, keys: Keys, tell: Teller) -> str:
    """Everything down to the first row; `change` tells what is new since a former list."""
    name = html(title or tell(TITLE), 120)
    allowed = f"style-src 'unsafe-inline'; script-src '{script_hash()}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    parts = "\n".join(part for part in _top(work, name, change, keys, tell) if part)
    return f"""<!DOCTYPE html>
<html lang="{work.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{name}</title>
<style>{sheet("card")}{sheet("report")}</style>
</head>
<body>
<header>
{parts}
</header>
<main>
<div class="h">{_heads(tell)}</div>
"""


def _top(work: Worklist, name: str, change: str, keys: Keys, tell: Teller) -> Iterator[str]:
    yield f"<h1>{name}</h1>"
    yield f'<p class="s m">{" · ".join(f"<bdi>{html(part)}</bdi>" for part in source(work, tell))}</p>'
    yield _tiles(work, tell)
    if change:
        yield f'<p class="m">{html(change)}</p>'
    yield _calls(work, tell)
    yield _gaps(work, tell)
    yield _clocks(work, tell)
    yield _owners(work, tell)
    yield _bar(keys, tell)


def _tiles(work: Worklist, tell: Teller) -> str:
    """A number for each group, with what is at stake in it."""
    tiles = []
    for group, count in zip(GROUPS, work.head.totals, strict=True):
        money = at_stake(row for row in work if row.group == group)
        stake = f" <small>{html(money)}</small>" if money else ""
        word = html(tell(cells.GROUP_WORDS[group]))
        tiles.append(f'<li><a href="#g-{group}"><b>{count:,}</b>{word}{stake}</a></li>')
    return f'<ul class="tiles">{"".join(tiles)}</ul>'


def at_stake(rows: Iterable[Row]) -> str:
    """The sums by currency, the two largest in number of buyers first; currencies are not added up."""
    sums: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        if row.amount is not None and row.amount > 0:
            sums[row.currency] = sums.get(row.currency, 0.0) + row.amount
            counts[row.currency] += 1
    first = [f"{clean(currency, 5)} {sums[currency]:,.0f}".strip() for currency, _ in counts.most_common(2)]
    return " + ".join(first) + (" + …" if len(sums) > 2 else "")


def _calls(work: Worklist, tell: Teller) -> str:
    """Whom to telephone today, at which number and when: the first three, with the way to their rows."""
    names = anchors(work)
    due = [(place, row) for place, row in enumerate(work, 1) if row.kind == "call" and row.group in (NOW, TODAY)]
    calls = []
    for place, row in due[:_CALLS]:
        at, there = cells.when(row, tell), cells.theirs(row, tell)
        moment = tell("{moment} ({there} there)", moment=at, there=there) if there else at
        who = f'<a href="#{names[place]}"><bdi>{html(row.label, 30)}</bdi></a>'
        calls.append(f"{who} {address(row, tell)} {html(moment)}")
    more = f" · +{len(due) - _CALLS}" if len(due) > _CALLS else ""
    return f'<p class="m calls">☎ {html(tell("Calls of today"))}: {" · ".join(calls)}{more}</p>' if calls else ""


def _gaps(work: Worklist, tell: Teller) -> str:
    """What is missing in the records, where anything is."""
    nowhere = sum(row.contact is None and bool(row.action and row.action.channel) for row in work)
    late = sum(row.late and row.group not in (WAITING, GIVE_UP) for row in work)
    found = []
    if late:
        found.append(tell("overdue: {n}", n=late))
    if nowhere:
        found.append(tell("without an address for what is to be done: {n}", n=nowhere))
    return f'<p class="s m">{html(" · ".join(found))}</p>' if found else ""


def _clocks(work: Worklist, tell: Teller) -> str:
    """The hour at the places where most buyers are, as of the list; the script lets the clocks go on."""
    zones = Counter(key for row in work if row.theirs is not None and (key := getattr(row.theirs.tzinfo, "key", "")))
    if work.head.as_of is None or not zones:
        return ""
    shown = []
    for zone, count in zones.most_common(_CLOCKS):
        at = work.head.as_of.astimezone(zone_of(zone))
        place = clean(zone.rsplit("/", 1)[-1].replace("_", " "), 30)
        hour = f'<b data-z="{html(zone)}">{html(f"{cells.weekday(at, tell)} {at:%H:%M}")}</b>'
        shown.append((at.utcoffset(), f"<li>{html(place)} {hour} ({count})</li>"))
    listed = "".join(item for _, item in sorted(shown, key=lambda pair: (pair[0] is None, pair)))
    when = int(work.head.as_of.timestamp())
    return f'<ul class="clocks" data-at="{when}" aria-label="{html(tell("The hour at the buyers"))}">{listed}</ul>'


def _owners(work: Worklist, tell: Teller) -> str:
    """Colleagues by groups, where there is more than one."""
    if len(work.owners) < 2:
        return ""
    heads = "".join(f'<th scope="col">{html(tell(cells.GROUP_WORDS[group]))}</th>' for group in GROUPS)
    rows = []
    for owner in work.owners[:40]:
        counts = Counter(row.group for row in work if row.owner == owner)
        numbers = "".join(f"<td>{counts[group]}</td>" for group in GROUPS)
        rows.append(f'<tr><th scope="row"><bdi>{html(owner, 40)}</bdi></th>{numbers}</tr>')
    table = f'<table class="own"><thead><tr><th scope="col">{html(tell("Owner"))}</th>{heads}</tr></thead>'
    body = f"{table}<tbody>{''.join(rows)}</tbody></table>"
    summary = f'<summary class="s">{html(tell("By colleague"))}</summary>'
    return f'<details class="m">{summary}<div class="wide">{body}</div></details>'


def _bar(keys: Keys, tell: Teller) -> str:
    """The filters; hidden until the script shows them."""
    words = (tell("owner"), tell("country"), tell("why"), tell("stage"))
    selects = "".join(_select(name, word, keys) for name, word in zip(FILTERS, words, strict=True))
    search = html(tell("Search buyer, address, id"))
    sorts = "".join(f'<option value="{key}">{html(tell(word))}</option>' for key, word in _SORTS)
    return (
        f'<form id="bar" class="bar" hidden role="search"><input type="search" name="q" aria-label="{search}" '
        f'placeholder="{search}">{selects}'
        f'<select name="sort" aria-label="{html(tell("Order"))}">{sorts}</select>'
        f'<button type="button" id="clear">{html(tell("Clear"))}</button><output id="shown"></output></form>'
    )


def _select(name: str, label: str, keys: Keys) -> str:
    """A filter; its choices are numbered as the rows name them, and their text stands in a link to the page."""
    counts, places = keys.counts[name], keys.lists[name]
    options = "".join(
        f'<option value="{html(text, 60)}" data-n="{places[text]}">{html(text, 60)} ({count})</option>'
        for text, count in counts.most_common(200)
    )
    shown = html(label)
    return f'<select name="{name}" aria-label="{shown}"><option value="">{shown}: *</option>{options}</select>'


def _heads(tell: Teller) -> str:
    return "".join(
        f'<button type="button" disabled value="{key}" aria-pressed="false">{html(tell(word))}</button>'
        if key
        else f"<span>{html(tell(word)) if word else ''}</span>"
        for key, word in _HEADS
    )


def group_head(group: str, placed: Sequence[tuple[int, Row]], tell: Teller) -> str:
    """The head of a group; the groups of later are folded."""
    first = placed[0][1].at
    wakes = tell("the first to wake up: {day}", day=cells.day(first, tell)) if group == WAITING and first else ""
    state = "" if group in (WAITING, GIVE_UP) else " open"
    note = f" <small>{html(wakes)}</small>" if wakes else ""
    word = html(tell("{group} ({n})", group=tell(cells.GROUP_WORDS[group]), n=len(placed)))
    return f'<details class="g" id="g-{group}"{state}><summary><h2>{word}</h2>{note}</summary>\n'


def ending(tell: Teller) -> str:
    """The script and the end of the page."""
    note = html(tell("Times are on your clock, the buyer's in brackets. What could not be checked adds nothing."))
    without = html(tell("Without its script this page shows every row, and the cards of the first {n} buyers.", n=OPEN))
    return (
        f'</main>\n<footer><p class="s">{note}</p><noscript><p class="s">{without}</p></noscript></footer>\n'
        f"<script>{script()}</script>\n</body>\n</html>\n"
    )
