"""Every probability can be traced: prior, findings, cap, total."""

import json
import math
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.saying import NOW

from silentbuyer.model.customer import Stage
from silentbuyer.model.diagnosis import Diagnosis, Silence
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.weighing.explain import explain
from silentbuyer.weighing.weigh import weigh


def diagnosis(*findings):
    silence = Silence(since=NOW - timedelta(days=9), p_reply=0.2)
    causes = weigh(findings, stage=Stage.QUOTATION, silence=silence, turn="buyer")
    return Diagnosis(
        customer="C",
        label="AquaPura",
        now=NOW,
        stage=Stage.QUOTATION,
        silence=silence,
        causes=causes,
        findings=findings,
    )


def finding(bits, group, cause=Cause.FAKE_BUYER):
    return Finding(weights={cause: bits}, because=f"{group} {bits}", group=group, rule="r", sign=f"r/{group}")


@given(st.lists(st.tuples(st.floats(-9, 9), st.sampled_from("abc")), max_size=7))
@settings(max_examples=80, deadline=None)
def test_prior_plus_steps_plus_cap_is_the_total(parts):
    made = diagnosis(*(finding(round(bits, 2), group) for bits, group in parts))
    for fall in made.explain().waterfalls:
        assert math.isclose(fall.prior + sum(step.counts for step in fall.steps) + fall.cap, fall.total, abs_tol=1e-9)


def test_totals_give_the_probabilities_back():
    falls = diagnosis(finding(2.0, "a")).explain().waterfalls
    mass = [2**fall.total for fall in falls]
    assert all(math.isclose(m / sum(mass), fall.probability) for m, fall in zip(mass, falls, strict=True))


def test_what_a_group_outvoted_is_shown_as_not_counted():
    text = str(diagnosis(finding(3.0, "mail"), finding(1.0, "mail")).explain())
    assert "+3.0  mail 3.0 [r/mail; judgement]" in text
    assert "+0.0  mail 1.0 [r/mail; judgement]  (not counted: its group mail speaks already, +1.0)" in text


def test_the_cap_is_shown():
    fall = diagnosis(finding(4.0, "a"), finding(4.0, "b")).explain()[Cause.FAKE_BUYER]
    assert fall.cap == -3.0
    assert "cap on evidence that is not decisive" in str(fall)


def test_it_is_plain_data_too():
    made = explain(diagnosis(finding(2.0, "a")))
    data = json.loads(json.dumps(made.to_dict()))
    assert data["label"] == "AquaPura"
    assert {"cause", "prior", "steps", "cap", "total", "probability", "label"} == set(data["waterfalls"][0])
    assert made["fake-buyer"].steps[0].source == "judgement"
