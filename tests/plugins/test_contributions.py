"""What plugins add beside rules: phrases, trades, days off, absences and words; what is wrong with one harms nothing."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import silentbuyer as sb
from silentbuyer.errors import PluginError
from silentbuyer.sectors.targets import SectorWarning
from silentbuyer.testing import case, check_rule, message

ACME = str(Path(__file__).resolve().parents[2] / "examples" / "acme_rules.py")
NOW = datetime(2026, 8, 17, 13, 0, tzinfo=UTC)
SELLER = sb.Seller(country="CN")


def buyer(text="We compare three offers.", **more):
    log = [
        sb.Message(at=NOW - timedelta(days=6), sender="buyer", channel="email", text=text),
        sb.Message(at=NOW - timedelta(days=5), sender="seller", channel="email", text="Here is our offer."),
    ]
    return sb.Customer(**{"id": "B-1", "country": "BR", "email": "a@b.example", "messages": log, **more})


class Gives:
    """A plugin that hands these over to one hook."""

    def __init__(self, hook, *items):
        self.items = items

        def give(register):
            for item in self.items:
                register(item() if callable(item) else item)

        setattr(self, hook, sb.hookimpl(give))


def told(*plugins, who=None, seller=SELLER):
    with sb.Engine(seller, online=False, plugins=plugins) as engine:
        return engine.diagnose(who or buyer(), now=NOW)


# -- phrases -----------------------------------------------------------------------------------------------------------

HARVEST = sb.Phrases(
    name="acme-harvest",
    phrases={"en": ("grape harvest", "crush* * grapes"), "pt": "vindima", "zh": ("收葡萄",)},
    weights={"internal-decision": 2.0},
    because="On {day} the buyer wrote of the grape harvest",
    words={"zh": "{day}买家说在收葡萄"},
)


@pytest.mark.parametrize(
    "text",
    ["It is the grape harvest here.", "Estamos na vindima.", "我们在收葡萄", "We are crushing the first grapes."],
)
def test_a_phrase_is_heard_and_quoted_in_each_language(text):
    (finding,) = HARVEST.judge(case(messages=[message(text)]))
    assert finding.because.startswith("On ")
    assert finding.because.endswith(f'the buyer wrote of the grape harvest: "{text}"')
    assert finding.evidence["sentence"] == text


@pytest.mark.parametrize(
    "text",
    ["It is not the grape harvest.", "Is it the grape harvest?", "If the grape harvest is bad we wait.", "Grapes.", ""],
)
def test_what_is_denied_asked_or_supposed_is_not_heard(text):
    assert list(HARVEST.judge(case(messages=[message(text)]))) == []


def test_our_own_words_are_not_the_buyers():
    assert list(HARVEST.judge(case(messages=[message("It is the grape harvest.", sender="seller")]))) == []


def test_it_keeps_the_rules_contract():
    check_rule(HARVEST, cases=[case(messages=[message("It is the grape harvest here.")])])


def test_a_message_that_it_understands_is_not_called_not_understood():
    heard = buyer("Zzyzx qwv: grape harvest!")
    assert "not understood" in str(told(who=heard))
    assert "not understood" not in str(told(HARVEST, who=heard))


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"phrases": {}}, "must map languages"),
        ({"phrases": "harvest"}, "must map languages"),
        ({"phrases": {"en": ("*",)}}, "begins with a word"),
        ({"phrases": {"en": ("* harvest",)}}, "begins with a word"),
        ({"phrases": {"en": ("x" * 200,)}}, "up to 120 characters"),
        ({"weights": {"nonsense": 1}}, "map causes to bits"),
    ],
)
def test_wrong_phrases_are_refused(more, named):
    with pytest.raises(PluginError, match=named):
        sb.Phrases(**{"name": "x", "phrases": {"en": ("a",)}, "weights": {}, "because": "On {day} so", **more})


# -- trades ------------------------------------------------------------------------------------------------------------


def test_a_trade_of_a_plugin_is_understood_by_its_words():
    seller = sb.Seller(country="CN", sectors=("furniture",), customers=("escape rooms",))
    player = buyer(about="Nous exploitons une salle d'évasion à Lyon")
    with pytest.raises(sb.errors.SellerError, match="plain words for trades"):
        told(who=player, seller=seller)
    with pytest.warns(SectorWarning, match="only your own 3 words"):
        d = told(ACME, who=player, seller=seller)
    fits = [f for f in d.findings if f.rule == "sector-fit"]
    assert any("escape rooms" in f.because for f in fits)


def test_the_sellers_own_words_come_before_a_plugins():
    own = sb.Sector("escape rooms", "quiz room")
    with sb.Engine(sb.Seller(sectors=(own,)), online=False, plugins=[ACME]) as engine:
        assert engine.seller.sectors == (own,)


# -- days off and absences -----------------------------------------------------------------------------------------------


def test_days_off_of_a_plugin_are_not_counted_as_silence():
    plain, known = told(), told(ACME)
    assert known.silence.effective_hours < plain.silence.effective_hours
    assert "Feast of the harbour" in {row.name for row in known.silence.discounts}
    assert known.silence.back_on.date() == date(2026, 8, 20)
    assert known.family == "nothing is wrong yet"
    assert "港口节" in str(known.in_language("zh"))
    assert "Feast of the harbour" not in {row.name for row in told(ACME, who=buyer(country="DE")).silence.discounts}


def test_days_off_of_one_state_hold_there_only():
    days = sb.DaysOff(
        name="Town day", first=date(2026, 8, 13), last=date(2026, 8, 14), countries="br", subdivisions="sp"
    )
    plugin = Gives("register_days_off", days)
    paulista = {row.name for row in told(plugin, who=buyer(subdivision="SP")).silence.discounts}
    carioca = {row.name for row in told(plugin, who=buyer(subdivision="RJ")).silence.discounts}
    assert ("Town day" in paulista, "Town day" in carioca) == (True, False)


@pytest.mark.parametrize(
    "more",
    [{"last": date(2026, 8, 1)}, {"last": date(2026, 12, 1)}, {"first": "2026-08-10"}, {"share": 0.0}, {"share": 2}],
)
def test_wrong_days_are_refused(more):
    with pytest.raises(PluginError):
        sb.DaysOff(**{"name": "x", "first": date(2026, 8, 10), "last": date(2026, 8, 11), "countries": "BR", **more})


def test_an_absence_that_the_team_knows_of_is_waited_for():
    away = buyer(signals={"acme": {"away_until": "2026-08-24"}}, country="DE")
    d = told(ACME, who=away)
    assert d.cause == sb.Cause.AWAY
    assert d.silence.back_on.date() == date(2026, 8, 24)
    assert d.actions[0].kind == "wait"
    assert told(who=away).cause != sb.Cause.AWAY


class Breaks:
    name = "breaks"

    def absences(self, customer, now):
        raise LookupError("the shared calendar is shut")


class Rubbish:
    name = "rubbish"

    def absences(self, customer, now):
        return ["tomorrow"]


@pytest.mark.parametrize(("teller", "said"), [(Breaks, "the shared calendar is shut"), (Rubbish, "'tomorrow' where")])
def test_who_tells_of_absences_and_breaks_is_a_complaint(teller, said):
    plain, d = told(), told(Gives("register_absences", teller()))
    (complaint,) = d.complaints
    assert said in complaint.message
    assert complaint.where == f"absences {teller.name}"
    assert d.silence == plain.silence


# -- words -------------------------------------------------------------------------------------------------------------


def test_words_travel_with_the_sentence_they_are_for():
    noted = buyer(signals={"acme": {"sanctioned_for_days": 3}})
    d = told(ACME, who=noted)
    back = sb.Diagnosis.from_dict(d.to_dict())
    for one in (d, back):
        assert "同事3天前注明：适用制裁。" in str(one.in_language("zh"))
    chinese = told(ACME, who=noted, seller=sb.Seller(country="CN", language="zh"))
    assert "同事3天前注明：适用制裁。" in str(chinese)
    assert "A colleague noted 3 days ago" in str(d.in_language("zh").in_language("en"))


@pytest.mark.parametrize("more", [{"language": "chinese please"}, {"messages": ["x"]}, {"messages": {"x": 3}}])
def test_wrong_words_are_refused(more):
    with pytest.raises(PluginError):
        sb.Words(**{"name": "x", "language": "zh", "messages": {}, **more})


# -- faults ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hook", "item", "said"),
    [
        ("register_sectors", "escape rooms", "is no sector: register a silentbuyer.Sector"),
        ("register_days_off", date(2026, 8, 1), "is no days off: register a silentbuyer.DaysOff"),
        ("register_words", {"zh": {}}, "is no words: register a silentbuyer.Words"),
        ("register_absences", 3, "needs a name"),
        ("register_causes", "acme:x", "is no cause: register a silentbuyer.OwnCause"),
    ],
)
def test_what_is_of_another_kind_is_a_complaint_and_harms_nothing(hook, item, said):
    plain, d = told(), told(Gives(hook, item))
    (complaint,) = d.complaints
    assert said in complaint.message
    assert d.causes == plain.causes


def test_a_hook_that_raises_half_way_keeps_what_it_gave():
    def broken():
        raise OSError("disk")

    d = told(Gives("register_days_off", sb.DaysOff(
        name="Feast", first=date(2026, 8, 10), last=date(2026, 8, 19), countries="BR"), broken))  # fmt: skip
    (complaint,) = d.complaints
    assert "stopped half-way: OSError: disk" in complaint.message
    assert "Feast" in {row.name for row in d.silence.discounts}


def test_strict_raises_at_once():
    with pytest.raises(PluginError, match="register a silentbuyer"):
        sb.Engine(SELLER, online=False, plugins=[Gives("register_sectors", 3)], strict=True)


def test_worker_processes_know_all_of_it():
    many = [buyer(signals={"acme": {"sanctioned_for_days": 3}}) for _ in range(3)]
    one = sb.diagnose_all(many, SELLER, now=NOW, online=False, plugins=[ACME])
    two = sb.diagnose_all(many, SELLER, now=NOW, online=False, plugins=[ACME], workers=2)
    assert [d.to_json() for d in one] == [d.to_json() for d in two]
    assert two[0].in_language("zh") == one[0].in_language("zh")
