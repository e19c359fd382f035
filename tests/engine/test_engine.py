"""The engine: one straight line from a record to a diagnosis, and no fault of a stranger on the way spoils it."""

import asyncio
import itertools
import json
import pickle
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.errors import CustomerError, EngineError, PluginError, ProbeError, RuleError
from silentbuyer.testing import Internet, Site

NOW = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
SELLER = sb.Seller(country="CN", sectors=["aquaculture"])
BUYER = sb.Customer(
    id="C-1",
    company="AquaPura",
    email="compras@aquapura.example",
    website="aquapura.example",
    country="BR",
    messages=[sb.Message(at=NOW - timedelta(days=3), sender="seller", text="Our quotation")],
)


class Plug:
    """A plugin made of the given parts."""

    def __init__(self, *, rules=(), probes=(), plays=(), told=None):
        self._rules, self._probes, self._plays, self._told = rules, probes, plays, told
        self.name = "plug"

    @sb.hookimpl
    def register_rules(self, register):
        for item in self._rules:
            register(item)

    @sb.hookimpl
    def register_probes(self, register):
        for item in self._probes:
            register(item)

    @sb.hookimpl
    def register_actions(self, register):
        for item in self._plays:
            register(item)

    @sb.hookimpl
    def diagnosed(self, diagnosis):
        if self._told:
            self._told(diagnosis)


def offline(customer=BUYER, **options):
    options = {"now": NOW, "online": False, "plugins": [], **options}
    return sb.diagnose(customer, SELLER, **options)


def test_a_diagnosis_has_causes_that_sum_to_one_and_says_what_it_did_not_check():
    d = offline()

    assert sum(score.probability for score in d.causes) == pytest.approx(1)
    assert [score.probability for score in d.causes] == sorted((s.probability for s in d.causes), reverse=True)
    assert d.cause is d.causes[0].cause
    assert (d.customer, d.label, d.now) == ("C-1", "AquaPura", NOW)
    assert {str(u) for u in d.unknowns} >= {
        "mail domain of aquapura.example: offline (the diagnosis was asked for without the network)"
    }
    assert d.actions
    assert d.complaints == ()


def test_the_same_input_gives_the_same_bytes():
    assert offline().to_json() == offline().to_json()


def test_a_diagnosis_survives_json_and_pickle():
    d = offline()

    assert sb.Diagnosis.from_dict(json.loads(d.to_json())) == d
    assert sb.Diagnosis.from_dict(json.loads(d.to_json())).to_json() == d.to_json()
    assert pickle.loads(pickle.dumps(d)) == d
    assert hash(pickle.loads(pickle.dumps(d))) == hash(d)


def test_online_and_judged_again_from_saved_facts():
    world = {"aquapura.example": Site(mx="10 mx.aquapura.example.", pages={"/": "<h1>AquaPura aquaculture</h1>"})}
    with Internet(world) as internet:
        d = sb.diagnose(BUYER, SELLER, now=NOW, network=internet.network, plugins=[], strict=True)

        asked = len(internet.queries)
        again = sb.diagnose(BUYER, SELLER, now=NOW, network=internet.network, plugins=[], facts=d.facts)

        assert len(internet.queries) == asked, "saved facts need no network"

    saved = sb.Facts.from_dict(json.loads(json.dumps(d.facts.to_dict())))
    assert d.facts.known(sb.Question("mail-domain", "aquapura.example"))["verdict"] == "can_receive"
    assert again == d
    assert offline(facts=saved, online=True).to_json() == d.to_json()


def test_saved_facts_that_lack_an_answer_leave_it_unknown():
    assert any("not asked" in str(unknown) for unknown in offline(facts={}, online=True).unknowns)


def test_it_works_inside_a_running_loop_both_ways():
    async def notebook():
        with Internet({}) as internet:
            plain = sb.diagnose(BUYER, SELLER, now=NOW, network=internet.network, plugins=[])
            awaited = await sb.adiagnose(BUYER, SELLER, now=NOW, network=internet.network, plugins=[])
            return plain, awaited

    plain, awaited = asyncio.run(notebook())

    assert plain.cause == awaited.cause
    assert plain.findings == awaited.findings


def test_now_is_read_once_at_the_door_or_given_with_its_zone():
    before = datetime.now(UTC)

    d = offline(now=None)

    assert before <= d.now <= datetime.now(UTC)
    with pytest.raises(CustomerError, match="timezone-aware"):
        offline(now=datetime(2026, 1, 1))


def test_many_come_back_in_input_order_with_bounded_memory():
    drawn = 0

    def endless():
        nonlocal drawn
        for n in itertools.count():
            drawn += 1
            yield sb.Customer(id=f"C-{n}")

    with sb.Engine(SELLER, online=False, plugins=[]) as engine:
        stream = engine.stream(endless(), now=NOW, window=10)
        first = [next(stream).customer for _ in range(25)]

    assert first == [f"C-{n}" for n in range(25)]
    assert drawn == 30


def test_a_batch_asks_each_distinct_question_once():
    world = {"shared.example": Site(mx="10 mx.shared.example.")}
    buyers = [sb.Customer(id=str(n), email=f"buyer{n}@shared.example") for n in range(20)]
    with Internet(world) as internet:
        found = sb.diagnose_all(buyers, SELLER, now=NOW, network=internet.network, plugins=[])

        assert internet.asked("shared.example", "MX") == 1

    assert [d.customer for d in found] == [str(n) for n in range(20)]


def test_facts_can_be_asked_for_first():
    with Internet({"a.example": Site(mx="10 mx.a.example.")}) as internet:
        with sb.Engine(SELLER, network=internet.network, plugins=[]) as engine:
            facts = engine.ask([sb.Customer(id="1", email="x@a.example")])

    assert facts.known(sb.Question("mail-domain", "a.example"))["verdict"] == "can_receive"


def test_a_closed_engine_says_so():
    engine = sb.Engine(SELLER, plugins=[])
    engine.close()

    with pytest.raises(EngineError, match="closed"):
        engine.diagnose(BUYER, now=NOW)


finding = sb.Finding(weights={"away": 40}, because="I was told.")


@sb.rule("speaks")
def speaks(case):
    """Says that the buyer is away."""
    yield finding
    yield sb.Unknown("not seen", about="the buyer's desk")


def raising(error):
    def judge(case):
        yield finding
        raise error

    return sb.rule("raises")(judge)


def test_a_plugins_rule_joins_the_ranking_and_is_stamped_with_its_name():
    d = offline(plugins=[Plug(rules=[speaks])])

    assert d.cause is sb.Cause.AWAY
    assert [(f.rule, f.group) for f in d.findings if f.because == "I was told."] == [("speaks", "speaks")]
    assert "the buyer's desk: not seen" in map(str, d.unknowns)


@pytest.mark.parametrize("error", [KeyError("boom"), SystemExit(1), RecursionError()])
def test_a_rule_that_raises_is_a_complaint_and_its_half_answer_is_dropped(error):
    d = offline(plugins=[Plug(rules=[raising(error)])])

    assert [c.where for c in d.complaints] == ["rule raises"]
    assert d.findings == offline().findings
    assert d.causes == offline().causes


@pytest.mark.parametrize(
    "verdicts",
    [None, 3, "text", {"a": 1}, [None], ["away"], itertools.repeat(finding)],
    ids=["none", "number", "text", "mapping", "nothing", "word", "endless"],
)
def test_rubbish_from_a_rule_is_a_complaint(verdicts):
    d = offline(plugins=[Plug(rules=[sb.rule("rubbish")(lambda case: verdicts)])])

    assert [c.where for c in d.complaints] == ["rule rubbish"]
    assert d.causes == offline().causes


@pytest.mark.parametrize("needs", [["website"], None, [sb.Question("x")] * 101])
def test_rubbish_questions_are_a_complaint(needs):
    d = offline(plugins=[Plug(rules=[sb.rule("asks", needs=lambda customer: needs)(lambda case: [])])])

    assert "rule asks" in [c.where for c in d.complaints]


def test_strict_raises_the_first_fault():
    with pytest.raises(RuleError, match="boom"):
        offline(plugins=[Plug(rules=[raising(KeyError("boom"))])], strict=True)
    with pytest.raises(PluginError, match="no hook"):
        offline(plugins=[object()], strict=True)


class Failing:
    kind = "failing"
    online = False

    async def ask(self, question, wire):
        raise OSError("no route")


asks_failing = sb.rule("asks", needs=lambda customer: [sb.Question("failing", "x")])(lambda case: [])


def test_a_failing_probe_is_a_complaint_and_an_unknown():
    plug = Plug(rules=[asks_failing], probes=[Failing()])
    with Internet({}) as internet:
        d = sb.diagnose(sb.Customer(id="1"), SELLER, now=NOW, network=internet.network, plugins=[plug])
        with pytest.raises(ProbeError, match="no route"):
            sb.diagnose(sb.Customer(id="1"), SELLER, now=NOW, network=internet.network, plugins=[plug], strict=True)

    assert [c.where for c in d.complaints] == ["probe failing"]
    assert any("failing of x" in str(unknown) for unknown in d.unknowns)


class Advisor:
    name = "advisor"

    def __init__(self, act):
        self.act = act

    def advise(self, case, causes):
        return self.act(case, causes)


def test_a_plugins_action_joins_the_ranking():
    action = sb.Action(kind="plug:greet", advice="Greet them.", cause="away", priority=1000.0)

    d = offline(plugins=[Plug(rules=[speaks], plays=[Advisor(lambda case, causes: [action])])])

    assert "plug:greet" in [a.kind for a in d.actions]


@pytest.mark.parametrize(
    "act",
    [lambda case, causes: 1 / 0, lambda case, causes: ["call"], lambda case, causes: None],
    ids=["raises", "text", "none"],
)
def test_a_play_that_misbehaves_is_a_complaint_and_the_core_actions_stay(act):
    d = offline(plugins=[Plug(plays=[Advisor(act)])])

    assert [c.where for c in d.complaints] == ["play advisor"]
    assert d.actions == offline().actions


def test_the_diagnosed_hook_is_told_and_a_fault_of_it_is_added():
    heard = []
    d = offline(plugins=[Plug(told=heard.append)])
    assert heard == [d]

    def fail(diagnosis):
        raise SystemExit("CRM is down")

    (told,) = offline(plugins=[Plug(told=fail)]).complaints
    line = fail.__code__.co_firstlineno + 1
    assert str(told) == f"hook diagnosed of plug: SystemExit: CRM is down (test_engine.py, line {line})"


text = st.text(max_size=30).filter(lambda t: t.strip())
maybe = st.none() | text
moments = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))
messages = st.builds(
    sb.Message,
    at=moments,
    sender=st.sampled_from(["buyer", "seller", "unknown"]),
    kind=st.sampled_from(["message", "auto-reply", "bounce", "receipt"]),
    channel=st.sampled_from(["email", "whatsapp", "skype"]),
    text=st.text(max_size=60),
)
customers = st.builds(
    sb.Customer,
    id=text,
    company=maybe,
    name=maybe,
    email=maybe,
    website=maybe,
    country=st.none() | st.sampled_from(["DE", "BR", "ZZ", "SA", "US"]),
    phone=maybe,
    about=st.text(max_size=60),
    products=st.lists(text, max_size=3),
    stage=st.none() | st.sampled_from(sb.Stage),
    messages=st.lists(messages, max_size=6),
)


@settings(max_examples=60, deadline=None)
@given(customers)
def test_whatever_the_record_holds_a_whole_diagnosis_comes_out(customer):
    d = offline(customer)

    assert d.complaints == ()
    assert sum(score.probability for score in d.causes) == pytest.approx(1)
    assert sb.Diagnosis.from_dict(json.loads(d.to_json())) == d
