"""Sphinx: MyST Markdown pages in the furo theme. Build with ``sphinx-build -W -n docs docs/_build``."""

from silentbuyer import __version__

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
