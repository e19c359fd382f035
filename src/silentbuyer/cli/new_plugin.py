"""A new plugin as a whole package, which passes its own tests as written: ``silentbuyer new-plugin NAME``."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from silentbuyer.data.tables import resource
from silentbuyer.errors import PluginError
from silentbuyer.values.version import __version__

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FILES = {
    "pyproject.toml": "pyproject.toml.txt",
    "README.md": "README.md.txt",
    "src/silentbuyer_{module}/__init__.py": "init.py.txt",
    "src/silentbuyer_{module}/rules.py": "rules.py.txt",
    "src/silentbuyer_{module}/actions.py": "actions.py.txt",
    "src/silentbuyer_{module}/reader.py": "reader.py.txt",
    "tests/test_plugin.py": "test_plugin.py.txt",
}


def new_plugin(name: str, folder: str | Path = ".") -> Path:
    """Write the package ``silentbuyer-NAME`` into `folder` and return its path; nothing is overwritten.

    Args:
        name: lower-case letters, digits and hyphens, such as ``dhgate``; a leading ``silentbuyer-`` is dropped.
        folder: where the new folder is made.

    Raises:
        PluginError: when the name does not fit, or the folder exists already or cannot be written.

    """
    slug = name.strip().lower().removeprefix("silentbuyer-")
    if len(slug) > 40 or not _NAME.fullmatch(slug):
        raise PluginError(f"a name must be lower-case letters, digits and hyphens such as 'dhgate', got {name!r:.60}")
    root = Path(folder) / f"silentbuyer-{slug}"
    if root.exists():
        raise PluginError(f"{root} exists already; choose another name or folder")
    words = {
        "slug": slug,
        "module": slug.replace("-", "_"),
        "title": slug.replace("-", " ").title(),
        "classname": slug.replace("-", " ").title().replace(" ", ""),
        "version": __version__,
    }
    try:
        for path, source in _FILES.items():
            _write(root / path.format(module=words["module"]), source, words)
    except OSError as error:
        raise PluginError(f"{root} cannot be written: {error}") from error
    return root


def _write(path: Path, source: str, words: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = resource(f"new_plugin/{source}").read_text(encoding="utf-8")
    path.write_text(Template(text).substitute(words), encoding="utf-8")
