"""How often the encoding of a table is guessed rightly, against charset-normalizer, on country names in 29 languages.

    python bench/encodings.py

Right means that the text comes out letter for letter, whatever the code page is called. Each table has 5, 20 or 60
rows of names from CLDR (through babel, which draws fresh rows for every table from a fixed seed).
"""

import random

from silentbuyer.batch.encodings import detect

PAGES = {
    "gb18030": "zh",
    "big5": "zh_Hant",
    "shift_jis": "ja",
    "cp949": "ko",
    "cp1251": "ru uk bg",
    "cp1253": "el",
    "cp1255": "he",
    "cp1256": "ar",
    "cp874": "th",
    "cp1252": "de fr es pt it nl sv da nb fi",
    "cp1254": "tr",
    "cp1250": "pl cs hu ro hr sk sl",
}
TABLES = 40


def tables(language, page, rng):
    from babel import Locale

    names = list(Locale.parse(language).territories.values())
    for _ in range(TABLES):
        rows = rng.sample(names, rng.choice([5, 20, 60]))
        text = "id,company,country\n" + "".join(f"C-{n},{name},{name}\n" for n, name in enumerate(rows))
        try:
            data = text.encode(page)
        except UnicodeEncodeError:
            continue
        if not data.isascii():
            yield text, data


def ours(data):
    return data.decode(detect(data).name, "replace")


def theirs():
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        print("charset-normalizer is not installed: left out")
        return None
    return lambda data: str(from_bytes(data).best() or "")


def main():
    try:
        import babel  # noqa: F401 - only to say that it is missing
    except ImportError:
        print("babel is not installed: it holds the names")
        return
    judges = {"silentbuyer": ours, "charset-normalizer": theirs()}
    rng, totals = random.Random(1), dict.fromkeys(judges, 0)
    asked = 0
    for page, languages in PAGES.items():
        for language in languages.split():
            found = list(tables(language, page, rng))
            right = {name: sum(judge(data) == text for text, data in found) for name, judge in judges.items() if judge}
            asked += len(found)
            totals = {name: totals[name] + right.get(name, 0) for name in totals}
            print(f"{language:8} {page:10} of {len(found):3}: " + ", ".join(f"{name} {n}" for name, n in right.items()))
    print(f"all                 of {asked}: " + ", ".join(f"{name} {n}" for name, n in totals.items()))


if __name__ == "__main__":
    main()
