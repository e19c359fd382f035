"""Writes every claim of each log's report with a number and its template, so that truth can be counted by template.

``python bench/read_claims.py FOLDER OUT`` writes for each log ``OUT/NAME.txt`` (the log, its truth, the numbered
claims) and one line a claim in ``OUT/claims.tsv``: log, number, place, template, text. A reader judges
each number; a template whose claims are seldom so on logs that nobody mended is better left unsaid.
"""

from __future__ import annotations

import json
import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from read_logs import customer_of, moment

import silentbuyer as sb
from silentbuyer.language.sentence import message_of
from silentbuyer.show import headline, wording
from silentbuyer.show.last_words import last_words
from silentbuyer.show.text_report import action_parts, ranked, traits, unchecked

_VALUES = re.compile(r"“[^”]*”|\"[^\"]*\"|\d[\d ,.:/-]*|\b[A-Z][\w-]+(?: [A-Z][\w-]+)*")


def shape(text: str) -> str:
    """A text without quotations, numbers and names."""
    return _VALUES.sub("_", text)


def worded(message: dict[str, str]) -> str:
    """A message as its reader has it: the subject, where there is one, and the text."""
    subject = message.get("subject", "")
    return f"{subject} | {message['text']}" if subject else message["text"]


def claims(found: sb.Diagnosis) -> Iterator[tuple[str, str, str]]:
    """Place, template and text of each claim, in the order of the report."""
    yield "head", shape(found.headline), found.headline
    yield "next likeliest", "runners", headline.runners_up(found)
    yield "words", "words of the last turn", last_words(found)
    yield "silence", shape(wording.silence_sentence(found.silence)), wording.silence_sentence(found.silence)
    yield "silence", "pace", wording.pace(found)
    for note in found.silence.notes:
        yield "calendar doubt", message_of(note), str(note)
    for number, action in enumerate(found.actions, 1):
        advice, *when = action_parts(action, found.now)
        yield f"step {number}", message_of(action.advice), advice
        if len(when) == 2:
            yield f"step {number} when", f"when {action.kind}", when[0]
        yield f"step {number} why", message_of(action.why), action.why
    if found.actions and found.draft:
        for line in found.actions[0].draft("en").splitlines():
            yield "draft", f"{found.actions[0].kind}: {shape(line)}", line
    for one in ranked(found):
        yield f"evidence ({one.rule})", f"{one.rule}: {message_of(one.because)}", one.because
    for line in traits(found.profile):
        for trait in line.split(": ", 1)[1].split("); "):
            yield "about", f"trait {line.split(':')[0]} {shape(trait)}", trait
    for line in unchecked(found):
        if "offline" not in line:
            yield "not checked", shape(line), line


def main() -> int:
    folder, out = map(Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    warnings.simplefilter("ignore")
    with (out / "claims.tsv").open("w", encoding="utf-8") as table:
        for file in sorted(folder.glob("*.json")):
            told = json.loads(file.read_text(encoding="utf-8"))
            customer, seller = told["customer"], told["seller"]
            found = sb.diagnose(customer_of(customer), sb.Seller(**seller), now=moment(told["now"]), online=False)
            record = {key: value for key, value in customer.items() if key != "messages"}
            lines = [f"NOW {told['now']}", f"SELLER {seller}", f"RECORD {record}", f"TRUTH {told['truth']}", ""]
            lines += [f"[{m['at']}] {m['sender']} ({m.get('channel')}): {worded(m)}" for m in customer["messages"]]
            lines += ["", "CLAIMS"]
            for number, (place, template, text) in enumerate((one for one in claims(found) if one[2].strip()), 1):
                lines.append(f"#{number} {place}: {text}")
                table.write(
                    "\t".join((file.stem, str(number), place, *(" ".join(x.split()) for x in (template, text)))) + "\n"
                )
            (out / f"{file.stem}.txt").write_text("\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
