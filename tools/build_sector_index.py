"""Build ``data/sectors/index.json``, the packs' terms ready to search. Run it after every change of a pack."""

from __future__ import annotations

import json
from pathlib import Path

from silentbuyer.sectors.lexicon import build

OUT = Path(__file__).resolve().parents[1] / "src" / "silentbuyer" / "data" / "sectors" / "index.json"


def main() -> None:
    data = build()
    OUT.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print({name: len(index["terms"]) for name, index in data.items()}, "terms")


if __name__ == "__main__":
    main()
