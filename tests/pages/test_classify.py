"""From one look at a website to its state: what is alive, what is a wall, what has no company behind it."""

import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.errors import FieldError
from silentbuyer.pages.classify import classify
from silentbuyer.pages.look import FAULTS, Page
from silentbuyer.pages.signatures import Network, Signature, signatures
from silentbuyer.pages.states import SiteState
from silentbuyer.values.frozen import FrozenMap

COMPANY = (
    "<title>Acme Pumps GmbH</title><h1>Pumps for clean water</h1>"
    + "<p>We build pumps and filters for water works.</p>" * 40
)


def page(body="", status=200, url="https://acme.example/", final=None, headers=(), **more):
    final = final or url
    kept = FrozenMap({"content-type": "text/html; charset=utf-8", **dict(headers)})
    return Page(url=url, final_url=final, hops=(final,), status=status, headers=kept, body=body.encode(), **more)


def verdict(*args, network=None, **more):
    return classify(page(*args, **more), network)[0]


def test_a_company_page_is_alive():
    assert verdict(COMPANY).state == SiteState.ALIVE_UNVERIFIED


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("<title>acme.example</title><p>This domain is parked free of charge. This domain is parked.", "parked"),
        ("<title>x</title><script>window.park='abc'</script>", "parked"),
        ("<html><head><script>window.onload=function(){window.location.href='/lander'}</script>", "parked"),
        ("<title>acme.example is for sale</title><p>Make an offer</p>", "for-sale"),
        ("<p>Bu alan adı satılıktır</p>", "for-sale"),
        ("<p>该域名正在出售</p>", "for-sale"),
        ("<title>Account Suspended</title>", "suspended"),
        ("<p>Сайт заблокирован хостинг-провайдером</p>", "suspended"),
        ("<title>域名已过期</title>", "expired"),
        ("<p>Este dominio ha caducado</p>", "expired"),
        ("<p>This domain has expired. Is this your domain? Related searches</p>", "expired"),
        ("<title>Welcome to nginx!</title>", "placeholder"),
        ("<p>Coming soon</p>", "placeholder"),
        ("<p>Diese Website befindet sich im Aufbau</p>", "placeholder"),
        ("<p>网站建设中</p>", "placeholder"),
        ("<title>Situs Slot Gacor Maxwin</title><p>judi online</p>", "hijacked"),
        ("<title>acme</title><p>viagra kaufen, cialis, levitra, potenzmittel, modafinil</p>", "hijacked"),
        ("<title>404 Not Found</title><h1>404 Not Found</h1>", "http-error"),
        ("", "alive-unread"),
        ("<div id=root></div><script src=app.js></script>", "alive-unread"),
        ("<p>You need to enable JavaScript to run this app.</p>", "alive-unread"),
        ("<frameset><frame src=http://other.example/></frameset>", "alive-unread"),
    ],
)
def test_pages_without_a_company_are_told_apart(body, state):
    assert verdict(body).state == state


@pytest.mark.parametrize(
    "words",
    [
        "This domain is for sale? No: we sell pumps.", "New products coming soon!", "Our construction sites", "escorted tours",
        "We also sold online casino equipment once.", "Your account suspended? Call us.", "This page is protected by reCAPTCHA",
        "This offer has expired.", "404 valves in stock", "The requested URL",
    ],
)  # fmt: skip
def test_words_on_a_page_full_of_a_companys_own_text_prove_nothing(words):
    assert (
        verdict(f"{COMPANY}<footer>{words}</footer><p>{'More about our water works. ' * 80}").state
        == "alive-unverified"
    )


def test_two_independent_signs_are_said_to_be_two():
    body = "<title>Parking page</title>"
    network = Network(servers=("ns1.sedoparking.com",))

    assert verdict(body).marks == ("page-only",)
    assert verdict(body, network=network).marks == ("two-signs",)
    assert verdict(body, network=Network(addresses=("91.195.240.94",))).marks == ("two-signs",)
    assert verdict(body, network=Network(aliases=("traff-1.hugedomains.com",))).state == "parked"


def test_a_parking_name_server_alone_is_a_note_beside_a_living_site():
    found = verdict(COMPANY, network=Network(servers=("ns1.bodis.com",)))

    assert (found.state, found.marks) == ("alive-unverified", ("parked-network",))


@pytest.mark.parametrize(
    ("status", "state", "mark"),
    [
        (404, "http-error", "not-found"), (410, "http-error", "gone"), (500, "http-error", "server-error"),
        (522, "http-error", "origin-down"), (400, "http-error", "status-400"), (301, "http-error", "status-301"),
        (401, "alive-unread", "shut"), (403, "alive-unread", "shut"), (429, "alive-unread", "shut"), (451, "alive-unread", "geo-block"),
    ],
)  # fmt: skip
def test_statuses_are_read_by_class_and_a_refusal_is_a_sign_of_life(status, state, mark):
    found = verdict("<p>sorry</p>", status=status)

    assert (found.state, found.marks[0]) == (state, mark)


@pytest.mark.parametrize(
    ("body", "status", "headers"),
    [
        ("<title>Just a moment...</title>", 403, {}),
        ("<title>Just a moment...</title>", 200, {}),
        ("<p>x</p>", 403, {"cf-mitigated": "challenge"}),
        ("<p>x</p>", 200, {"cf-mitigated": "challenge"}),
        ("<p>x</p>", 429, {"x-datadome": "1"}),
        ("<script>window._cf_chl_opt={}</script>", 503, {}),
        ("<title>Access Denied</title>You don't have permission to access", 403, {"server": "AkamaiGHost"}),
        ("<script src=https://ct.captcha-delivery.com/c.js></script>", 200, {}),
    ],
)
def test_a_bot_wall_is_life(body, status, headers):
    found = verdict(body, status=status, headers=headers)

    assert (found.state, found.marks[0]) == ("alive-unread", "bot-wall")


def test_a_recaptcha_on_a_full_page_is_no_wall():
    assert verdict(f"{COMPANY}<div class=g-recaptcha></div>").state == "alive-unverified"


def test_a_country_block_is_told():
    assert verdict("<p>This website is not available in your country.</p>", status=403).marks == ("geo-block",)


@pytest.mark.parametrize(
    ("final", "marks"),
    [
        ("https://acme-group.test/", ("moved", "same-brand", "to:acme-group.test")),
        ("https://www.facebook.com/acme", ("moved", "social-page", "to:facebook.com")),
        ("https://acme.en.alibaba.com/", ("moved", "marketplace", "to:alibaba.com")),
        ("https://other.test/", ("moved", "stranger", "to:other.test")),
    ],
)
def test_a_redirect_to_another_domain_says_to_whom(final, marks):
    found = verdict(COMPANY, final=final)

    assert (found.state, found.marks) == ("alive-other-owner", marks)


def test_the_same_registrable_domain_is_no_other_owner():
    assert verdict(COMPANY, final="https://shop.acme.example/de/").state == "alive-unverified"


def test_a_broken_certificate_on_a_living_site_is_its_own_state():
    found = verdict(COMPANY, tls="expired")

    assert (found.state, found.marks) == ("tls-broken", ("expired", "tls:expired"))
    assert verdict("<title>Account Suspended</title>", tls="wrong-host").state == "suspended"


@pytest.mark.parametrize(
    ("content", "encoding"), [("application/pdf", ""), ("image/png", ""), ("text/html", "br"), ("application/json", "")]
)
def test_what_is_no_page_is_alive_and_unread(content, encoding):
    found = verdict("x", headers={"content-type": content}, encoding=encoding)

    assert (found.state, found.marks[0]) == ("alive-unread", "not-html")


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_has_a_state(fault):
    found, document = classify(
        Page(url="https://acme.example/", fault=fault, detail="why", tls="handshake" if fault == "tls" else "")
    )

    assert found.state in set(SiteState)
    assert found.marks[0] == fault
    assert document.text == ""


def test_a_live_site_that_leads_nowhere_is_no_dead_name():
    gone = Page(url="https://acme.example/", hops=("https://acme.example/",), fault="nxdomain")

    assert classify(gone)[0].state == "http-error"


def test_what_was_done_otherwise_than_asked_is_marked():
    found = verdict(COMPANY, truncated=True, remarks=("http-instead",))

    assert found.marks == ("cut", "http-instead")
    assert verdict("", remarks=("slow-body",)).marks[0] == "slow-body"
    assert verdict("<div>" * 5_000).marks[0] == "too-deep"


def test_a_plugin_may_bring_its_own_signatures():
    body = "<p>Domänen är vilande hos Exempelhotellet</p>"
    mine = Signature(
        state="parked", place="text", text="Vilande hos exempelhotellet", points=3, source="seen", year=2026
    )

    assert verdict(body).state == "alive-unverified"
    assert classify(page(body), marks=signatures().with_more([mine]))[0].state == "parked"


@pytest.mark.parametrize("wrong", [{"place": "footer"}, {"points": 9}, {"state": "gone"}])
def test_a_signature_that_cannot_be_is_refused(wrong):
    with pytest.raises((FieldError, ValueError)):
        Signature(**{"state": "parked", "place": "text", "text": "x", **wrong})


def test_every_row_of_the_tables_is_usable_dated_and_sourced():
    marks = signatures().marks

    assert len(marks) > 900
    assert all(mark.source and 2015 < mark.year < 2100 and mark.text for mark in marks)
    assert len({(mark.state, mark.place, mark.text) for mark in marks}) == len(marks)


OWN = "We make centrifugal pumps in Izmir since 1974. Tel. +90 232 555 1234, info@acme.example. " * 2


@pytest.mark.parametrize(
    "body",
    [
        "<title>Sheridan Valves</title><p>Contact us at info@sheridan.com",
        "<title>Jordan Tools</title><p>Hammers, saws, drills. Buy now",
        "<title>Acme Pumps</title><img src=logo.png><a href=home.html>Click here to enter</a>",
        f"<title>Agence du Sud</title><p>Domaine à vendre : domaine viticole de 40 ha avec chais. {OWN}",
        f"<title>Yapi Construction</title><p>Our new plant in Izmir is under construction. {OWN}",
        f"<title>Delta Developers</title><h1>Projects under construction</h1><p>{OWN * 3}",
        f"<title>Acme Pumps</title><p>New catalogue coming soon. Stay tuned. {OWN}",
        f"<title>On-site suspended ceilings | Acme</title><p>{OWN}",
        f"<title>Acme Pharma</title><p>Makers of sildenafil (Viagra), Cialis, Levitra, Modafinil. {OWN}",
        f"<title>Acme Ferries</title><p>Our line to Odessa: this service has been suspended until May. {OWN}",
        f"<title>Acme Builders</title><p>Visit the future site of our plant. {OWN}",
        f"<title>Trucks for sale page 2 | Acme</title><p>Used trucks. {OWN}",
        f"<title>Мебель для казино</title><p>Столы для казино, игровые автоматы, запчасти. {OWN}",
    ],
)
def test_a_companys_own_words_are_no_sign_against_it(body):
    assert verdict(body).state == SiteState.ALIVE_UNVERIFIED


def test_a_host_called_ww2_is_no_parking_by_itself():
    assert verdict(COMPANY, final="https://ww2.acme.example/").state == SiteState.ALIVE_UNVERIFIED
    assert verdict("<p>Related searches", final="https://ww1.acme.example/").state == SiteState.PARKED


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Den här domänen är registrerad hos en kund", "parked"), ("Dette domenet er til salgs", "for-sale"),
        ("Tämä verkkotunnus on myytävänä", "for-sale"), ("Αυτό το domain πωλείται", "for-sale"),
        ("הדומיין הזה למכירה", "for-sale"), ("Táto doména je na predaj", "for-sale"), ("Acest domeniu a expirat", "expired"),
        ("Akaun ini telah digantung", "suspended"), ("抱歉,该站点已经被管理员停止运行", "suspended"),
        ("Сайтът е в процес на изграждане", "placeholder"), ("Stranica je u izradi", "placeholder"),
        ("वेबसाइट निर्माणाधीन है", "placeholder"), ("acme.example is under construction", "placeholder"),
    ],
)  # fmt: skip
def test_the_words_of_registrars_in_smaller_languages(text, state):
    assert verdict(f"<title>acme.example</title><p>{text}</p>").state == state


@pytest.mark.parametrize("to", ["https://validate.perfdrive.com/captcha?x=1", "https://geo.captcha-delivery.com/x"])
def test_a_redirect_to_a_wall_is_a_wall_and_no_stranger(to):
    found = verdict("<title>Captcha</title><p>We apologize for the inconvenience", final=to)

    assert found.state == SiteState.ALIVE_UNREAD
    assert found.marks[0] == "bot-wall"


@pytest.mark.parametrize("status", [200, 400, 403, 999])
def test_a_firm_that_moved_to_a_social_page_is_alive_there_whoever_may_read_it(status):
    found = verdict("no", status=status, final="https://tr.linkedin.com/company/acme")

    assert found.state == SiteState.ALIVE_OTHER_OWNER
    assert found.marks[:2] == ("moved", "social-page")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("<title>Your access to this site has been limited by the site owner</title>", 503),
        ("<title>Nur einen Moment…</title><p>Bestätigen Sie, dass Sie ein Mensch sind", 200),
        ("<title>x</title><p>Vérifiez que vous êtes humain. Cela peut prendre quelques secondes.", 200),
        ("<title>x</title><p>Подтвердите, что вы человек", 200), ("<title>百度云加速</title><p>正在检查您的浏览器", 200),
    ],
)  # fmt: skip
def test_a_wall_may_speak_the_readers_language(body, status):
    assert verdict(body, status=status).state == SiteState.ALIVE_UNREAD


def test_a_loop_that_sets_cookies_is_a_wall():
    loop = page(fault="redirect-loop", headers={"set-cookie": "seen=1"})

    assert classify(loop)[0].state == SiteState.ALIVE_UNREAD
    assert classify(page(fault="redirect-loop"))[0].state == SiteState.HTTP_ERROR


# ---- outside judges


@pytest.fixture(scope="module")
def texts(judges):
    path = judges / "web/pages/home_page_texts.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _as_html(row):
    title = row["text"].split("\n", 1)[0]
    return f"<html><head><title>{html.escape(title)}</title></head><body>{html.escape(row['text'])}</body></html>"


def _states(texts, body):
    for row in texts:
        url = f"https://{row['domain']}/"
        yield row, verdict(body(row), url=url).state


# Pages that the silver label calls "other" and that are parked or for sale when read by eye: a registrar's own
# words, a parking network's link, a domain broker's shop window.
READ_BY_EYE = {
    "duijia.com",
    "fulldoorservices.com",
    "hinatech.tech",
    "job-restart.net",
    "ratuliga9.com",
    "tplonkextender.net",
}


@pytest.mark.parametrize("body", [_as_html, lambda row: row["text"]], ids=["html", "bare text"])
def test_parked_and_for_sale_pages_of_the_outside_judge(texts, body):
    called = [(row, state) for row, state in _states(texts, body) if state in {"parked", "for-sale"}]
    right = [row for row, _ in called if row["auto_label"] in {"parked", "for_sale"} or row["domain"] in READ_BY_EYE]
    wanted = [row for row in texts if row["auto_label"] in {"parked", "for_sale"}]

    assert len(right) / len(called) >= 0.95
    assert len(right) >= 0.9 * len(wanted)


@pytest.mark.parametrize("label", ["expired", "whois_suspended", "hosting_suspended", "default_server", "coming_soon"])
def test_other_ends_of_the_outside_judge(texts, label):
    wanted = {"expired": "expired", "whois_suspended": "suspended", "hosting_suspended": "suspended"}.get(
        label, "placeholder"
    )
    found = [state for row, state in _states(texts, _as_html) if row["auto_label"] == label]

    assert sum(state == wanted for state in found) >= 0.9 * len(found)


def test_no_company_site_of_the_outside_judge_is_called_dead(texts):
    """Of the pages labelled "other", those of some length are company and personal sites."""
    nobody = {"parked", "for-sale", "expired", "suspended", "dead-no-dns", "dead-no-address"}
    wrong = [
        row["domain"] for row, state in _states(texts, _as_html)
        if row["auto_label"] == "other" and state in nobody and row["domain"] not in READ_BY_EYE | {"ecbklussenbedrijf.online"}
    ]  # fmt: skip

    assert wrong == []


@pytest.mark.parametrize("status", [200, 403, 429, 503])
def test_bot_walls_of_the_outside_judge_are_life(judges, status):
    for path in sorted((judges / "web/botwall").glob("*.html")):
        found = classify(page(path.read_text(encoding="utf-8", errors="replace"), status=status))[0]
        assert found.state == "alive-unread", path.name


def test_default_pages_of_the_outside_judge_are_placeholders(judges):
    names = [
        "nginx_welcome",
        "debian_nginx_default",
        "tomcat10_debian_default",
        "lighttpd_debian_default",
        "cpanel_default_web_site_page.trimmed",
    ]
    for name in names:
        assert verdict((judges / f"web/pages/{name}.html").read_text(encoding="latin-1")).state == "placeholder", name


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=500), st.integers(100, 599), st.sampled_from(["text/html", "", "text/plain; charset=x", "a/b"])
)
def test_any_answer_has_a_state(body, status, content):
    kept = FrozenMap({"content-type": content})
    found = classify(
        Page(url="https://acme.example/", final_url="https://acme.example/", status=status, headers=kept, body=body)
    )[0]

    assert found.state in set(SiteState)


FIRM = (
    "<h1>Nordwasser GmbH</h1><p>Nordwasser GmbH plant und baut Anlagen zur Wasseraufbereitung und Abwasserbehandlung seit"
    " 1994. Hafenstraße 12, 20457 Hamburg. Leistungen: Trinkwasser, Schwimmbadwasser, UV-Desinfektion, Filter.</p>"
)
SPAM_WORDS = ("online casino", "slot gacor", "situs judi", "viagra kaufen", "togel", "buy cialis")
SPAM_LINKS = " ".join(f"<a href=http://x.example/{n}>{word}</a>" for n, word in enumerate(SPAM_WORDS))


@pytest.mark.parametrize(
    "slipped",
    [
        SPAM_LINKS[:150], SPAM_LINKS, f"<div style='display:none'>{SPAM_LINKS}</div>", f"<span hidden>{' '.join(SPAM_WORDS)}</span>",
        f"<div style='position:absolute; left:-9999px'>{SPAM_LINKS}</div>", f"<p style='display: none'>{' '.join(SPAM_WORDS)}</p>",
        f"<div style='font-size:0px'>{SPAM_LINKS}</div>", f"<b style='visibility:hidden'>{' '.join(SPAM_WORDS)}</b>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", ["before", "behind"])
def test_links_that_somebody_slipped_into_a_firms_page_are_no_hijack(slipped, order):
    body = FIRM + slipped if order == "behind" else slipped + FIRM
    assert verdict(f"<title>Nordwasser GmbH</title><body>{body}").state != "hijacked"


@pytest.mark.parametrize(
    "spam",
    [
        f"<title>nordwasser</title><body>{SPAM_LINKS * 3}",
        f"<title>nordwasser</title><body>{FIRM}<p>situs judi slot gacor togel maxwin bandar togel agen judi</p>",
        f"<title>Situs Slot Gacor</title><h1>Slot Gacor Maxwin</h1><body>{SPAM_LINKS}",
        "<title>Welcome</title><body><p>online casino sports betting free spins poker online</p>",
    ],
)
def test_a_page_of_spam_is_one(spam):
    assert verdict(spam).state == "hijacked"
