"""Build src/silentbuyer/data/records/date_words.csv: the words of dates and clocks of some ninety languages, from CLDR.

    python tools/build_date_words.py

Babel is needed only here; the table is frozen, so that reading a date needs no library and never changes by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from babel import Locale

from silentbuyer.records.month_words import plain_word

TARGET = Path(__file__).resolve().parents[1] / "src" / "silentbuyer" / "data" / "records" / "date_words.csv"
LOCALES = (  # noqa: SIM905 - many codes read better as words
    "en en_GB en_AU en_CA af am ar ar_SY ar_DZ ar_MA as az be bg bn bs bs_Cyrl ca ckb cs cy da de de_AT el es es_MX "
    "es_AR et eu fa fi fil fr fr_CA ga gl gu ha he hi hr hu hy id ig is it ja jv ka kk km kn ko ku ky lb lo lt lv mk ml "
    "mn mr ms mt my nb ne nl nn or pa pl ps pt pt_PT ro ru sd si sk sl so sq sr sr_Latn sv sw ta te tg th tk tr tt uk "
    "ur uz uz_Cyrl vi yo yue zh zh_Hant zu"
).split()
# Judgement: words between a day and its clock or inside a date, ordinals, and parts of the day that settle the half.
LINKS = (  # noqa: SIM905 - as above
    "d m at um uhr à às a las alle ore om kl klo klokken saat o ob u в о у klukkan ساعت lúc ve st nd rd th er re º ª ° day "
    "the of on dated den le el am il dia día vom ngày năm hrs h น ค.ศ พ.ศ г р год года рік ano jaar år"
).split()
# Judgement: Vietnamese months as words, which older programs write.
VIETNAMESE = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"]
HALVES = {
    "a": "早上|清晨|凌晨|早|午前|오전|새벽|sa|sáng|de la mañana|утра|ráno|pg|pagi|öö|dop|fm|iṕ|ص|ق.ظ|π.μ",
    "p": "下午|晚上|傍晚|午后|午後|오후|저녁|밤|ch|chiều|tối|de la tarde|de la noche|дня|вечера|odp|ptg|petang|malam|ös|em|م|ب.ظ|μ.μ",
    "n": "中午|正午",
}
# Letters of a pattern that stand without a blank beside a literal: those are no word.
_GLUED = re.compile(r"[yMdE]{2}|[年년일]|[yMdE](?=[^a-z])")
HEAD = """\
# Words of dates and clocks: months 1-12, weekdays (0 is Monday), halves of the day (a, p; n is about noon), fillers
# Source: Unicode CLDR by Babel {version}, locales {locales}; Unicode License v3 (../names/LICENSE.unicode), {today};
# links between date and clock and informal parts of the day: judgement 2026-11-29
# A name of two months (Croatian "listopad" is October, Czech and Polish November) stands in both rows and is not read
kind,value,names
"""


def _of_calendar(locale: Locale) -> Iterator[tuple[str, str, str]]:
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from (("month", str(number), name) for number, name in locale.months[context][width].items())
            yield from (("weekday", str(number), name) for number, name in locale.days[context][width].items())
            periods = locale.day_periods.get(context, {}).get(width, {})
            yield from (("half", half[0], periods[half]) for half in ("am", "pm") if half in periods)


def _of_patterns(locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Literal words in the patterns of dates, such as ``de`` in ``d 'de' MMMM``."""
    for style in ("medium", "long", "full"):
        pattern = locale.date_formats[style].pattern
        bare = re.sub(r"(?<![^\W\d_])[GyMLdEc]+(?![^\W\d_])", " ", pattern.replace("'", " "))
        yield from (
            ("filler", "", word) for word in bare.split() if word.strip(".").isalpha() and not _GLUED.search(word)
        )


def table() -> dict[tuple[str, str], list[str]]:
    """(kind, value) -> names, as they are compared."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    rows = [row for name in LOCALES for row in (*_of_calendar(Locale.parse(name)), *_of_patterns(Locale.parse(name)))]
    # Thai full dates put a word to the weekday that stands before a number.
    rows += [(kind, value, f"{name}ที่") for kind, value, name in rows if kind == "weekday" and name.startswith("วัน")]
    rows += [("half", half, name) for half, names in HALVES.items() for name in names.split("|")]
    rows += [("month", str(number), f"tháng {name}") for number, name in enumerate(VIETNAMESE, 1)]
    rows += [("filler", "", name) for name in LINKS]
    for kind, value, name in rows:
        word = plain_word(name)
        if word and not word.isdigit():
            found.setdefault((kind, value), {})[word] = None
    return {place: list(words) for place, words in sorted(found.items())}


def main() -> None:
    head = HEAD.format(version=version("babel"), locales=" ".join(LOCALES), today=date.today())
    lines = [f"{kind},{value},{'|'.join(words)}\n" for (kind, value), words in table().items()]
    TARGET.write_text(head + "".join(lines), encoding="utf-8")
    print(f"{TARGET.name}: {len(lines)} rows, {TARGET.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
