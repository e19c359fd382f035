"""What a message says is a question like any other: off by default, asked once, saved, replayed to the same bytes."""

import asyncio
import json

import pytest

import silentbuyer as sb
from silentbuyer.engine import probe_words
from silentbuyer.testing import NOW, message

SAID = "baina hori dagoeneko beste leku batetik lortu dugu"
SELLER = sb.Seller(country="CN")
BUYER = sb.Customer(
    id="B-1", country="CZ", messages=[message("Our offer", sender="seller", days_ago=9), message(SAID, days_ago=5)]
)
ANSWER = sb.Known({"acts": [{"act": "chose-other", "quote": SAID}]}, at=NOW, source="llm:x")


class Reader:
    """A probe that answers every message alike."""

    kind, online = "meaning", False

    def __init__(self, answer=ANSWER, delay=0.0, **more):
        self.answer, self.delay, self.asked = answer, delay, []
        for name, value in more.items():
            setattr(self, name, value)

    async def ask(self, question, wire):
        self.asked.append(question.subject)
        await asyncio.sleep(self.delay)
        return self.answer

    @sb.hookimpl
    def register_probes(self, register):
        register(self)


def diagnosed(customer=BUYER, *plugins, **options):
    return sb.diagnose(customer, SELLER, now=NOW, plugins=plugins, **{"online": bool(plugins), **options})


def by_model(diagnosis):
    return [finding.because for finding in diagnosis.findings if finding.evidence.get("layer") == "model"]


def test_without_a_probe_nothing_is_asked_and_nothing_is_missing():
    d = diagnosed()

    assert not [question for question in d.facts if question.kind == "meaning"]
    assert not [unknown for unknown in d.unknowns if "meaning" in unknown.about]


def test_with_a_probe_the_message_is_asked_about_once_and_heard():
    reader = Reader()

    d = diagnosed(BUYER, reader, strict=True)

    assert reader.asked == [SAID]
    assert by_model(d)


def test_a_probe_that_knows_nothing_leaves_the_message_unknown():
    d = diagnosed(BUYER, Reader(sb.Unknown("model failed", "no answer")))

    assert [u.about for u in d.unknowns if u.reason == "model failed"] == [f"meaning of {SAID}"]
    assert d.causes == diagnosed().causes


@pytest.mark.parametrize("again", [(), (Reader(sb.Unknown("not to be asked")),)])
def test_saved_facts_are_judged_to_the_same_bytes_with_and_without_the_probe(again):
    d = diagnosed(BUYER, Reader())
    saved = sb.Facts.from_dict(json.loads(json.dumps(d.facts.to_dict())))

    assert diagnosed(BUYER, *again, facts=saved).to_json() == d.to_json()


def test_a_stream_and_an_engine_do_the_same():
    d = diagnosed(BUYER, Reader())
    with sb.Engine(SELLER, online=False, plugins=[]) as engine:
        assert engine.diagnose(BUYER, now=NOW, facts=d.facts) == d
        assert list(engine.stream([BUYER], now=NOW, facts=d.facts)) == [d]
        assert asyncio.run(engine.adiagnose(BUYER, now=NOW, facts=dict(d.facts))) == d


def test_facts_gathered_beforehand_hold_the_answer():
    with sb.Engine(SELLER, plugins=[Reader()]) as engine:
        facts = engine.ask([BUYER])

    assert by_model(diagnosed(facts=facts))


def test_facts_of_other_buyers_add_no_question():
    facts = {sb.Question("meaning", "words of somebody else"): ANSWER}

    assert not [question for question in diagnosed(facts=facts).facts if question.kind == "meaning"]


def test_a_slow_probe_may_ask_for_patience_and_gets_a_bounded_one(monkeypatch):
    monkeypatch.setattr(probe_words, "MOST_PATIENCE", 2.0)
    network = sb.Network(timeout=0.05)

    def limited(reader):
        with sb.Engine(SELLER, plugins=[reader], network=network) as engine:
            engine._asker._limit = 0.6
            return engine.diagnose(BUYER, now=NOW)

    assert by_model(limited(Reader(delay=0.9, patience=9999)))
    assert limited(Reader(delay=0.9)).complaints[0].kind == "timeout"
    assert "patience must be a number of seconds" in limited(Reader(delay=0.9, patience="long")).complaints[0].message
    assert limited(Reader(delay=5, patience=9999)).complaints[0].message.startswith("did not answer within 2 s")


def test_a_message_that_is_heard_to_be_an_absence_notice_is_still_one():
    away = "I am out of the office until 30 March and will answer when I am back."
    buyer = sb.Customer(
        id="B-1", country="DE", messages=[message("Our offer", sender="seller", days_ago=3), message(away, days_ago=2)]
    )
    plain = diagnosed(buyer)

    d = diagnosed(buyer, Reader(sb.Known({"acts": [{"act": "no-need", "quote": away}]}, at=NOW, source="llm:x")))

    assert d.cause == plain.cause
