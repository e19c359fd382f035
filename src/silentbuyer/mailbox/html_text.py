"""A mail's HTML as the lines that its reader sees, with what it quotes marked by ``>`` as in plain text.

Read as a tree, not as tags removed: a quotation is what stands in a ``blockquote`` or in the box that a mail program
makes for it (Gmail, Outlook, Thunderbird, NetEase, Foxmail, QQ, Yahoo, Zimbra, Proton). The marks are class names and
ids as these programs write them, seen in public reply parsers (github.com/mailgun/talon, closeio/quotequail).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 400_000
_DEEPEST = 120
_BLOCKS = frozenset(
    {"p", "div", "br", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "hr", "pre", "section"}
)
_UNSEEN = frozenset({"style", "script", "head", "title", "meta", "link", "template", "noscript", "svg"})
_QUOTED_CLASSES = frozenset(
    {
        "gmail_quote",
        "gmail_quote_container",
        "gmail_attr",
        "moz-cite-prefix",
        "moz-forward-container",
        "yahoo_quoted",
        "ntes_quote",
        "ntes-mailmaster-quote",
        "protonmail_quote",
        "zmail_extra",
        "qq_quote",
        "outlookmessageheader",
        "foxmail_quote",
        "x_gmail_quote",
        "tutanota_quote",
        "front-blockquote",
        "qmbox_quote",
    }
)
_REST_CLASSES = frozenset(
    {"divrplyfwdmsg", "appendonsend", "x_divrplyfwdmsg", "stopspelling", "replysplit", "isreplycontent"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|font-size\s*:\s*0(?![.\d])|visibility\s*:\s*hidden|mso-hide", re.IGNORECASE)
_ADDRESS_TAG = re.compile(r"<([^<>\s@]{1,64}@[^<>\s@]{1,253})>")
_SPACES = re.compile(r"[^\S\n]+")


@lru_cache(maxsize=4)  # the parts of a letter are asked for more than once
def html_lines(text: str) -> str:
    """The visible text of a mail's HTML, quoted lines marked; of a broken tree what can be read, never an error."""
    from lxml import etree, html

    parser = html.HTMLParser(recover=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        shown = _ADDRESS_TAG.sub(r" \1 ", text[:_MOST].replace("\x00", ""))  # a bare address is no tag
        root = html.document_fromstring(shown, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    return _Walk().lines(root)


_NO_MARKS: frozenset[str] = frozenset()


class _Walk:
    """The lines gathered on one way through the tree; depth and length are bounded, nothing recurses."""

    def __init__(self) -> None:
        self._lines: list[tuple[bool, list[str]]] = [(False, [])]
        self._rest = False

    def lines(self, root: _Element) -> str:
        stack: list[tuple[_Element | str, bool, int]] = [(root, False, 0)]
        while stack:
            node, quoted, depth = stack.pop()
            if isinstance(node, str):
                self._add(node, quoted=quoted or self._rest)
            elif isinstance(node.tag, str):
                self._enter(node, stack, quoted, depth)
        return "\n".join(_written(quoted, parts) for quoted, parts in self._lines)

    def _enter(
        self,
        node: _Element,
        stack: list[tuple[_Element | str, bool, int]],
        quoted: bool,  # noqa: FBT001 - one step of the walk, as it stands on the stack
        depth: int,
    ) -> None:
        name = str(node.tag).lower()
        if node.tail:
            stack.append((node.tail, quoted, depth))
        named = bool(node.keys())  # most elements have no attribute at all, and then none is asked for
        if name in _UNSEEN or depth > _DEEPEST or (named and _HIDDEN.search(node.get("style") or "")):
            return
        if name in _BLOCKS:
            stack.append(("\n", quoted, depth))
        marks = _marks(node) if named else _NO_MARKS
        self._rest = self._rest or bool(marks & _REST_CLASSES)
        inner = quoted or name == "blockquote" or bool(marks & _QUOTED_CLASSES)
        if name in _BLOCKS:
            self._break()
        stack.extend((child, inner, depth + 1) for child in reversed(node))
        if node.text:
            stack.append((node.text, inner, depth + 1))
        if name in ("td", "th"):
            self._add(" ", quoted=inner)

    def _add(self, text: str, *, quoted: bool) -> None:
        if text == "\n":
            self._break()
            return
        words = _SPACES.sub(" ", text.replace("\r", " ").replace("\n", " "))
        if words.strip() and self._lines[-1][0] is not quoted and "".join(self._lines[-1][1]).strip():
            self._break()
        if not "".join(self._lines[-1][1]).strip():
            self._lines[-1] = (quoted, self._lines[-1][1])
        self._lines[-1][1].append(words)

    def _break(self) -> None:
        if self._lines[-1][1]:
            self._lines.append((False, []))


def _marks(node: _Element) -> frozenset[str]:
    """Class names and id of an element, in small letters, with Outlook's prefix taken off."""
    text = f"{node.get('class') or ''} {node.get('id') or ''}".lower()[:400]
    return frozenset(text.split())


def _written(quoted: bool, parts: list[str]) -> str:  # noqa: FBT001 - the mark of a line
    line = "".join(parts).strip()
    return f"> {line}" if quoted and line else line
