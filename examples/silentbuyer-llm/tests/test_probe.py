"""One question about one message: what is sent, what counts, and how a failing model is told."""

import json
import time

import pytest
import silentbuyer as sb
from asking import NOW, SELLER, buyer, diagnosed, judgement
from model_server import says
from silentbuyer.testing import message

import silentbuyer_llm
from silentbuyer_llm.prompt import SCHEMA, SYSTEM, fenced, read_json

SAID = "Labas rytas, užsakymą jau patikėjome Kauno dirbtuvėms. Gražios dienos."
HEARD = '{"acts": [{"act": "chose-other", "quote": "užsakymą jau patikėjome Kauno dirbtuvėms"}]}'


def quotes(diagnosis):
    return [f.because for f in diagnosis.findings if f.evidence.get("layer") == "model"]


def test_words_that_no_phrase_knows_are_heard_and_quoted(model):
    server = model(says(HEARD))

    d = diagnosed(buyer(SAID), server.plugin, strict=True)

    (because,) = quotes(d)
    assert "as a language model reads it" in because
    assert "užsakymą jau patikėjome Kauno dirbtuvėms" in because
    assert d.cause is sb.Cause.CHOSE_OTHER_SUPPLIER
    assert not quotes(diagnosed(buyer(SAID)))


def test_the_finding_says_by_which_layer_and_which_model_it_was_heard(model):
    d = diagnosed(buyer(SAID), model(says(HEARD)).plugin, strict=True)

    (finding,) = [f for f in d.findings if f.evidence.get("layer") == "model"]
    assert finding.evidence["by"] == "llm:loopback"
    assert 0 < finding.weights[sb.Cause.CHOSE_OTHER_SUPPLIER] < 0.6 * 5.5, "a model's word counts in part"


@pytest.mark.parametrize("schema", [True, False])
@pytest.mark.parametrize("stream", [True, False])
def test_models_with_and_without_schemas_and_streams(model, schema, stream):
    server = model(says(HEARD), schema=schema, stream=stream)

    assert quotes(diagnosed(buyer(SAID), server.plugin, strict=True))
    (request,) = server.requests
    assert request["path"] == "/v1/chat/completions"
    assert ("response_format" in request) is schema
    assert bool(request.get("stream")) is stream


@pytest.mark.parametrize("answer", [f"```json\n{HEARD}\n```", f"Here you are: {HEARD} I hope this helps."])
def test_json_in_a_fence_or_among_words_is_read(model, answer):
    assert quotes(diagnosed(buyer(SAID), model(says(answer)).plugin))


def test_only_the_buyers_own_last_words_leave_the_machine(model):
    server = model(says('{"acts": []}'))
    text = (
        "My answer stands below.\n\nOn Mon, 9 Mar 2026 our sales wrote:\n> the secret discount is 31 percent for you\n"
    )
    customer = buyer(
        text, ours="the secret discount is 31 percent for you", company="Nordwasser", phone="+49 40 123456"
    )

    diagnosed(customer, server.plugin)

    (request,) = server.requests
    sent = json.dumps(request, ensure_ascii=False)
    assert "My answer stands below." in sent
    assert not [word for word in ("secret", "31 percent", "Petersen", "Nordwasser", "+49") if word in sent]


def test_the_text_is_sent_as_data_between_lines_that_nobody_can_foresee(model):
    server = model(says('{"acts": []}'))

    diagnosed(buyer(SAID), server.plugin)

    (request,) = server.requests
    system, user = request["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert system["content"].startswith(SYSTEM)
    assert user["content"] == fenced(SAID)
    assert fenced("a").splitlines()[0] != fenced("b").splitlines()[0]
    assert "tools" not in request


def test_the_newest_three_messages_are_asked_about_once_each_and_courtesies_not_at_all(model):
    server = model(says('{"acts": []}'))
    customer = buyer("Ok", before=["First words of mine", "Second words of mine", "Third words of mine"])

    diagnosed(customer, server.plugin)

    assert sorted(r["messages"][1]["content"].splitlines()[1] for r in server.requests) == [
        "Second words of mine",
        "Third words of mine",
    ]


def test_the_same_text_of_many_buyers_is_asked_about_once(model):
    server = model(says('{"acts": []}'))

    with sb.Engine(SELLER, plugins=[server.plugin], strict=True) as engine:
        buyers = [
            sb.Customer(id=str(n), messages=[message("We will let you know soon", days_ago=3)]) for n in range(20)
        ]
        assert len(list(engine.stream(buyers, now=NOW))) == 20

    assert len(server.requests) == 1


def test_saved_facts_give_the_same_bytes_offline_with_and_without_the_plugin(model):
    server = model(says(HEARD))
    d = diagnosed(buyer(SAID), server.plugin)
    saved = sb.Facts.from_dict(json.loads(json.dumps(d.facts.to_dict())))
    asked = len(server.requests)

    again = sb.diagnose(buyer(SAID), SELLER, now=NOW, plugins=[server.plugin], facts=saved)
    without = sb.diagnose(buyer(SAID), SELLER, now=NOW, plugins=[], facts=saved)

    assert again.to_json() == without.to_json() == d.to_json()
    assert len(server.requests) == asked == 1


def test_offline_nothing_is_sent_and_the_message_is_named_as_not_checked(model):
    server = model(says(HEARD))

    d = sb.diagnose(buyer(SAID), SELLER, now=NOW, plugins=[server.plugin], online=False)

    assert server.requests == []
    assert [u.about for u in d.unknowns if u.reason == "offline"] == [f"meaning of {SAID}"]


def test_without_a_model_named_nothing_is_registered(monkeypatch):
    registered = []
    monkeypatch.delenv("SILENTBUYER_LLM", raising=False)
    silentbuyer_llm.register_probes(registered.append)
    assert registered == []

    monkeypatch.setenv("SILENTBUYER_LLM", " loopback ")
    silentbuyer_llm.register_probes(registered.append)
    assert [probe.model for probe in registered] == ["loopback"]


def test_without_the_plugin_nothing_is_asked_and_nothing_is_listed():
    d = diagnosed(buyer(SAID))

    assert "meaning" not in {question.kind for question in d.facts}
    assert not [u for u in d.unknowns if "meaning" in u.about]


def unknown_of(diagnosis):
    (answer,) = [answer for question, answer in diagnosis.facts.items() if question.kind == "meaning"]
    assert isinstance(answer, sb.Unknown), answer
    return answer


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_a_model_that_fails_is_unknown_and_its_words_are_not_passed_on(model, status):
    body = json.dumps({"error": {"message": f"key sk-secret is wrong for {SAID}"}})
    server = model(lambda _: {"status": status, "type": "application/json", "body": body})

    d = diagnosed(buyer(SAID), server.plugin)

    answer = unknown_of(d)
    assert answer.reason == "model failed"
    assert str(status) in answer.detail
    assert "sk-secret" not in d.to_json()
    assert judgement(d) == judgement(diagnosed(buyer(SAID)))
    assert d.complaints == ()


def test_a_slow_model_is_given_its_seconds_and_no_more(model):
    server = model(lambda _: {"content": HEARD, "delay": 30}, seconds=0.5)
    began = time.monotonic()

    d = diagnosed(buyer(SAID), server.plugin)

    assert unknown_of(d).detail == "no answer within 0.5 s"
    assert time.monotonic() - began < 10


def test_a_model_may_take_longer_than_a_website(model):
    server = model(lambda _: {"content": HEARD, "delay": 1.5})
    network = sb.Network(timeout=0.1)

    with sb.Engine(SELLER, plugins=[server.plugin], network=network) as engine:
        engine._asker._limit = 0.5  # noqa: SLF001 - the grace alone is longer than a test should last
        assert quotes(engine.diagnose(buyer(SAID), now=NOW))


def test_a_model_that_is_down_is_given_up_after_three_failures(model):
    server = model(lambda _: {"status": 400, "body": "no"})
    texts = [f"We are still thinking about it, number {n}" for n in range(12)]

    with sb.Engine(SELLER, plugins=[server.plugin]) as engine:
        found = list(engine.stream([sb.Customer(id=t, messages=[message(t)]) for t in texts], now=NOW))

    assert len(server.requests) <= 4
    assert all(unknown_of(d).reason == "model failed" for d in found)


def test_nobody_listens_at_the_address(model):
    server = model(says(HEARD))
    server.__exit__()

    assert unknown_of(diagnosed(buyer(SAID), server.plugin)).reason == "model failed"


def test_a_model_that_is_not_set_up_is_unknown(model):
    model(says(HEARD))
    plugin = silentbuyer_llm.Plugin(silentbuyer_llm.MeaningProbe(model="no-such-model"))

    assert unknown_of(diagnosed(buyer(SAID), plugin)).detail == "UnknownModelError"


def test_a_model_of_another_plugin_of_llm_is_asked_like_any_other(monkeypatch):
    import llm

    class Plain(llm.Model):
        model_id = "plain"

        def execute(self, prompt, stream, response, conversation):
            yield from (HEARD[:20], HEARD[20:])

    class Broken(Plain):
        def execute(self, prompt, stream, response, conversation):
            raise RuntimeError("no")

    for made, heard in ((Plain(), True), (Broken(), False)):
        monkeypatch.setattr("silentbuyer_llm.probe.load", lambda _, made=made: made)
        d = diagnosed(buyer(SAID), silentbuyer_llm.Plugin(silentbuyer_llm.MeaningProbe(model="plain")))
        assert bool(quotes(d)) is heard


@pytest.mark.parametrize(
    "answer", ["", "{}", "}{", "no json", "[1, 2]", "{" * 50_000 + "}", '{"a": ' + "9" * 5000 + "}", "null"]
)
def test_reading_json_never_raises(answer):
    assert read_json(answer) in (None, {})


def test_the_schema_names_the_closed_list_only():
    item = SCHEMA["properties"]["acts"]["items"]["properties"]["act"]

    assert len(item["enum"]) == 30
    assert all(f"- {act}:" in SYSTEM for act in item["enum"])
