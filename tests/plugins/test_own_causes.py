"""A cause of a plugin's own goes through the whole line, and is readable where the plugin is not."""

import json
import pickle
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import attrs
import pytest

import silentbuyer as sb
from silentbuyer.batch.diagnoses import Diagnoses
from silentbuyer.cli.commands import main
from silentbuyer.errors import CalibrationError, FactsError, PluginError

ACME = str(Path(__file__).resolve().parents[2] / "examples" / "acme_rules.py")
NAME = "acme:sanctions"
NOW = datetime(2026, 5, 13, 9, 0, tzinfo=UTC)
SELLER = sb.Seller(country="CN")


NOTED = {"acme": {"sanctioned_for_days": 20}}


def buyer(text="Our lawyer says that your port is on the OFAC list.", number=1, *, signals=NOTED, **more):
    log = [
        sb.Message(at=NOW - timedelta(days=9), sender="buyer", channel="email", text=text),
        sb.Message(
            at=NOW - timedelta(days=8), sender="seller", channel="email", text="Thank you for the news of the pumps."
        ),
    ]
    return sb.Customer(
        id=f"B-{number}", company="Bombas do Sul", country="BR", email="ana@bombas.example", products=["pumps"],
        messages=log, signals=signals, **more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def d():
    return sb.diagnose(buyer(), SELLER, now=NOW, online=False, plugins=[ACME], strict=True)


def test_it_leads_with_its_own_words_family_and_reason(d):
    assert (d.cause, d.family) == (NAME, "out of the buyer's hands")
    assert "sanctions hold up the payment or the goods" in d.headline
    assert "On 2026-05-04 the buyer wrote of sanctions" in str(d)
    assert "acme:sanctions" not in str(d).replace("[acme-sanctions: acme:sanctions", "")
    assert "Held up by sanctions" in d._repr_html_()
    assert sum(score.probability for score in d.causes) == pytest.approx(1.0)


def test_it_is_a_cause_like_ours():
    assert isinstance(sb.Cause(NAME), sb.Cause)
    assert sb.Cause(NAME) == NAME == pickle.loads(pickle.dumps(sb.Cause(NAME)))
    assert {sb.Cause(NAME): 1}[NAME] == 1
    assert NAME not in list(sb.Cause)
    with pytest.raises(ValueError, match="is not a valid Cause"):
        sb.Cause("sanctions")


def test_it_speaks_chinese_without_a_catalogue_of_its_plugin(d):
    told = d.in_language("zh")
    assert "制裁使付款或货物受阻" in told.headline
    assert "2026年5月4日买家提到制裁" in str(told)
    assert "同事20天前注明：适用制裁。" in str(told)
    assert told.actions[0].advice.startswith("问我方银行")
    assert told.in_language("en") == d
    assert "受制裁阻碍" in told._repr_html_()


def test_its_advice_stands_among_ours_with_a_moment_and_a_letter(d):
    first = d.actions[0]
    assert (first.kind, first.cause, first.channel) == ("acme:licence", NAME, "email")
    assert first.not_before >= NOW
    assert "Our bank is looking into the payment for pumps." in first.draft("en")
    assert "Nosso banco está verificando o pagamento de pumps." in first.draft("pt")


def test_a_saved_diagnosis_is_read_without_the_plugin(d):
    saved = json.loads(d.to_json())
    back = sb.Diagnosis.from_dict(saved)
    assert back == d
    assert (back.headline, back.family) == (d.headline, d.family)
    assert back.in_language("zh").headline == d.in_language("zh").headline
    assert "Held up by sanctions" in str(back)
    assert back.to_json() == d.to_json()


def test_a_saved_name_that_nobody_describes_is_still_read(d):
    saved = json.loads(d.to_json())
    del saved["own_causes"]
    back = sb.Diagnosis.from_dict(saved)
    assert back.cause == NAME
    assert NAME in back.headline
    assert str(back)
    assert back._repr_html_()


@pytest.mark.parametrize("rubbish", [[{"name": "sanctions"}], [3], "text", [{"name": "a:b", "label": "x" * 400}]])
def test_a_description_that_is_none_is_refused(d, rubbish):
    with pytest.raises(FactsError, match="own_causes"):
        sb.Diagnosis.from_dict({**json.loads(d.to_json()), "own_causes": rubbish})


def test_it_pickles_with_all_it_knows(d):
    again = pickle.loads(pickle.dumps(d))
    assert again == d
    assert again.causes[0].cause.own == d.causes[0].cause.own


def test_it_fits_the_published_schema(d):
    jsonschema = pytest.importorskip("jsonschema")
    folder = Path(__file__).resolve().parents[2] / "docs" / "schema"
    jsonschema.validate(json.loads(d.to_json()), json.loads((folder / "diagnosis-2.json").read_text("utf-8")))


def test_it_stands_in_lists_frames_and_workbooks(d, tmp_path):
    found = Diagnoses([d])
    work = found.worklist()
    out = StringIO()
    work.to_csv(out)
    assert NAME in out.getvalue()
    assert NAME in work.to_json()
    assert "Held up by sanctions" in str(work)
    assert found.to_rows()[0]["cause"] == NAME
    work.to_excel(tmp_path / "list.xlsx")
    assert (tmp_path / "list.xlsx").stat().st_size > 1000
    assert "Held up by sanctions" in found.to_html()


def test_a_frame_carries_it_and_what_was_learned():
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"id": ["1"], "country": ["BR"]})
    learned = sb.Experience(priors={NAME: 8.0})
    told = sb.diagnose_frame(table, SELLER, now=NOW, online=False, plugins=[ACME], experience=learned)
    assert NAME in told.to_pylist()[0]["causes"]


def test_the_waterfall_explains_it(d):
    fall = d.explain()[NAME]
    assert fall.label == "Held up by sanctions"
    assert [step.rule for step in fall.steps] == ["acme-sanctions", "acme-noted"]


def test_worker_processes_give_the_same_bytes():
    many = [buyer(number=n) for n in range(6)]
    one = sb.diagnose_all(many, SELLER, now=NOW, online=False, plugins=[ACME])
    two = sb.diagnose_all(many, SELLER, now=NOW, online=False, plugins=[ACME], workers=2)
    assert [d.to_json() for d in one] == [d.to_json() for d in two]
    assert two[0].cause.own is not None


def test_a_job_as_json_carries_it():
    pyarrow = pytest.importorskip("pyarrow")
    from silentbuyer.cluster import Job, diagnose_batches

    job = Job.from_json(Job.of(SELLER, key="id", now=NOW, online=False, plugins=[ACME]).to_json())
    assert job.found[f"cause {NAME}"] == "acme_rules"
    log = [
        {"at": (NOW - timedelta(days=9)).isoformat(), "sender": "buyer", "text": "We are on the OFAC sanctions list."},
        {"at": (NOW - timedelta(days=8)).isoformat(), "sender": "seller", "text": "Thank you for the news."},
    ]
    table = pyarrow.RecordBatch.from_pylist([{"id": "1", "country": "BR", "messages": log}])
    (batch,) = diagnose_batches([table], job)
    assert NAME in batch.to_pylist()[0]["causes"]


def test_the_command_line_lists_and_names_it(capsys, tmp_path):
    assert main(["causes", "--plugin", ACME]) == 0
    assert "Held up by sanctions" in capsys.readouterr().out
    assert main(["causes", "--plugin", ACME, "--json", "--lang", "zh"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed[-1] == {
        "cause": NAME, "family": "买家也无能为力", "name": "受制裁阻碍", "plugin": "acme_rules",
    }  # fmt: skip
    assert len(listed) == len(sb.Cause) + 1


# -- what is wrong is named --------------------------------------------------------------------------------------------


class Registers:
    def __init__(self, *causes, rules=()):
        self.causes, self.rules = causes, rules

    @sb.hookimpl
    def register_causes(self, register):
        for make in self.causes:
            register(make() if callable(make) else make)

    @sb.hookimpl
    def register_rules(self, register):
        for rule in self.rules:
            register(rule)


@sb.rule("acme-misspelt")
def misspelt(case):
    """Names a cause that nobody registered."""
    yield sb.Finding(weights={"acme:sanktions": 2.0}, because="It is so.")


def own(**more):
    return sb.OwnCause(**{"name": NAME, "label": "Sanctions", "family": "commercial", **more})


def test_a_finding_for_a_cause_that_nobody_registered_is_a_complaint_with_the_nearest():
    d = sb.diagnose(buyer(), SELLER, now=NOW, online=False, plugins=[Registers(own(), rules=[misspelt])])
    (complaint,) = d.complaints
    assert "'acme:sanktions', which no plugin here registered; did you mean 'acme:sanctions'?" in complaint.message
    assert complaint.where == "rule acme-misspelt"
    assert NAME in {score.cause for score in d.causes}


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"name": "sanctions"}, "namespace"),
        ({"family": "nothing is wrong yet"}, "family must be one of"),
        ({"prior": 0}, "prior must be shares"),
        ({"prior": {"inquirey": 0.1}}, "by stage"),
        ({"label": ""}, "label must be a text"),
        ({"weights": {"a/b": float("nan")}}, "within 6 bits"),
        ({"weights": 3}, "map signs to bits"),
        ({"labels": "zh"}, "by language"),
    ],
)
def test_a_wrong_cause_is_a_complaint_and_harms_nothing(more, named):
    d = sb.diagnose(buyer(), SELLER, now=NOW, online=False, plugins=[Registers(lambda: own(**more))])
    (complaint,) = d.complaints
    assert named in complaint.message
    assert len(d.causes) == len(sb.Cause)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"kind": "dance"}, "Action.kind"),
        ({"when": "soon"}, "when must be one of"),
        ({"channel": "pigeon"}, "channel must be one of"),
        ({"advice": "Ask {who}."}, "without places"),
        ({"stages": ["first date"]}, "stages must be of"),
    ],
)
def test_wrong_advice_is_refused_when_it_is_made(more, named):
    with pytest.raises(PluginError, match=named):
        sb.Advice(**{"kind": "call", "advice": "Call them.", **more})


def test_what_is_no_cause_and_a_name_that_is_taken_are_complaints():
    plugin = Registers("acme:sanctions", own, own(label="Again"))
    d = sb.diagnose(buyer(), SELLER, now=NOW, online=False, plugins=[plugin])
    assert ["register a silentbuyer.OwnCause" in one.message for one in d.complaints] == [True, False]
    assert "already registered" in d.complaints[1].message


def test_a_prior_by_stage_and_bits_of_our_own_signs_count():
    at_deposit = own(prior={"deposit": 0.5})
    shares = {
        stage: next(
            score.prior_bits
            for score in sb.diagnose(
                buyer(stage=stage), SELLER, now=NOW, online=False, plugins=[Registers(at_deposit)]
            ).causes
            if score.cause == NAME
        )
        for stage in ("quotation", "deposit")
    }
    assert shares["deposit"] > shares["quotation"] + 5
    told = buyer("The central bank does not allow the transfer: no foreign currency is released.")
    plain = sb.diagnose(told, SELLER, now=NOW, online=False, plugins=[Registers(own())])
    too = sb.diagnose(told, SELLER, now=NOW, online=False, plugins=[Registers(own(weights={"money-blocked/said": 2}))])
    of = {x: next(s.probability for s in y.causes if s.cause == NAME) for x, y in (("plain", plain), ("too", too))}
    assert of["too"] > 1.5 * of["plain"]


# -- learning ------------------------------------------------------------------------------------------------------------


def test_weights_and_experience_may_name_it_only_where_it_is_registered(tmp_path):
    learned = sb.Experience(priors={NAME: 1.5}, weights={"acme-sanctions/said": {NAME: 6.0}})
    learned.write(tmp_path / "mine.toml")
    assert sb.Experience.load(tmp_path / "mine.toml") == learned
    with sb.Engine(SELLER, online=False, plugins=[ACME], experience=tmp_path / "mine.toml") as engine:
        assert engine.diagnose(buyer(), now=NOW).causes[0].bits >= 6.0
    with pytest.raises(CalibrationError, match="which no plugin here registered"):
        sb.Engine(SELLER, online=False, experience=sb.Experience(priors={NAME: 1.5}))
    with pytest.raises(CalibrationError, match=r"weights of 'your-turn/open-question'.*did you mean 'acme:sanctions'"):
        sb.Engine(SELLER, online=False, plugins=[ACME], weights={"your-turn/open-question": {"acme:sanction": 1.0}})


def test_outcomes_may_name_it_and_an_unknown_name_is_told_before_the_work():
    people = [buyer(number=n) for n in range(3)]
    with pytest.raises(CalibrationError, match=r"'acme:sanktions' is a cause that no plugin here registered; did you"):
        sb.learn(people, {"B-1": "acme:sanktions"}, now=NOW, plugins=[ACME])
    learned = sb.learn(people, {"B-1": NAME, "B-2": False}, now=NOW, plugins=[ACME])
    assert learned.labels == 2


@pytest.mark.no_cover  # long, and counted by others
def test_calibrate_fits_its_weights():
    heard = [buyer(number=n) for n in range(60)]
    quiet = [buyer("We compare three offers at the moment.", number=n) for n in range(60, 120)]
    cases = list(sb.diagnose_all(heard + quiet, SELLER, now=NOW, online=False, plugins=[ACME]))
    outcomes = {c.customer: NAME if int(c.customer[2:]) < 60 else "comparing-quotes" for c in cases}
    fitted = sb.calibrate(cases, outcomes)
    (key,) = [key for key in fitted.weights if key.startswith("acme-sanctions")]
    assert fitted.better
    assert fitted.weights[key][NAME] > fitted.table[key][NAME]
    silent = sb.calibrate(cases, {**outcomes, **{f"B-{n}": False for n in range(20)}})
    assert silent.cases == 120
    stripped = [attrs.evolve(one, causes=one.causes[:-1]) for one in cases]
    with pytest.raises(CalibrationError, match="no plugin here registered"):
        sb.calibrate(stripped, {"B-1": "acme:tariffs"})


@pytest.mark.parametrize("kind", ["acme:licence", "call", "claim", "escalate"])
def test_advice_over_no_channel_has_no_letter(kind):
    quiet = advising(sb.Advice(kind=kind, channel="none", when="now", advice="Stop the offer."))
    d = sb.diagnose(buyer(), SELLER, now=NOW, online=False, plugins=[quiet], strict=True)

    assert d.actions[0].advice.startswith("Stop the offer.")
    assert d.actions[0].draft("en").splitlines()[-1].lstrip("- ") == "(No message: nothing is sent to this buyer.)"
    assert d.draft == ""
    assert "Draft for the first step" not in str(d)


@pytest.mark.parametrize("letter", [{"drafts": {"en": "We look into {product}."}}, {"draft": "news"}])
def test_advice_over_no_channel_may_bring_a_letter(letter):
    spoken = advising(sb.Advice(kind="acme:licence", channel="none", when="now", advice="Stop the offer.", **letter))
    d = sb.diagnose(buyer(), SELLER, now=NOW, online=False, plugins=[spoken], strict=True)

    assert "pumps" in d.draft


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"draft": "bumpp"}, "there is no letter 'bumpp'; did you mean 'bump'"),
        ({"draft": 3}, "must be the name of a letter"),
        ({"drafts": {"english": "Hello."}}, "ISO 639 code such as 'pt', got 'english'"),
        ({"drafts": {"en": ""}}, "draft='nothing' is how nothing is sent"),
        ({"drafts": {"en": "About {prduct}"}}, "never filled; did you mean 'product'"),
    ],
)
def test_a_letter_that_could_not_be_written_is_refused_when_it_is_made(wrong, told):
    with pytest.raises(PluginError, match=told):
        sb.Advice(kind="acme:licence", advice="Ask.", **wrong)


def advising(advice):
    """A plugin whose one cause is all but certain."""

    class Plugin:
        name = "acme"

        @sb.hookimpl
        def register_causes(self, register):
            register(sb.OwnCause(name=NAME, label="Sanctions", family="urgent", advice=(advice,)))

        @sb.hookimpl
        def register_rules(self, register):
            register(sanctioned)

    return Plugin()


@sb.rule("acme-sure")
def sanctioned(case):
    """It is sure of it."""
    yield sb.Finding(weights={NAME: 20.0}, because="It is so.")


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        ("money-blockd/said", "did you mean 'money-blocked/said'?"),
        ("money-blocked/sayd", "did you mean 'money-blocked/said'?"),
        ("acme-harvest/sayd", "did you mean 'acme-harvest/said'?"),
        ("nonsense", "is no sign and no rule"),
    ],
)
def test_a_sign_that_there_is_not_is_complained_of_with_the_nearest(sign, told):
    phrases = sb.Phrases(name="acme-harvest", phrases={"en": "harvest"}, weights={NAME: 1}, because="On {day}")
    plug = Registers(own(weights={sign: 1.0}), rules=[phrases])
    d = sb.diagnose(buyer(), SELLER, now=NOW, online=False, plugins=[plug])

    assert f"weights of {NAME}: {sign!r} is no sign" in str(d.complaints)
    assert told in str(d.complaints)
    with pytest.raises(CalibrationError, match="is no sign and no rule"):
        sb.Engine(online=False, plugins=[plug], weights={sign: {NAME: 1.0}})


@pytest.mark.parametrize("sign", ["money-blocked/said", "money-blocked", "acme-misspelt/whatever", "acme-misspelt"])
def test_signs_of_ours_and_of_rules_that_tell_none_are_taken(sign):
    plug = Registers(own(weights={sign: 1.0}), rules=[misspelt])

    assert sb.Engine(online=False, plugins=[plug]).registry.complaints == ()


def test_lists_and_cards_call_a_kind_of_ones_own_by_what_follows_the_colon(d):
    for shown in (str(Diagnoses([d]).worklist()), d._repr_html_()):
        assert "acme:licence" not in shown
        assert "licence" in shown


def test_the_account_of_a_cause_of_ones_own_is_given_in_the_readers_language(d):
    told = str(d.in_language("zh").explain())

    assert "受制裁阻碍: " in told
    assert "Held up by sanctions" not in told
    assert "why each cause" not in told


def test_read_back_without_the_plugin_the_letters_stay_and_the_figures_are_the_usual_ones(d):
    back = sb.Diagnosis.from_dict(json.loads(d.to_json()))

    assert [action.draft("en") for action in back.actions] == [action.draft("en") for action in d.actions]
    assert back.cause.own.label == "Held up by sanctions"
    assert back.cause.own.advice == ()


def test_every_field_that_a_letter_is_filled_with_may_be_named_in_a_letter_of_ones_own(d):
    from silentbuyer.model.draft_words import FIELDS

    filled = {key for action in d.actions for key in action.context if not key.startswith("draft")}
    assert filled - {"given", "amount", "promise", "promise_date", "latest"} <= set(FIELDS)
