"""Articles that are hard to draw and hard to read back: each script and sign with which a page failed its own check."""

from __future__ import annotations

ODD = {
    "hebrew": "ראש העיר התפטר ביום שני (אחרי השיטפון). המועצה תבחר יורש בחודש מאי.",
    "hebrew-marks": "\u200fרה״מ [נתניהו] אמר\u200f: ״לא\u200f״ (כך!). שָׁלוֹם עֲלֵיכֶם אמרה הסופרת רות לוי ביום שני.",
    "arabic": "استقال رئيس البلدية يوم الاثنين بعد الفيضان. وسينتخب المجلس خلفا له في مايو المقبل.",
    "arabic-vowels": "قَالَ الوَزِيرُ أَحْمَدُ إِنَّ المَدِينَةَ آمِنَةٌ تَمَامًا. وسينتخب المجلس خلفا له في مايو.",
    "rtl-below": (
        "The mayor wrote “שלום < עולם” and 3 < 5 > 2 on the wall. Council members read كتاب < درس aloud on Monday."
    ),
    "chinese": "市长星期一在洪水之后辞职。市议会将在五月选出继任者。",
    "thai": "นายกเทศมนตรีลาออกเมื่อวันจันทร์หลังน้ำท่วม สภาจะเลือกผู้สืบทอดในเดือนพฤษภาคม",
    "devanagari": "महापौर ने सोमवार को बाढ़ के बाद इस्तीफा दे दिया। परिषद मई में उत्तराधिकारी चुनेगी।",
    "emoji": "The mayor resigned 😀👍🏽 on Monday 🇫🇷. The council 👨‍👩‍👧‍👦 will meet ❤️ again in May ✈︎.",
    "ligatures": (
        "The oﬃce of the ﬁnancial aﬀairs ﬂoundered on Monday. Eﬀective efforts offered fjords of affluence in May."
    ),
    "maths": "The rate is 10² or 𝑥² + ½ ≤ ∑ √2 ≠ ∞ on Monday. The council found x₁ ≈ 5 × 10⁻³ in the report.",
    "footnotes": "The mayor resigned¹ on Monday². The council3 will elect a successor⁴ in May†.",
    "accents": "Zoe\u0308 Šarić re\u0301signa à Łódź on Monday. Nguyễn Ái Quốc met Þórður in Reykjavík on Tuesday.",
    "unheard-of": (
        "The mayor wrote \ue001\ue002 and ꙮ 𓀀 on the wall. The council read \U0001f9ff\U000e0041 aloud on Monday."
    ),
    "long-words": f"The mayor said {'Donaudampfschiff' * 12} on Monday. The council spelled {'x' * 300} in May.",
    "no-breaks": (
        "The\u00a0mayor\u2060resigned\u200b on\u202fMonday\u00ad. "
        "Soft\u00adhyphens and\u2011others stood in the re\u00adport."
    ),
    "controls": (
        "The mayor \u202eresigned\u202c on \u2066Monday\u2069. The council\x07 heard \u0000 nothing\ufffe of it."
    ),
    "markup": (
        "The mayor wrote <b>no</b> & &lt;i&gt; on {{ 7*7 }} Monday. The council read </script> and ]]> aloud in May."
    ),
}
"""Name -> two sentences."""


def odd_text(name: str) -> str:
    """An article of six paragraphs around two odd sentences."""
    plain = [
        "Mayor Ada Quill resigned on Monday after the flood in Larkport.",
        "The city council will elect a successor in May, the council said.",
        "Residents of Larkport lost 300 houses in the flood of October.",
        "Insurers expect claims of 40 million dollars from the city.",
    ]
    return "\n\n".join([plain[0], ODD[name], *plain[1:]])
