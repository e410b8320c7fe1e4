import pytest
from eight_languages import ENCODINGS, TEXTS
from hypothesis import given
from hypothesis import strategies as st

from volteface.reading import decode as module
from volteface.reading.decode import decode

PAIRS = [(language, encoding) for language, encodings in ENCODINGS.items() for encoding in encodings]


@pytest.mark.parametrize(("language", "encoding"), PAIRS)
def test_undeclared_encoding_is_found(language, encoding):
    written = TEXTS[language].encode(encoding, "ignore")
    decoded = decode(written)
    assert decoded.text == written.decode(encoding)
    assert not decoded.reason


@pytest.mark.parametrize(("language", "encoding"), PAIRS)
def test_a_lying_declaration_is_not_believed(language, encoding):
    for declared in ("utf-8", "iso-8859-1", "windows-1252"):
        page = f'<html><head><meta charset="{declared}"></head><body><p>{TEXTS[language]}</p></body></html>'
        written = page.encode(encoding, "ignore")
        assert decode(written).text == written.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark(encoding):
    decoded = decode(TEXTS["uk"].encode(encoding))
    assert decoded.text == TEXTS["uk"]


def test_declaration_breaks_a_tie():
    # 0xB9 alone is ą in cp1250, № in cp1251, ı in neither
    page = '<?xml version="1.0" encoding="windows-1251"?><html><p>№</p></html>'
    assert decode(page.encode("cp1251")).text == page


def test_stray_bytes_in_utf8_are_decoded_and_told():
    page = (
        TEXTS["pl"].encode()
        + b" "
        + "Źródło: własne, ciąg dalszy".encode("cp1250")
        + b" "
        + TEXTS["pl"].encode()
    )
    decoded = decode(page)
    assert decoded.text == f"{TEXTS['pl']} Źródło: własne, ciąg dalszy {TEXTS['pl']}"
    assert decoded.reason == "mixed encodings"
    assert "cp1250" in decoded.detail


def test_a_file_cut_inside_a_character_is_whole_before_it():
    decoded = decode(TEXTS["ru"].encode()[:101])
    assert decoded.text == TEXTS["ru"].encode()[:101].decode("utf-8", "ignore")
    assert not decoded.reason


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"%PDF-1.7 ...", b"PK\x03\x04abc", b"\x00\x01\x02" * 500],
)
def test_binary(content):
    assert decode(content).reason == "binary"
    assert decode(content).text == ""


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", "", "\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty(content):
    assert decode(content).reason == "empty"


def test_too_large(monkeypatch):
    monkeypatch.setattr(module, "SIZE_LIMIT_BYTES", 100)
    assert decode(b"a" * 101).reason == "too large"
    assert decode("a" * 101).reason == "too large"
    assert decode(b"a" * 100).text == "a" * 100


def test_lone_surrogates_of_a_json_line_are_replaced_one_for_one():
    assert decode("ab\ud800cd").text == "ab\ufffdcd"


@given(st.binary(max_size=3000))
def test_never_raises_on_bytes(content):
    decoded = decode(content)
    assert decoded.text or decoded.reason
    decoded.text.encode()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=300))  # NUL tells UTF-16
def test_utf8_comes_back(text):
    decoded = decode(text.encode())
    if not decoded.reason:
        assert decoded.text == text.removeprefix("\ufeff")
