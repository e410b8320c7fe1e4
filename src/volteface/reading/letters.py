"""How much a string of letters above ASCII looks like one of the eight languages.

Frequencies (per cent of running text, rounded) of each language's letters beyond ASCII; written from general
knowledge of the languages, good enough to tell encodings apart, not for linguistics.
"""

import math
from collections import Counter

_FREQUENCIES: dict[str, str] = {
    "pl": "ł1.8 ę1.1 ą1.0 ó.9 ż.8 ś.7 ć.4 ń.2 ź.06",
    "de": "ü.65 ä.54 ß.31 ö.3",
    "fr": "é1.9 à.5 è.3 ê.23 ç.09 ù.06 ô.06 î.05 û.06 â.05 œ.02 ï.01 ë.01",
    "es": "ó.8 í.7 á.5 é.45 ñ.31 ú.17 ¿.03 ¡.02 ü.01 º.01 ª.01",
    "tr": "ı5 ü1.9 ş1.8 ç1.2 ğ1.1 ö.8 â.1 û.01 î.02",
    "ru": "о11 е8.5 а8 и7.4 н6.7 т6.3 с5.5 р4.7 в4.5 л4.4 к3.5 м3.2 д3 п2.8 у2.6 я2 ы1.9 ь1.7 г1.7 з1.7 б1.6 "
    "ч1.4 й1.2 х1 ж.9 ш.7 ю.6 ц.5 щ.4 э.3 ф.3 ъ.04 ё.04 №.02",
    "uk": "о9.3 а8.3 н7.1 и6.1 і5.7 в5.4 т5.4 е4.6 р4.6 с4.1 к3.9 л3.7 д3.4 у3.3 м3.2 п2.9 я2.5 з2.3 ь1.8 б1.8 "
    "г1.6 ч1.3 й1.4 х1.2 ж.8 ш.8 ю.7 ї.7 є.6 ц.6 щ.4 ф.3 ґ.02 №.02",
}
_TYPOGRAPHY = "“.1 ”.15 „.1 ‘.03 ’.1 –.15 —.1 ….03 «.08 ».08 \xa0.1 €.02 §.005 °.01 ·.01 £.01 ©.01 •.01"
_CAPITALS_SHARE = 0.06
_UNKNOWN = 1e-5
_IMPOSSIBLE = 1e-8


def _weigh(frequencies: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for item in f"{frequencies}|{_TYPOGRAPHY}".replace("|", " ").split(" "):
        letter, weight = item[0], float(item[1:])
        weights[letter] = weight
        if letter.upper() != letter and len(letter.upper()) == 1 and letter.upper() > "\x7f":
            weights[letter.upper()] = weight * _CAPITALS_SHARE
    if "ı" in weights:
        weights["İ"] = 0.2
    total = sum(weights.values())
    return {letter: math.log(weight / total) for letter, weight in weights.items()}


_LOG_WEIGHTS = {language: _weigh(text) for language, text in _FREQUENCIES.items()}


def rate_letters(letters: str) -> float:
    """Give the mean log-likelihood (<= 0) of characters above ASCII under the language that fits them best."""
    if not letters:
        return 0.0
    counts = Counter(letters)
    unknown, impossible = math.log(_UNKNOWN), math.log(_IMPOSSIBLE)

    def fit(weights: dict[str, float]) -> float:
        return sum(
            count * weights.get(letter, impossible if letter == "\ufffd" or letter < "\xa0" else unknown)
            for letter, count in counts.items()
        )

    return max(fit(weights) for weights in _LOG_WEIGHTS.values()) / len(letters)
