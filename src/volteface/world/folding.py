"""Letters made comparable: one text for 'Türkiye'nin', 'TÜRKİYE’NİN' and 'türkiye nin', character for character."""

import re
import unicodedata

PUNCTUATION = re.compile(r"[\W_ʼ]")  # the last is the apostrophe of Ukrainian, a letter to Unicode


def lower(text: str, language: str = "") -> str:
    """Lower-case a text without changing its length, so that offsets stay true.

    'İ' is the only letter that `str.lower` makes longer; in Turkish ("tr") 'I' is the capital of 'ı'.
    """
    if language == "tr":
        text = text.replace("I", "ı")
    return text.replace("İ", "i").lower()


def fold(text: str, language: str = "") -> str:
    """Lower-case a text and turn all but letters and digits into spaces, character for character."""
    return PUNCTUATION.sub(" ", lower(text, language))


_UNDECOMPOSED = str.maketrans("łøđðıæœəþ", "loddiaoat")


def bare(text: str) -> str:
    """Fold a text to single-spaced words without marks on their letters: 'Oluṣẹgun Ọbasanjọ' -> 'olusegun obasanjo'."""
    letters = unicodedata.normalize("NFD", lower(text).translate(_UNDECOMPOSED))
    return " ".join(fold("".join(one for one in letters if not unicodedata.combining(one))).split())
