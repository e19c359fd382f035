"""Sphinx: MyST Markdown pages in the furo theme. Build with ``sphinx-build -W -n docs docs/_build``."""

import warnings
from datetime import datetime
from functools import cache

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from silentbuyer import Customer, Diagnosis, __version__, diagnose_all
from silentbuyer.cli import demo
from silentbuyer.sectors.targets import SectorWarning

project = "silentbuyer"
author = "The silentbuyer developers"
copyright = "the silentbuyer developers"
release = version = __version__

extensions = ["myst_parser"]
exclude_patterns = ["_build", "**/.ipynb_checkpoints"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
nitpicky = True

html_theme = "furo"
html_title = f"silentbuyer {release}"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1a7f4b", "color-brand-content": "#1a6fb4"},
    "dark_css_variables": {"color-brand-primary": "#4cc38a", "color-brand-content": "#7aa2ff"},
}
html_show_sphinx = False
html_copy_source = False
# The pages need nothing from other servers, so that they can be read offline and tell nobody who reads them.
html_use_opensearch = ""


class DemoCard(SphinxDirective):
    """``{demo-card} C-1001``: the card of a built-in buyer, diagnosed offline while the pages are built."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        found = next(d for d in demo_diagnoses() if d.customer == self.arguments[0])
        return [nodes.raw("", found._repr_html_(), format="html")]


class PyObject(SphinxDirective):
    """``{py-object} class silentbuyer.Seller``: an object of the inventory whose text stands on the page already."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        kind, name = self.arguments
        target = nodes.target("", "", ids=[name])
        self.env.domains["py"].note_object(name, kind, name, location=target)
        return [target]


@cache
def demo_diagnoses() -> tuple[Diagnosis, ...]:
    """All built-in buyers at the demo's fixed moment, without network."""
    with warnings.catch_warnings(), demo.customers() as reading:
        warnings.simplefilter("ignore", SectorWarning)
        customers = [item for item in reading if isinstance(item, Customer)]
        return tuple(diagnose_all(customers, demo.seller(), now=datetime.fromisoformat(demo.NOW), online=False))


def level_of_captions(_: Sphinx, __: str, ___: str, context: dict[str, object], ____: object) -> None:
    """The theme marks the captions of its menu as headings of no level, which screen readers cannot place."""
    tree = context.get("furo_navigation_tree")
    if isinstance(tree, str):
        context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')


def setup(app: Sphinx) -> dict[str, bool]:
    """The directive above, and the captions."""
    app.add_directive("demo-card", DemoCard)
    app.add_directive("py-object", PyObject)
    app.connect("html-page-context", level_of_captions, priority=900)
    return {"parallel_read_safe": True}
