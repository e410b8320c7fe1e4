import pytest
from eight_languages import TEXTS

from volteface.reading.language import identify


@pytest.mark.parametrize("language", TEXTS)
def test_identifies_each_of_the_eight(language):
    assert identify(TEXTS[language]) == language
    assert identify(TEXTS[language][:90]) == language


@pytest.mark.parametrize(
    "text", ["", "OK", "2025-07-23 10:15", "!!! ??? ... 1234567890 1234567890", "Reuters, AP"]
)
def test_says_nothing_of_what_is_too_short(text):
    assert identify(text) == ""
