"""One plain form of text in every script, in which terms are compared, and the way back to what was written.

Case, width, accents, Arabic and Persian letter variants, Hebrew and Arabic vowel points and the traditional forms of
common Chinese characters are folded away. Words are parted by single spaces, parts of a list by four, sentences by
the unit separator, so that distance in words is a count of spaces.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, cached_property
from html import unescape
from itertools import accumulate

import attrs

LIMIT = 50_000
"""Characters of one field that are read; the rest of a longer text is not looked at."""

SENTENCE = "\x1f"
PAUSE = "    "
"""What stands between the parts of a list: as wide as four words, so that terms do not reach across."""
_ENDS = frozenset(".!?;|\n\r。！？；｡।॥؛؟۔•·…‧\u2028\u2029")
_LISTS = frozenset(",、،，")
_SILENT = frozenset("\u00ad\u200b\u200d\u200e\u200f\u2060\ufeff\u0640\u093c\u09bc")
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه",
    "ۂ": "ه", "ۃ": "ه", "ە": "ه", "ؤ": "و", "ئ": "ي", "ґ": "г",
}  # fmt: skip
_TRADITIONAL = (
    "處处廢废汙污淨净養养魚鱼蝦虾蟹蟹殺杀滅灭醫医學学診诊療疗龍龙農农業业機机場场廠厂車车間间潔洁塵尘層层氣气煙烟"
    "臭臭揮挥發发電电設设備备環环護护濾滤膜膜軟软鹽盐黃黄藍蓝綠绿紅红實实驗验應应與与為为無无產产品品國国際际貿贸"
    "貨货價价單单報报詢询請请們们這这個个樣样訂订購购買买賣卖銷销營营經经專专務务號号廣广東东華华達达長长門门開开"
    "關关馬马鳥鸟鴨鸭雞鸡豬猪糞粪飼饲漁渔護护園园圖图書书館馆鋼钢鐵铁銅铜鋁铝鋅锌線线纜缆燈灯飾饰織织紡纺絲丝裝装"
    "縫缝襪袜褲裤鞋鞋帶带錶表鐘钟錢钱銀银珠珠寶宝玩玩遊游戲戏腳脚輪轮胎胎汽汽齒齿軸轴閥阀壓压風风扇扇熱热冷冷凍冻"
    "庫库運运輸输倉仓築筑磚砖瓷瓷塗涂漿浆紙纸箱箱盒盒製制藥药補补健健康康餐餐飲饮廚厨爐炉鍋锅鏡镜視视頻频網网絡络"
    "軟软體体數数據据資资訊讯顧顾問问計计師师衛卫氧氧離离換换選选標标準准級级認认證证質质檢检測测試试樓楼層层別别"
    "幼幼兒儿園园課课師师鄉乡鎮镇縣县區区龜龟貝贝蠔蚝礦矿濕湿乾干燥燥劑剂鹼碱酸酸藻藻類类湯汤麵面麥麦豆豆乳乳漢汉"
)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")


@cache
def script(char: str) -> str:
    """The script of a letter by its Unicode name (``LATIN``, ``CJK`` ...); empty for what is no letter."""
    if unicodedata.category(char)[0] != "L":
        return ""
    return unicodedata.name(char, "").partition(" ")[0]


def _letter(char: str) -> str:
    bare = unicodedata.normalize("NFKD", char.casefold())
    kept = "".join(_LETTERS.get(c, c) for c in bare if not _is_mark(c) and c not in _SILENT)
    return unicodedata.normalize("NFC", kept)


def _is_mark(char: str) -> bool:
    code = ord(char)
    return (
        0x300 <= code <= 0x36F
        or 0x591 <= code <= 0x5C7
        or 0x610 <= code <= 0x61A
        or 0x64B <= code <= 0x65F
        or code == 0x670
        or 0x6D6 <= code <= 0x6ED
    )


def _fold_char(char: str) -> str:
    if char in _SILENT or _is_mark(char):
        return ""
    if char in _ENDS:
        return f" {SENTENCE} "
    if char in _LISTS:
        return PAUSE
    if unicodedata.category(char)[0] in "LNM":
        return _letter(char)
    return " "


class _Table(dict[int, str]):
    """Folded characters by code point, found out once each."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_TABLE = _Table(zip(map(ord, _TRADITIONAL[::2]), _TRADITIONAL[1::2], strict=True))


class _Widths(dict[str, int]):
    """How many characters each character folds to, found out once each."""

    def __missing__(self, char: str) -> int:
        width = self[char] = len(_TABLE[ord(char)])
        return width


_WIDTHS = _Widths()


def fold(text: str) -> str:
    """The folded form alone."""
    return text.translate(_TABLE)


@attrs.frozen(slots=False)
class Text:
    """A field's text as it was written (markup taken off) beside its folded form, which has a space at both ends."""

    raw: str
    folded: str

    @classmethod
    def of(cls, text: str) -> Text:
        """The text of a field, capped at `LIMIT` characters."""
        raw = text[:LIMIT]
        if "<" in raw:
            raw = _TAG.sub(" ", raw)
        if "&" in raw:
            raw = unescape(raw)
        if not raw.isascii():
            raw = unicodedata.normalize("NFC", raw)
        return cls(raw, f" {raw.translate(_TABLE)} ")

    @cached_property
    def _ends(self) -> list[int]:
        """Where the folded form of each character ends."""
        return list(accumulate(map(_WIDTHS.__getitem__, self.raw), initial=1))[1:]

    def quote(self, start: int, end: int) -> str:
        """What was written at a span of the folded form."""
        return self.raw[bisect_right(self._ends, start) : bisect_right(self._ends, end - 1) + 1]
