"""Build ``heads.json`` and ``index.json`` of ``data/sectors``, the packs ready to search, after a change of a pack."""

from __future__ import annotations

import json
from pathlib import Path

from silentbuyer.sectors.compiled import build
from silentbuyer.sectors.packs import complete, head_of

FOLDER = Path(__file__).resolve().parents[1] / "src" / "silentbuyer" / "data" / "sectors"


def write(name: str, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    (FOLDER / name).write_text(f"{text}\n", encoding="utf-8")


def main() -> None:
    write("heads.json", [head_of(pack) for pack in complete()])
    data = build()
    write("index.json", data)
    print({name: len(index["terms"]) for name, index in data.items()}, "terms")


if __name__ == "__main__":
    main()
