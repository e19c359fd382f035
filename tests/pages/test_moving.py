"""Where a firm's own site says that it goes on, at another address or under another name; and what only names an address."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.pages.announcements import LONGEST
from silentbuyer.pages.moving import moved_to

MOVES = [
    "Our website has a new home: please update your bookmarks to www.brookpumps.example",
    "Brook Pumps is now Brookfield Fluid Systems. Find us at www.brookfieldfluid.example",
    "Sie finden uns ab sofort unter www.bachpumpen.example – bitte aktualisieren Sie Ihre Lesezeichen.",
    "Aus Bach Pumpen wird Bachtec. Unsere neue Internetadresse lautet www.bachtec.example",
    "Notre site a déménagé. Rendez-vous désormais sur www.ruisseau-pompes.example",
    "Bombas Arroyo cambia de nombre: ahora somos Arroyo Fluidos. Visítenos en www.arroyofluidos.example",
    "Ci siamo trasferiti online: il nostro nuovo sito è www.rivopompe.example",
    "A Bombas Ribeiro passa a chamar-se Ribeiro Fluidos. Novo endereço: www.ribeirofluidos.example",
    "Наш сайт переехал на новый адрес: www.rucheinasos.example",
    "我们的网站已迁移至新网址 www.xiheshui.example ，请更新您的收藏夹。",
    "Our domain has changed. From now on you will find us under www.brookpumps.example.",
    "Brook Pumps has become Brookfield Fluids: continue to www.brookfieldfluid.example",
    "Unsere Homepage ist umgezogen: www.bachpumpen.example",
    "Neuer Name, gleiche Qualität: Bach Pumpen heißt ab 1. Mai Bachtec – www.bachtec.example",
    "Nous changeons de nom ! Pompes Ruisseau s'appelle maintenant Rivéa, www.rivea.example",
    "Hemos cambiado de dominio, ahora puede encontrarnos en www.bombasarroyo.example",
    "Abbiamo cambiato nome: da oggi siamo Rivotec, www.rivotec.example",
    "O nosso site mudou de endereço: www.bombasribeiro.example",
    "Onze website is verhuisd naar www.beekpompen.example",
    "Nasza strona została przeniesiona pod adres www.strumienpompy.example",
    "Web sitemiz taşındı: www.derepompa.example",
    "公司官网已变更为 www.xiheshui.example",
    "弊社ウェブサイトは下記URLに変更になりました。 www.ogawapump.example",
    "홈페이지 주소가 변경되었습니다: www.gaeulpump.example",
    "Vi finns nu på www.backpumpar.example",
    "Naše stránky jsme přestěhovali na www.potokcerpadla.example",
    "This address is no longer maintained. Head over to our brand new site at brooktech.example.",
    "Attention: our web address changed! Now www.brooktech.example",
    "Wir haben unsere Internetadresse geändert; Sie erreichen uns künftig auf www.bachtec.example",
    "Bach Pumpen GmbH ist jetzt Bachtec GmbH. Weiter zu www.bachtec.example",
    "Nouvelle identité, nouveau site : www.rivea.example",
    "Nuestra página se ha trasladado a www.arroyofluidos.example",
    "Dal 1° marzo la Rivo Pompe è diventata Rivotec: www.rivotec.example",
    "Mudámos de casa na internet: visite-nos agora em www.ribeirofluidos.example",
    "We zijn van naam veranderd: Beekpompen is nu Beektec, www.beektec.example",
    "Zmieniliśmy adres strony internetowej na www.strumtec.example",
    "Компания «Ручей» сменила название на «Ручейтек», сайт rucheitek.example",
    "公司网址变更通知：请访问 www.xihetec.example",
    "当サイトは www.ogawatec.example へ移転しました",
    "저희 사이트가 www.gaeultec.example 로 이전했습니다",
]  # fmt: skip

NO_MOVES = [
    "We use cookies of Google, see www.google-policies.example for how data moves.",
    "Our pumps are now sold by our partner in Spain, www.partner-bombas.example",
    "Find us at the water fair in Amsterdam, www.waterfair.example",
    "New brochure! Download from www.brochures.example",
    "New website designed by www.studio-web.example",
    "Besuchen Sie uns ab sofort auf Facebook: www.facebook.example/bach",
    "Neue Website umgesetzt von Agentur Nord, www.agentur-nord.example",
    "Découvrez maintenant la réalisation chez notre client www.client-eaux.example",
    "Ahora también puede leer nuestra entrevista en www.revista-agua.example",
    "Seguiteci da oggi anche su www.instagram.example/rivo",
    "Onze klant is verhuisd; lees meer op www.klant-verhaal.example",
    "本站已备案，详情见 www.beian-gov.example",
    "新製品の詳細は www.press-news.example をご覧ください",
    "Nasz partner handlowy: www.partner-handel.example",
    "Yeni ürünümüz hakkında haber: www.haber-sitesi.example",
    "Our supplier has moved production to Vietnam, see www.supplier-news.example",
    "Now hiring! Apply on www.jobs-portal.example",
    "Read how our customer changed to UV: www.case-study.example",
    "Wir sind jetzt Mitglied im Verband: www.verband-wasser.example",
    "Unsere Pumpen finden Sie nun auch bei www.haendler-shop.example",
    "Nouveau catalogue disponible sur www.docs-eau.example",
    "Nuestra empresa ha cambiado a energía verde con www.energia-verde.example",
    "Site novo feito com www.construtor-sites.example",
    "Nieuw: bekijk onze video op www.videoplatform.example",
    "Nowa strona powstała dzięki www.fundusze-unijne.example",
    "Наш новый офис построен компанией www.stroi-dom.example",
    "新网站由 www.jianzhan-gongsi.example 制作",
    "ホームページ制作 www.seisaku.example",
]  # fmt: skip


@pytest.mark.parametrize("text", MOVES)
def test_moves_as_firms_tell_them(text):
    found, said = moved_to(f"Nordwasser. {text}", "nordwasser.example")
    assert found
    assert found in text.lower()
    assert found in said


@pytest.mark.parametrize("text", NO_MOVES)
def test_an_address_of_others_is_no_move(text):
    assert moved_to(f"Nordwasser. {text}", "nordwasser.example") == ("", "")


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("We have moved to our new home: www.aquanord.example. See you there!", "aquanord.example"),
        (
            "Nordwasser is now part of Aqua Group, see https://aqua-group.example/nord for details.",
            "aqua-group.example",
        ),
        ("Sie finden uns jetzt unter aquanord.example", "aquanord.example"),
        ("Unsere neue Website: www.aquanord.example", "aquanord.example"),
        ("Nordwasser heißt jetzt Aquanord: www.aquanord.example", "aquanord.example"),
        ("Notre nouveau site est aquanord.example", "aquanord.example"),
        ("Visite nuestra nueva web en www.aquanord.example", "aquanord.example"),
        ("Conheça o nosso novo site: aquanord.example", "aquanord.example"),
        ("Il nostro nuovo indirizzo è aquanord.example", "aquanord.example"),
        ("Onze nieuwe website: aquanord.example", "aquanord.example"),
        ("Nasza nowa strona: aquanord.example", "aquanord.example"),
        ("Наш новый сайт: aquanord.example", "aquanord.example"),
        ("Yeni web sitemiz: www.aquanord.example", "aquanord.example"),
        ("公司更名为北水科技,新网址:www.aquanord.example", "aquanord.example"),
        ("社名変更のお知らせ 新サイト https://aquanord.example/", "aquanord.example"),
        ("새 홈페이지: www.aquanord.example", "aquanord.example"),
        ("Website mới của chúng tôi: aquanord.example", "aquanord.example"),
        ("موقعنا الجديد: www.aquanord.example", "aquanord.example"),
        ("Our partner's shop: www.aquanord.example", ""),
        ("Our new website is www.nordwasser.example", ""),
        ("We have moved to a larger hall. Write to info@aquanord.example", ""),
        ("We have moved to Hamburg.", ""),
    ],
)
def test_where_a_firm_says_that_it_goes_on(text, domain):
    found, said = moved_to(f"Nordwasser GmbH. {text}", "nordwasser.example")
    assert found == domain
    assert bool(said) == bool(domain)
    assert len(said) <= LONGEST


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_read(text):
    assert len(moved_to(text, "a.example")[1]) <= LONGEST


@pytest.mark.parametrize("word", ["new website a.b.c ", "our new domain ", "www.a.example ", "新网站 a.cn "])
def test_a_page_of_one_word_takes_no_time(word):
    began = time.process_time()
    moved_to(word * 40_000, "a.example")
    assert time.process_time() - began < 1.0
