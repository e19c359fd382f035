"""Builds every generated page of docs/; ``--check`` only says which are not current."""

from __future__ import annotations

import sys

import build_docs_api
import build_docs_evidence
import build_docs_reference
import build_docs_rules

TOOLS = (build_docs_api, build_docs_evidence, build_docs_reference, build_docs_rules)

if __name__ == "__main__":
    sys.exit(max(tool.main(sys.argv[1:]) for tool in TOOLS))
