"""A page as its reader sees it: title, description, visible text, links; parsed so that no page can choke us."""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.pages.asides import asides, has_marks
from silentbuyer.pages.charset import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_TEXT = 6_000
FOOT = 2_000
MOST_LINKS = 2_000
MOST_SOURCE = 131_072
"""Characters of visible text, those of them that are kept of its end (a footer names the company), links, and
characters of source; the rest is not looked at."""

LONGEST_TAG, SMALL = 16_384, 65_536
"""Characters of one tag: the parser's time grows with the square of a tag's attributes. In a page below the second
figure no tag can hold enough of them to matter."""

# One tag as HTML tokenises it: quotes count only around values. Every repeat is possessive, so time is linear. A short
# one without values, as most of a page of tags are, is passed by.
_TAG = re.compile(
    r"<(?![A-Za-z/][^<>\"'=]{0,100}>)[A-Za-z][^\s/>]*+"
    r"(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s\"'>][^\s>]*+)?)?+)*+>?"
)
_CARD = 20_000
_COMPANY = re.compile(r'"(?:Organization|Corporation|[A-Za-z]{0,30}Business|[A-Za-z]{0,30}Store)"')
_MOUNTS = frozenset({"root", "app", "__next", "__nuxt", "___gatsby", "q-app", "svelte"})
_HIDDEN = ("script", "style", "noscript", "template", "svg", "iframe", "object", "head")
_SOUP = re.compile(r"<[^<>]{0,2000}>|[<>]")


@attrs.frozen(kw_only=True, slots=False)
class Document:
    """What a page says.

    Attributes:
        title: of the page, white space squeezed; `heading` its first h1 or h2.
        description: the meta description, or the one for social media.
        text: the visible text, white space squeezed, at most 6,000 characters, the last 2,000 of them from the end
            of the page; `length` before it was cut.
        aside: the text of links and of what is hidden from readers, as far as `text` was kept.
        named: the names that a page gives itself beside its text: its logo's, its site's, its structured data's.
        language: the page's own ``lang``, and `languages` those it links to as translations.
        links: href values as they stand, at most 2,000, and the phones and addresses of its structured data.
        source: the beginning of the markup in lower case, in which structural marks are looked for.
        scripts: how many scripts; `mount` whether there is an empty root element that a script fills;
            `script_free`: what readers without scripts are told.
        frames: sources of frames.
        deep: the parser gave up below some depth.

    """

    title: str = ""
    heading: str = ""
    description: str = ""
    text: str = ""
    length: int = 0
    aside: str = attrs.field(default="", repr=False)
    named: tuple[str, ...] = ()
    language: str = ""
    languages: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    source: str = attrs.field(default="", repr=False)
    scripts: int = 0
    mount: bool = False
    script_free: str = ""
    frames: tuple[str, ...] = ()
    deep: bool = False

    @cached_property
    def headline(self) -> str:
        """Title and first heading, or the first words of a page that has neither, in lower case."""
        return (f"{self.title} | {self.heading}" if self.title or self.heading else self.text[:160]).casefold()

    @cached_property
    def folded(self) -> str:
        """The visible text in lower case."""
        return self.text.casefold()


def read_document(body: bytes, content_type: str = "") -> Document:
    """The document in an HTML body; rubbish gives an empty one."""
    markup = decode(body, content_type).replace("\0", "")
    tree, deep = _parse(_cut_tags(markup))
    source = markup[:MOST_SOURCE].casefold()
    if tree is None:
        text = _squeeze([_SOUP.sub(" ", markup[: 4 * MOST_TEXT])])
        return Document(text=_kept(text), length=len(text), source=source)
    return _read(tree, source, deep=deep, styled=has_marks(markup))


def _cut_tags(markup: str) -> str:
    if len(markup) <= SMALL:
        return markup
    return _TAG.sub(lambda found: found[0] if len(found[0]) <= LONGEST_TAG else " ", markup)


def _parse(markup: str) -> tuple[Any, bool]:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError):
        return None, False
    deep = any("depth" in entry.message.casefold() for entry in parser.error_log)
    return tree, deep


def _read(tree: Any, source: str, *, deep: bool, styled: bool) -> Document:
    scripts, cards = _scripts(tree)
    script_free = _squeeze(text for node in tree.iter("noscript") for text in node.itertext())[:500]
    head = _head(tree)
    links, frames = _links(tree), tuple(_attributes(tree, ("frame", "iframe"), "src"))[:20]
    named = tuple(dict.fromkeys((*head.pop("sites"), *_logos(tree), *_said(cards, "legalName"), *_said(cards, "name"))))
    contacts = (f"tel:{n}" for n in _said(cards, "telephone")), (f"mailto:{m}" for m in _said(cards, "email"))
    mount = any(_is_mount(node) for node in tree.iter("div"))
    _strip(tree)
    body = tree.find("body")
    text = _squeeze(_texts()(tree if body is None else body))
    heading = _first_text(tree, ("h1", "h2"))
    aside = _squeeze(islice(asides(tree if body is None else body, styled=styled), MOST_LINKS))[: 2 * MOST_TEXT]
    return Document(
        heading=heading, text=_kept(text), length=len(text), aside=aside, named=named[:10], source=source,
        links=(*links, *chain(*contacts)), scripts=scripts, mount=mount, script_free=script_free, frames=frames,
        deep=deep, **head,
    )  # fmt: skip


def _kept(text: str) -> str:
    return text if len(text) <= MOST_TEXT else f"{text[: MOST_TEXT - FOOT - 1]} {text[-FOOT:]}"


def _scripts(tree: Any) -> tuple[int, tuple[str, ...]]:
    """How many scripts there are, and the structured data of a company among them (schema.org in JSON-LD)."""
    scripts = list(tree.iter("script"))
    cards = ((node.text or "")[:_CARD] for node in scripts if "ld+json" in node.get("type", ""))
    return len(scripts), tuple(card for card in islice(cards, 5) if _COMPANY.search(card))


def _said(cards: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The first few values of one property; read by its marks, as half of such data is no valid JSON."""
    found = (
        m[1] for card in cards for m in islice(re.finditer(rf'"{name}"\s{{0,5}}:\s{{0,5}}"([^"\\]{{3,100}})"', card), 3)
    )
    return tuple(" ".join(value.split()) for value in found)


def _logos(tree: Any) -> tuple[str, ...]:
    """What the first logos are called for readers who see no pictures; later ones are those of customers."""
    images = (node for node in _some(tree.iter("img"), 40) if node.get("alt"))
    logos = (node for node in images if any("logo" in node.get(at, "").lower() for at in ("src", "class", "id", "alt")))
    return tuple(_squeeze([node.get("alt")])[:100] for node in _some(logos, 2))


@cache
def _texts() -> Any:
    """All texts below a node, in order: `itertext`, several times as fast."""
    from lxml import etree

    return etree.XPath("descendant::text()", smart_strings=False)


def _strip(tree: Any) -> None:
    from lxml import etree

    etree.strip_elements(tree, *_HIDDEN, with_tail=False)


def _head(tree: Any) -> dict[str, Any]:
    metas = {
        (m.get("name") or m.get("property") or "").lower(): m.get("content") or ""
        for m in _some(tree.iter("meta"), 200)
    }
    description = metas.get("description") or metas.get("og:description") or ""
    alternates = (link.get("hreflang") or "" for link in _some(tree.iter("link"), 300))
    language = tree.get("lang") or metas.get("language") or ""
    sites = (metas.get(name, "") for name in ("og:site_name", "application-name"))
    return {
        "sites": tuple(_squeeze([site])[:100] for site in sites if site.strip()),
        "title": _first_text(tree, ("title",)) or _squeeze([metas.get("og:title", "")])[:300],
        "description": _squeeze([description])[:600],
        "language": _code(language),
        "languages": tuple(dict.fromkeys(code for code in map(_code, alternates) if code))[:30],
    }


def _code(text: str) -> str:
    code = re.split(r"[-_,; ]", text.strip().lower(), maxsplit=1)[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else ""


def _some(nodes: Iterable[Any], most: int) -> Iterable[Any]:
    return islice(nodes, most)


def _first_text(tree: Any, names: tuple[str, ...]) -> str:
    for node in _some(tree.iter(*names), 5):
        if text := _squeeze(node.itertext()):
            return text[:300]
    return ""


def _links(tree: Any) -> tuple[str, ...]:
    return tuple(_attributes(tree, ("a", "area"), "href"))[:MOST_LINKS]


def _attributes(tree: Any, names: tuple[str, ...], attribute: str) -> Iterable[str]:
    found = (node.get(attribute, "").strip() for node in islice(tree.iter(*names), MOST_LINKS))
    return (value[:2000] for value in found if value)


def _is_mount(node: Any) -> bool:
    return node.get("id", "").lower() in _MOUNTS and len(node) == 0 and not (node.text or "").strip()


def _squeeze(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())
