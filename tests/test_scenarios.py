"""Whole diagnoses, offline, against what a trade salesperson would expect of them (``tests/scenarios``)."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.data.time_zones import zone_of

sys.path.insert(0, str(Path(__file__).parent))
from scenario_tables import scenarios

pytestmark = pytest.mark.no_cover
"""The lines are counted where each part has its own tests, and thousands of whole diagnoses take twice as long with the count."""

SCENARIOS = scenarios(Path(__file__).parent / "scenarios")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def customer_of(fields: dict[str, Any]) -> sb.Customer:
    fields = dict(fields)
    for name, make in (("messages", sb.Message), ("orders", sb.Order)):
        fields[name] = [make(**{**row, "at": moment(row["at"])}) for row in fields.get(name, ())]
    if fields.get("arrival"):
        fields["arrival"] = moment(fields["arrival"])
    return sb.Customer(**fields)


def diagnosed(scenario: dict[str, Any]) -> sb.Diagnosis:
    seller = sb.Seller(**scenario["seller"])
    return sb.diagnose(customer_of(scenario["customer"]), seller, now=moment(scenario["now"]), online=False)


class Expectations:
    """What a scenario may ask of a diagnosis: one method a word, each true when it holds."""

    def __init__(self, diagnosis: sb.Diagnosis) -> None:
        self.d = diagnosis
        self.first = diagnosis.actions[0] if diagnosis.actions else None
        self.kinds = [action.kind for action in diagnosis.actions]
        self.p = {str(score.cause): score.probability for score in diagnosis.causes}

    def cause(self, want: str) -> bool:
        return self.d.cause == want

    def cause_in(self, want: list[str]) -> bool:
        return self.d.cause in want

    def not_cause(self, want: list[str]) -> bool:
        return self.d.cause not in want

    def action_first(self, want: str) -> bool:
        return self.kinds[:1] == [want]

    def action_channel(self, want: str) -> bool:
        return self.first is not None and self.first.channel == want

    def action_channel_not(self, want: list[str]) -> bool:
        return not any(action.channel in want for action in self.d.actions)

    def actions_include(self, want: list[str]) -> bool:
        return set(want) <= set(self.kinds)

    def actions_any(self, want: list[str]) -> bool:
        return bool(set(want) & set(self.kinds))

    def not_before(self, want: str) -> bool:
        return bool(self.first and self.first.not_before and self.first.not_before >= moment(want))

    def not_after(self, want: str) -> bool:
        return bool(self.first and self.first.not_before and self.first.not_before <= moment(want))

    def within_hours(self, want: float) -> bool:
        return bool(self.first and self.first.due and self.first.due - self.d.now <= timedelta(hours=want))

    def max_effective_hours(self, want: float) -> bool:
        return self.d.silence.effective_hours <= want

    def min_effective_hours(self, want: float) -> bool:
        return self.d.silence.effective_hours >= want

    def on_working_days(self, want: dict[str, Any]) -> bool:
        """Each action begins and is due on a working day of theirs, in the hours of an office, and a wait is ahead."""
        moments = [at for action in self.d.actions for at in (action.not_before, action.due) if at]
        clock = zone_of(want["zone"])
        ahead = all(a.not_before > self.d.now for a in self.d.actions if a.kind == "wait")
        return ahead and all(self._at_work(at.astimezone(clock), want) for at in moments)

    @staticmethod
    def _at_work(here: datetime, want: dict[str, Any]) -> bool:
        rests = here.weekday() in want["weekend"] or here.date().isoformat() in want["closed"]
        return not rests and 8 <= here.hour + here.minute / 60 <= 18.5

    def min_quantile(self, want: float) -> bool:
        return self.d.silence.quantile >= want

    def max_p_reply(self, want: float) -> bool:
        return self.d.silence.p_reply <= want

    def max_probability(self, want: dict[str, float]) -> bool:
        return all(self.p[cause] <= most for cause, most in want.items())

    def min_rank(self, want: dict[str, int]) -> bool:
        ranked = list(self.p)
        return all(ranked.index(cause) < rank for cause, rank in want.items())

    def max_top_probability(self, want: float) -> bool:
        return self.d.probability <= want

    def finding_supports(self, want: str) -> bool:
        return any(finding.weights.get(sb.Cause(want), 0) > 0 for finding in self.d.findings)

    def finding_not_supports(self, want: str) -> bool:
        return not self.finding_supports(want)

    def unknown_mentions(self, want: str) -> bool:
        return any(want in str(unknown).lower() for unknown in self.d.unknowns)

    def profile_value(self, want: str) -> bool:
        return want in str(self.d.profile.value).lower()


def broken(diagnosis: sb.Diagnosis, expect: dict[str, Any]) -> Iterator[str]:
    """One line for each expectation that does not hold."""
    expectations = Expectations(diagnosis)
    for word, want in expect.items():
        if not getattr(expectations, word)(want):
            yield f"{word} = {want}"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["id"])
def test_a_salesperson_would_agree(scenario):
    diagnosis = diagnosed(scenario)

    assert list(broken(diagnosis, scenario["expect"])) == [], f"{scenario['why']}\n{diagnosis.explain()}"
    assert sum(score.probability for score in diagnosis.causes) == pytest.approx(1)
    assert diagnosis.complaints == ()
    assert sb.Diagnosis.from_dict(json.loads(diagnosis.to_json())) == diagnosis


def test_every_cause_and_every_expectation_is_asked_for():
    wanted = [scenario["expect"] for scenario in SCENARIOS]
    named = {cause for want in wanted for cause in [want.get("cause"), *want.get("cause_in", ())] if cause}
    words = {word for want in wanted for word in want}

    assert named == {str(cause) for cause in sb.Cause}
    assert words == {word for word in vars(Expectations) if not word.startswith("_")}


def test_the_public_scenarios_hold(judges, capsys):
    place = importlib.util.spec_from_file_location("run_scenarios", judges / "run_scenarios.py")
    runner = importlib.util.module_from_spec(place)
    place.loader.exec_module(runner)

    fallen = runner.main(judges / "scenarios.json")

    assert not fallen, capsys.readouterr().out


# ---- properties of the whole engine, over scenarios shuffled and over innocuous records


@settings(max_examples=60, deadline=None)
@given(scenario=st.sampled_from(SCENARIOS), data=st.data())
def test_the_order_of_messages_in_the_record_never_matters(scenario, data):
    customer = customer_of(scenario["customer"])
    shuffled = data.draw(st.permutations(customer.messages))
    other = attrs.evolve(customer, messages=shuffled)
    seller, now = sb.Seller(**scenario["seller"]), moment(scenario["now"])
    first, second = (sb.diagnose(one, seller, now=now, online=False) for one in (customer, other))

    # That the log had to be sorted is noted on the silence; nothing else may differ.
    noted = attrs.evolve(second.silence, notes=first.silence.notes)
    assert attrs.evolve(second, silence=noted) == first


@settings(max_examples=60, deadline=None)
@given(scenario=st.sampled_from(SCENARIOS), reason=st.sampled_from(["timeout", "offline", "robots", "bot wall"]))
def test_what_could_not_be_seen_changes_no_probability(scenario, reason):
    customer, seller, now = customer_of(scenario["customer"]), sb.Seller(**scenario["seller"]), moment(scenario["now"])
    plain = sb.diagnose(customer, seller, now=now, facts=sb.Facts(), online=False)
    asked = {
        sb.Question("mail-domain", "nowhere.example"): sb.Unknown(reason),
        **dict.fromkeys(_asked(plain), sb.Unknown(reason)),
    }
    blind = sb.diagnose(customer, seller, now=now, facts=sb.Facts(asked), online=False)

    assert blind.causes == plain.causes
    assert blind.actions == plain.actions


def _asked(diagnosis: sb.Diagnosis) -> list[sb.Question]:
    return list(diagnosis.facts)


HARMLESS = (
    "Please send your price list.", "We need a free sample first.", "Kindly quote 20 pieces of model A40.",
    "Urgent, please answer today!", "Danke, wir prüfen das Angebot.", "价格有点高", "¿Cuál es el plazo de entrega?",
    "Can you ship to Hamburg?", "Received with thanks", "Hello dear", "Необходимо 5 штук", "Bonne année !", "",
)  # fmt: skip
FREE = ("gmail.com", "qq.com", "yahoo.com", "163.com", "mail.ru", "web.de", "hotmail.com", "naver.com")
START = datetime(2026, 3, 2, tzinfo=UTC)


@st.composite
def harmless_buyers(draw: st.DrawFn) -> sb.Customer:
    """Records as honest strangers leave them: free mailboxes, general questions, odd hours, gaps everywhere."""
    talk = st.tuples(
        st.integers(0, 24 * 60), st.sampled_from(["buyer", "seller", "unknown"]), st.sampled_from(HARMLESS)
    )
    messages = [
        sb.Message(at=START + timedelta(hours=hours), sender=sender, text=text)
        for hours, sender, text in draw(st.lists(talk, max_size=6))
    ]
    name = draw(
        st.text("abcdefghij.0123456789", min_size=3, max_size=12).filter(lambda t: t[0].isalpha() and ".." not in t)
    )
    return sb.Customer(
        id="C-1",
        company=draw(st.sampled_from([None, "Blue River Farm", "李记水产"])),
        email=draw(st.sampled_from([None, f"{name.strip('.')}@{draw(st.sampled_from(FREE))}"])),
        country=draw(st.sampled_from([None, "NG", "IN", "CN", "US", "DE", "BR", "PK", "RU"])),
        stage=draw(st.sampled_from([None, "inquiry", "quotation", "sample"])),
        messages=messages,
    )


@settings(max_examples=150, deadline=None)
@given(customer=harmless_buyers(), days=st.integers(0, 120))
def test_nobody_harmless_is_accused(customer, days):
    now = START + timedelta(days=days)
    diagnosis = sb.diagnose(customer, sb.Seller(country="CN"), now=now, online=False)

    assert diagnosis.cause != sb.Cause.FAKE_BUYER
    assert not {"stop", "mark-junk"} & {action.kind for action in diagnosis.actions}
    assert sum(score.probability for score in diagnosis.causes) == pytest.approx(1)
    assert diagnosis.complaints == ()
