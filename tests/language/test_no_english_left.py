"""A Chinese reader finds no English sentence: every message in a Chinese diagnosis has a translation, to its last part.

What may stay: names, addresses, the buyer's own words (values of a sentence that are plain text), the seller's own word
for a sector, holidays that few countries have, and the texts of other people's plugins.
"""

import re
import sys
from pathlib import Path

import pytest

import silentbuyer as sb
from silentbuyer.language.catalogues import catalogue
from silentbuyer.language.sentence import Sentence
from silentbuyer.model.in_language import TEXTS
from silentbuyer.show.text_report import report
from silentbuyer.testing import catalogue as synthetic

ZH = catalogue("zh").messages
NAMES = re.compile(r"WhatsApp|Whatsapp|Messenger|Skype|LINE|MAX|Zalo|Viber|Telegram|KakaoTalk|[a-z_]+|water treatment")
SENTENCE = re.compile(r"[A-Za-z']{2,} [a-z']{2,} [a-z']{2,}")


def sentences(d):
    """Every text of a diagnosis that is ours to say, with the field that holds it; quotations are not."""
    values = (*d.findings, *d.actions, *d.unknowns, *d.complaints, *d.remarks)
    yield from ((f"{type(one).__name__}.{name}", getattr(one, name)) for one in values for name in TEXTS[type(one)])
    yield from (("note", note) for note in d.silence.notes)
    yield from (
        ("trait", trait.label) for part in ("social", "behavioural", "value") for trait in getattr(d.profile, part)
    )


def untranslated(text):
    """The messages of a sentence, and of the sentences in it, that the catalogue lacks."""
    if isinstance(text, tuple):
        return [found for one in text for found in untranslated(one)]
    if not isinstance(text, Sentence) or not text:
        return []
    own = [] if text.message in ZH or NAMES.fullmatch(text.message) else [text.message]
    return own + [found for _, value in text.values for found in untranslated(value)]


def left(d):
    return [(field, text) for field, said in sentences(d.in_language("zh")) for text in untranslated(said)]


def is_holiday(text):
    """A name of a day that only one or two countries have."""
    return "Day" in text or "Holiday" in text or "Birthday" in text or "Eid" in text


def diagnosed():
    seller = sb.Seller(sectors=("water treatment",))
    for buyer in synthetic.buyers():
        yield sb.diagnose(buyer.customer, seller, now=buyer.now, facts=buyer.facts, plugins=[])


def made_up(count):
    """Buyers of a made-up world: ten languages, dirty records, every stage."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    try:
        from bench.world import made, numbers
    finally:
        sys.path.pop(0)
    world = numbers.drawn(3)
    for buyer in made.buyers(world, count, seed=3):
        yield sb.diagnose(buyer.customer(), made.SELLER, now=world.now, online=False, plugins=[])


@pytest.mark.parametrize("found", [diagnosed, lambda: made_up(120)], ids=["synthetic buyers", "a made-up world"])
def test_every_message_is_translated(found):
    english = {(field, text) for d in found() for field, text in left(d) if not is_holiday(text)}

    assert sorted(english) == []


def test_a_report_holds_no_english_sentence_but_quotations_and_the_draft():
    found = []
    for d in diagnosed():
        said = d.in_language("zh")
        text = report(said).partition("第一步的草稿")[0]
        quoted = [m.text for m in said.buyer.messages] if hasattr(said.buyer, "messages") else []
        for line in text.splitlines():
            bare = re.sub(r"[“\"].*?[”\"]", "", line)
            if (hit := SENTENCE.search(bare)) and not any(hit[0] in " ".join(one.split()) for one in quoted):
                found.append((d.customer, line))

    assert found == []
