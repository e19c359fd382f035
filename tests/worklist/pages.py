"""A reader of HTML that insists on order: what pages hold, as tags, attributes and text."""

from html.parser import HTMLParser

VOID = {"br", "meta", "input", "path", "circle"}
CARD = {
    "article", "h3", "p", "span", "bdi", "b", "strong", "i", "a", "ul", "li", "details", "summary", "pre", "br", "table",
    "caption", "tbody", "tr", "td", "svg", "path", "circle", "text", "style", "button", "div",
}  # fmt: skip
PAGE = CARD | {
    "html", "head", "meta", "title", "body", "header", "main", "footer", "h1", "h2", "div", "ol", "small", "form", "input",
    "select", "option", "output", "noscript", "script", "th", "thead",
}  # fmt: skip


class Outline(HTMLParser):
    """Collects tags, attributes and text, and fails on a tag that is not closed in order."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.attributes, self.text, self.pieces = [], [], [], "", []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] not in (["style"], ["script"]):
            self.text += data
            self.pieces.append(data)

    @property
    def words(self):
        return " ".join(" ".join(self.pieces).split())
