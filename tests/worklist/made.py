"""Buyers of a Monday morning in China, made by hand: one of each group, with strangers' texts where wanted."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from silentbuyer.model.customer import Contact, Stage
from silentbuyer.model.diagnosis import Action, CauseScore, Diagnosis, Silence
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.parties import Buyer, Home

BEIJING = ZoneInfo("Asia/Shanghai")
NAIROBI = ZoneInfo("Africa/Nairobi")
NOW = datetime(2026, 8, 17, 9, 0, tzinfo=BEIJING)
HOME = Home(company="例方紫外", person="Lily", country="CN", zone="Asia/Shanghai", languages=("zh", "en"))
LATE = Silence(
    since=NOW - timedelta(days=9), elapsed=timedelta(days=9), effective_hours=41.6, low=40, high=43, quantile=0.8,
    p_reply=0.5, state="late", zone="Africa/Nairobi", zone_confidence=1.0,
)  # fmt: skip


def action(
    kind="follow-up", *, starts=0.0, hours=48.0, channel="email", cause=Cause.COMPARING_QUOTES, sure=True, **more
):
    at = (NOW + timedelta(hours=starts)).astimezone(NAIROBI)
    return Action(
        kind=kind, advice="Write what you would.", cause=cause, channel=channel, not_before=at,
        due=at + timedelta(hours=hours), local_time=f"{at:%a %Y-%m-%d %H:%M}" if sure else None, **more,
    )  # fmt: skip


def diagnosis(name, *actions, cause=Cause.COMPARING_QUOTES, share=0.7, buyer=None, **changes):
    told = Finding(weights={cause: 2.0}, because=f"They said so, {name}.", rule="r")
    fields = {
        "customer": f"C-{name}",
        "label": f"{name.title()} Ltd",
        "now": NOW.astimezone(UTC),
        "stage": Stage.QUOTATION,
        "silence": LATE,
        "causes": (CauseScore(cause, share, (told,)), CauseScore(Cause.UNKNOWN, 1 - share)),
        "findings": (told,),
        "actions": actions or (action(),),
        "buyer": buyer or contacts(name),
        "seller": HOME,
        "version": "0.1.0",
    }
    return Diagnosis(**(fields | changes))


def contacts(name, **changes):
    fields = {
        "person": f"{name.title()} Otieno",
        "country": "KE",
        "city": "Mombasa",
        "owner": "王芳",
        "amount": 12000.0,
        "currency": "USD",
        "contacts": (
            Contact("whatsapp", "+254 733 555 135"),
            Contact("email", f"{name}@buyer.example"),
            Contact("phone", "+254 20 555 100"),
            Contact("phone", "+254 722 555 911", role="emergency", person="J. Otieno"),
        ),
    }
    return Buyer(**(fields | changes))


def monday():
    """One buyer of each group, in an order that is not the list's."""
    return [
        diagnosis("waits", action("wait", starts=80), cause=Cause.AWAY),
        diagnosis("fake", action("stop", channel=None), cause=Cause.FAKE_BUYER),
        diagnosis("week", action(starts=48)),
        diagnosis("port", action("call", starts=4.5, hours=8, channel="phone", cause=Cause.GOODS_AT_PORT), cause=Cause.GOODS_AT_PORT),
        diagnosis("today", action(starts=6)),
        diagnosis("turn", action("reply-now", cause=Cause.YOUR_TURN), cause=Cause.YOUR_TURN, share=0.98),
        diagnosis("wakes", action("wait", starts=70), cause=Cause.AWAY),
    ]  # fmt: skip


def stranger(text, **changes):
    """A buyer in whose every field a stranger's text stands, with work for today."""
    buyer = Buyer(
        person=text, country="KE", city=text, owner=text, amount=5.0, currency="USD",
        contacts=(Contact("email", text), Contact("phone", text, role=text, person=text)),
    )  # fmt: skip
    said = action("call", starts=4, channel="phone", context={"name": text, "question": text, "company": text})
    given = Action(**{**{k: getattr(said, k) for k in ("kind", "cause", "channel", "not_before", "due", "context")},
                      "advice": text, "why": text, "local_time": "Mon"})  # fmt: skip
    finding = Finding(weights={Cause.COMPARING_QUOTES: 2.0}, because=text, evidence={"k": text}, rule="r")
    causes = (CauseScore(Cause.COMPARING_QUOTES, 0.7, (finding,)), CauseScore(Cause.UNKNOWN, 0.3))
    return diagnosis("x", given, customer=text, label=text, buyer=buyer, findings=(finding,), causes=causes, **changes)
