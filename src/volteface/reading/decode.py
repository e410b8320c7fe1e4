"""Bytes of a page -> text, whatever they were written in.

Order: byte-order mark, known binary formats, UTF-16 by its NULs, UTF-8 (also with stray bytes of another
encoding), then the legacy encoding whose letters look most like one of the eight languages. A declaration in
the page only breaks ties, because declarations lie: pages copied between systems keep their old `charset`.
"""

import codecs
import re
from typing import NamedTuple

from volteface.reading.letters import rate_letters

SIZE_LIMIT_BYTES = 50 * 1024 * 1024
LEGACY_ENCODINGS = ("cp1252", "cp1250", "iso-8859-2", "cp1251", "koi8-u", "cp1254")
"""Candidates, the first of equals first. KOI8-U holds every letter of KOI8-R at the same place."""

_BOMS = (  # UTF-32 before UTF-16: the little-endian mark of one begins with that of the other
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY_MAGIC = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf",
    b"Rar!", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"MZ\x90", b"OggS", b"ID3", b"\xfd7zXZ", b"wOFF", b"wOF2", b"II*\x00",
    b"\x00\x00\x01\x00", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_DECLARATION_BYTES = 4096
_SAMPLE_BYTES = 65536
_CONTROL_BYTES = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_BINARY_SHARE = 0.02
_ASCII_BYTES = bytes(range(128))
_ESCAPED = re.compile("[\udc80-\udcff]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE_LETTERS = 20_000
_DECLARED_BONUS = 8.0


class Decoded(NamedTuple):
    """Text of a page; `encoding` as Python names it. `reason` is "" or what went wrong, `detail` how."""

    text: str
    encoding: str = ""
    reason: str = ""
    detail: str = ""


def mend(text: str) -> str:
    """Put a sign for each lone surrogate, which can't be written or parsed anywhere; one for one, so that offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def decode(content: bytes | str) -> Decoded:
    """Decode a page without ever raising. `text` is "" when the input is empty, binary or too large."""
    if len(content) > SIZE_LIMIT_BYTES:
        return Decoded("", reason="too large", detail=f"more than {SIZE_LIMIT_BYTES:,} bytes")
    if isinstance(content, str):
        decoded = Decoded(mend(content.removeprefix("\ufeff")))
    else:
        decoded = (
            _decode_marked(content)
            or _decode_wide(content)
            or _find_binary(content)
            or _decode_narrow(content)
        )
    if decoded.reason == "binary" or (decoded.text and not decoded.text.isspace()):
        return decoded
    return Decoded("", decoded.encoding, "empty", "no text in it")


def _decode_marked(content: bytes) -> Decoded | None:
    """Decode what begins with a byte-order mark."""
    mark, encoding = next(((mark, name) for mark, name in _BOMS if content.startswith(mark)), (b"", ""))
    if not encoding:
        return None
    content = content[len(mark) :]
    if encoding == "utf-8":
        return _decode_narrow(content)
    text = content.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken > 1:  # one is a file cut in the middle of a character
        return Decoded(text, encoding, "mixed encodings", f"{broken} characters are not {encoding}")
    return Decoded(text, encoding)


def _find_binary(content: bytes) -> Decoded | None:
    if content.startswith(_BINARY_MAGIC):
        return Decoded("", reason="binary", detail=f"begins with {content[:8]!r}")
    sample = content[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls > _BINARY_SHARE * len(sample):
        return Decoded("", reason="binary", detail=f"{controls} control bytes in the first {len(sample)}")
    return None


def _decode_wide(content: bytes) -> Decoded | None:
    """UTF-16 without its mark: NULs stand on one side only, and what comes out is letters and spaces."""
    sample = content[: _SAMPLE_BYTES // 8 * 2]
    if b"\x00" not in sample:
        return None
    best, best_share = "", 0.0
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        usual = sum(1 for char in text if char < "\u0530" or "\u2010" <= char <= "\u2040")
        usual -= sum(1 for char in text if char < " " and char not in "\t\n\r")
        share = usual / max(1, len(text))
        if share > best_share:
            best, best_share = encoding, share
    if best_share < 0.9:
        return None
    return Decoded(content.decode(best, "replace"), best)


def _decode_narrow(content: bytes) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    escaped = content.decode("utf-8", "surrogateescape")
    strays = sum(len(match) for match in _ESCAPED.findall(escaped))
    wide = sum(1 for char in escaped if char > "\x7f") - strays
    if wide < strays:
        legacy = _guess_legacy(content)
        return Decoded(content.decode(legacy, "replace"), legacy)
    if strays <= 3 and not _ESCAPED.search(escaped[:-strays]):
        return Decoded(escaped[:-strays], "utf-8")  # a file cut in the middle of its last character
    legacy = _guess_legacy(b"".join(_as_bytes(stray) for stray in _ESCAPED.findall(escaped)))
    text = _ESCAPED.sub(lambda stray: _as_bytes(stray.group()).decode(legacy, "replace"), escaped)
    return Decoded(text, "utf-8", "mixed encodings", f"{strays} bytes are not UTF-8, read as {legacy}")


def _as_bytes(escaped: str) -> bytes:
    return escaped.encode("utf-8", "surrogateescape")


def _guess_legacy(content: bytes) -> str:
    """Name the single-byte encoding under which the bytes above ASCII become the most usual letters."""
    declared = _declared_encoding(content)
    high = content[: 16 * _SAMPLE_BYTES].translate(None, _ASCII_BYTES)[:_SAMPLE_LETTERS]
    candidates = dict.fromkeys((*([declared] if declared else []), *LEGACY_ENCODINGS))

    # worth a few letters: it decides where there are hardly any, and can't outweigh a page of misfits
    bonus = _DECLARED_BONUS / max(1, len(high))

    def rate(encoding: str) -> float:
        rating = rate_letters(high.decode(encoding, "replace"))
        return rating + bonus if encoding == declared else rating

    return max(candidates, key=rate)


def _declared_encoding(content: bytes) -> str:
    """Give the declared single-byte encoding, or "" for none, an unknown one, or one that it can't be."""
    match = _DECLARED.search(content[:_DECLARATION_BYTES])
    if not match:
        return ""
    label = (match[1] or match[2]).decode("ascii", "replace").lower()
    # browsers read these labels as their Windows supersets, and pages are written for browsers
    label = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
             "iso-8859-9": "cp1254", "koi8-r": "koi8-u"}.get(label, label)  # fmt: skip
    try:
        name = codecs.lookup(label).name
        return (
            name
            if len(_ASCII_BYTES.decode(name)) == 128 and len(b"\xe1\xe1".decode(name, "replace")) == 2
            else ""
        )
    except (LookupError, ValueError, TypeError, AssertionError):
        return ""
