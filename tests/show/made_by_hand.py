"""Diagnoses made by hand, so that what is shown can be read beside what it was made from."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from silentbuyer.model.customer import Remark, Stage
from silentbuyer.model.diagnosis import Action, CauseScore, Complaint, Diagnosis, Discount, Profile, Silence, Trait
from silentbuyer.model.facts import Unknown
from silentbuyer.model.findings import Cause, Finding

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 8, 21, 10, tzinfo=UTC)

FERRAGOSTO = Silence(
    since=NOW - timedelta(days=19),
    elapsed=timedelta(days=19),
    effective_hours=11.2,
    low=10.8,
    high=11.4,
    quantile=0.8,
    p_reply=0.55,
    state="late",
    discounts=(
        Discount(kind="night", hours=157),
        Discount(kind="weekend", hours=96),
        Discount(kind="season", name="Ferragosto", hours=192),
    ),
    zone="Europe/Rome",
    zone_confidence=0.97,
    back_on=datetime(2026, 8, 24, 9, tzinfo=ROME),
)
CLOSED = Finding(
    weights={"holiday-absence": 3.0, "unreachable": -1},
    because="Offices in Italy are largely closed around Ferragosto.",
    evidence={"season": "Ferragosto", "days": 8, "regions": ("north", "centre"), "certain": True, "until": None},
    rule="holiday-absence",
)
WAIT = Action(
    kind="wait",
    advice="Do not write now.",
    cause=Cause.HOLIDAY_ABSENCE,
    channel="email",
    not_before=datetime(2026, 8, 25, 9, 30, tzinfo=ROME),
    due=datetime(2026, 8, 28, 17, tzinfo=ROME),
    local_time="Tue 25 Aug 09:30",
    why="The first hours after a break go to the backlog.",
)


def scores(*pairs):
    return tuple(CauseScore(cause=cause, probability=share) for cause, share in pairs)


def diagnosis(**changes):
    fields = {
        "customer": "C-1042",
        "label": "Acquaviva S.r.l.",
        "now": NOW,
        "stage": Stage.QUOTATION,
        "silence": FERRAGOSTO,
        "causes": scores(
            (Cause.HOLIDAY_ABSENCE, 0.81),
            (Cause.WITHIN_USUAL_TIME, 0.12),
            (Cause.COMPARING_QUOTES, 0.05),
            (Cause.UNKNOWN, 0.02),
        ),
        "findings": (CLOSED,),
        "actions": (WAIT, Action(kind="alibaba:claim", advice="Claim the buyer.", channel="whatsapp")),
        "unknowns": (Unknown("bot wall", "it asks for a browser", "website of acquaviva.example"),),
        "complaints": (Complaint(where="rule quiet", plugin="dhgate", kind="ValueError", message="boom"),),
        "profile": Profile(value=(Trait("A", ("3 orders",)),)),
        "remarks": (Remark("phone", "HTML was taken out"),),
    }
    return Diagnosis(**(fields | changes))


def hostile(text):
    """A diagnosis in which a stranger's text stands wherever strangers' texts can stand."""
    finding = Finding(weights={"fake-buyer": 1.0}, because=f"x{text}", evidence={f"k{text}": text}, rule=f"r{text}")
    return diagnosis(
        customer=f"i{text}",
        label=f"n{text}",
        silence=Silence(
            since=NOW,
            state="late",
            elapsed=timedelta(days=3),
            discounts=(Discount(kind="season", name=text, hours=40),),
            notes=(f"note{text}",),
        ),
        findings=(finding,),
        actions=(Action(kind="call", advice=f"a{text}", channel=f"c{text}", why=f"w{text}"),),
        unknowns=(Unknown(f"r{text}", text, text),),
        complaints=(Complaint(where=text, plugin=text, kind=text, message=text),),
        profile=Profile(social=(Trait(text, (text,)),)),
        remarks=(Remark("phone", text, text),),
    )
