"""HTML -> its visible characters, each with its place in the source, and the elements around them.

One linear pass over the source. Characters that are neither white space nor invisible are numbered in page
order; such a number is a KEY. Two texts that differ only in white space have the same keys, so that the
output of any extractor can be laid on the page, and any stretch of keys can be rendered with exact offsets.
"""

import html
import json
import re
from bisect import bisect_right
from typing import NamedTuple

from volteface.model import Run
from volteface.reading.roles import find_role, hides

NONE, SPACE, LINE, BLOCK = range(4)
"""What stands between two neighbouring pieces: nothing, white space, a line break, an end of a block."""

_TOKEN = re.compile(
    r"""<(?:
        !--(?:>|->|.*?(?:--!?>|\Z))
      | [!?][^>]*(?:>|\Z)
      | (?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*+)
        (?P<attributes>(?:[^>"']++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)
    )""",
    re.DOTALL | re.VERBOSE,
)
_ENTITY = re.compile(r"&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,31});?")
_ARTICLE_BODY = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_JSON_ESCAPE = re.compile(
    r'\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\["\\/bfnrt]'
)
_INVISIBLE = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufeff\ufff0-\uffff"  # fmt: skip
_INVISIBLES = re.compile(f"[{_INVISIBLE}]+")
_VISIBLE = re.compile(rf"[^\s{_INVISIBLE}]+")

_PLAIN_SPACES = dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85\xa0\u2002\u2003\u2009\u202f\u3000"), " ")
_MAX_DEPTH = 200
_MAX_TAGS = 200_000  # ten times those of the longest live report; each costs what three lines of text do
_LONG_ATTRIBUTES, _MAX_ATTRIBUTES = 50_000, 5_000

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option",
    "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "title", "ul", "video",
    "audio", "iframe", "svg",
))  # fmt: skip
_CELLS = frozenset({"td", "th"})
_SMALL_FONT = re.compile(r"size\s*=\s*[\"']?(?:1\b|-\d)", re.IGNORECASE)
_COLUMN = re.compile(r"valign\s*=\s*[\"']?top|vertical-align:\s*top", re.IGNORECASE)
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
_CLOSING = {
    "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "td": ("td", "th"), "th": ("td", "th"), "tr": ("td", "th", "tr"),
    "option": ("option",),
}  # fmt: skip
"""Elements that end those before them whose end tags were left out; of interest only where one of these is hidden."""
_UNSHOWN = frozenset({"template", "noscript"})
_WHOLE = frozenset({"html", "body"})
"""What many pages hide until they are loaded; hidden for good, it would be no page."""
_RAW = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp"})
_RAW_TEXT = frozenset({"title", "textarea"})
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW | _RAW_TEXT}
_KEPT = frozenset((
    "a", "article", "aside", "b", "blockquote", "em", "figcaption", "figure", "footer", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "i", "main", "nav", "small", "strong", "td", "time", "title",
))  # fmt: skip


class Piece(NamedTuple):
    """A stretch of text that no tag interrupts, `width` source characters wide; an entity is one of its own.

    `key` is the number of its first visible character, `gap` what stands between it and the piece before.
    """

    key: int
    source: int
    text: str
    width: int
    gap: int

    @property
    def is_entity(self) -> bool:
        """True where the source is an entity, of which no decoded form is as long as its source."""
        return self.width != len(self.text)


class Element:
    """An element worth knowing: keys `start`..`end` stand in it. `role` says what its class or id tells.

    An `img` holds no keys: it stands before key `start`.
    """

    __slots__ = ("attributes", "end", "role", "start", "tag")

    def __init__(self, tag: str, role: str, attributes: str, start: int) -> None:
        self.tag = tag
        self.role = role
        self.attributes = attributes
        self.start = start
        self.end = start


class Projection(NamedTuple):
    """The visible text of a page.

    `keys` is every visible character in page order, white space left out; `pieces` where they stand;
    `elements` those worth knowing, in order of their start; `left_out` the (start, end) of what in the source no
    parser is to see: what is invisible, and tags nested deeper than any parser follows. `end` is where in the source
    reading stopped: at its end, or behind so many tags that no page of news has them.
    """

    keys: str
    pieces: list[Piece]
    starts: list[int]
    elements: list[Element]
    left_out: list[tuple[int, int]]
    end: int
    rendered: dict[tuple[int, int], tuple[str, tuple[Run, ...]]]

    def render(self, start: int, end: int) -> tuple[str, tuple[Run, ...]]:
        """Give keys `start`..`end` as text with single spaces, and its runs (source = offset in the input)."""
        known = self.rendered.get((start, end))
        if known is None:
            known = self.rendered[start, end] = _render(self, start, end)
        return known

    def gap_before(self, key: int) -> int:
        """Give what stands before the piece that holds a key; NONE where it stands inside one."""
        piece = self.pieces[bisect_right(self.starts, key) - 1]
        return piece.gap if piece.key == key else NONE

    def split(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Cut keys `start`..`end` where a line or block ends: (start, end, what follows: LINE or BLOCK)."""
        cuts: list[tuple[int, int, int]] = []
        begin = start
        for index in range(bisect_right(self.starts, start), len(self.pieces)):
            piece = self.pieces[index]
            if piece.key >= end:
                break
            if piece.gap >= LINE:
                cuts.append((begin, piece.key, piece.gap))
                begin = piece.key
        if begin < end:
            cuts.append((begin, end, BLOCK))
        return cuts


def strip_to_keys(text: str) -> str:
    """Leave out white space and invisible characters."""
    keys = "".join(text.split())
    return keys if keys.isprintable() else strip_invisible(keys)


def strip_invisible(text: str) -> str:
    """Leave out what has no width: control characters, soft hyphens, joiners, marks that turn the direction."""
    return _INVISIBLES.sub("", text)


def project(source: str) -> Projection:
    """Project HTML. Never raises; takes time linear in the length of `source`."""
    builder = _Builder(source)
    builder.run()
    return builder.finish()


def project_articles_data(source: str) -> Projection:
    """Project the article text that a page carries in JSON-LD only, its browser being expected to show it."""
    builder = _Builder(source)
    match = _ARTICLE_BODY.search(source)
    position, stop = match.span(1) if match else (0, 0)
    for escape in _JSON_ESCAPE.finditer(source, position, stop):
        builder.add_text(position, escape.start())
        decoded = json.loads(f'"{escape.group()}"')
        if decoded in "\n\r":
            builder.gap = BLOCK
        else:
            builder.add_piece(escape.start(), decoded, len(escape.group()))
        position = escape.end()
    builder.add_text(position, stop)
    return builder.finish()


class _Builder:
    """The state of the one pass: what is open, what has been seen."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.keys: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.elements: list[Element] = []
        self.gap = BLOCK
        self.stack: list[tuple[str, Element | None]] = []
        self.open_counts: dict[str, int] = {}
        self.left_out: list[tuple[int, int]] = []
        self.end = len(source)
        self.tag = (0, 0)  # where the tag in hand stands
        self.hidden = 0  # how deep in the stack the element stands that hides all in it, 0 for none
        self.hidden_from = 0
        self.has_link_ended = False
        self.breaks = 0
        self.cells: list[int] = []

    def run(self) -> None:
        source, position, tags = self.source, 0, 0
        for_token = _TOKEN.search
        while match := for_token(source, position):
            if match.start() > position:
                self.add_text(position, match.start())
            position = match.end()
            name = match["name"]
            if name is None:
                continue
            tags += len(self.stack) <= _MAX_DEPTH  # what is left out costs hardly anything
            if tags > _MAX_TAGS:
                position = self.end = match.start()
                break
            name = name.lower()
            self.tag = match.span()
            if not self.hidden and (len(self.stack) > _MAX_DEPTH or _has_too_many(match["attributes"])):
                self.left_out.append(self.tag)
            if match["slash"]:
                self.close(name)
                continue
            self.open(name, match["attributes"])
            if name in _RAW or name in _RAW_TEXT:
                position = self.skip_raw(name, position)
        self.add_text(position, self.end)
        self.close_all()

    def close_all(self) -> None:
        """End what is open at the end of the page."""
        if self.hidden:
            self.left_out.append((self.hidden_from, self.end))
        for _, element in self.stack:
            if element is not None:
                element.end = self.length

    def finish(self) -> Projection:
        starts = [piece.key for piece in self.pieces]
        return Projection("".join(self.keys), self.pieces, starts, self.elements, self.left_out, self.end, {})

    def skip_raw(self, name: str, position: int) -> int:
        """Pass over what is not markup (a script, a title) up to its end tag."""
        end = _RAW_ENDS[name].search(self.source, position)
        stop = end.start() if end else len(self.source)
        if name in _RAW_TEXT:
            self.add_text(position, stop)
        return stop

    def add_text(self, start: int, stop: int) -> None:
        text = self.source[start:stop]
        if "&" not in text:
            self.add_piece(start, text, len(text))
            return
        position = 0
        for match in _ENTITY.finditer(text):
            decoded = html.unescape(match.group())
            if decoded == match.group():
                continue
            self.add_piece(start + position, text[position : match.start()], match.start() - position)
            self.add_piece(start + match.start(), decoded, len(match.group()))
            position = match.end()
        self.add_piece(start + position, text[position:], len(text) - position)

    def add_piece(self, source: int, text: str, width: int) -> None:
        keys = "" if self.hidden else strip_to_keys(text)
        if not keys:
            if text and self.gap == NONE and not _INVISIBLES.fullmatch(text):
                self.gap = SPACE
            return
        if self.gap == NONE and text[0].isspace():
            self.gap = SPACE
        self.pieces.append(Piece(self.length, source, text, width, self.gap))
        self.keys.append(keys)
        self.length += len(keys)
        self.gap = SPACE if text[-1].isspace() else NONE
        self.has_link_ended = False

    def widen_gap(self, name: str) -> None:
        if name in _BLOCKS:
            self.gap = BLOCK
            self.breaks += 1
        elif name == "br":
            self.gap = BLOCK if self.gap >= LINE else LINE
            self.breaks += 1
        elif name in _CELLS and self.gap == NONE:
            self.gap = SPACE
        elif name == "a":
            # neighbouring links are set apart by style, and their words must not run together
            if self.gap == NONE and self.has_link_ended:
                self.gap = SPACE
            self.has_link_ended = False

    def open(self, name: str, attributes: str) -> None:
        if name in _BLOCKS and self.stack and self.stack[-1][0] == "p":
            self.close("p")
        elif self.hidden == len(self.stack) > 0 and name in _CLOSING and self.stack[-1][0] in _CLOSING[name]:
            self.close(self.stack[-1][0])  # '<li hidden>one<li>two'
        self.widen_gap(name)
        if name == "img" and not self.hidden:
            self.elements.append(Element(name, "", attributes, self.length))
        if name in _VOID or attributes.endswith("/"):
            return
        if name in _CELLS:
            self.open_cell(attributes)
        role = find_role(attributes) if attributes else ""
        element = None
        tag = "small" if name == "font" and _SMALL_FONT.search(attributes) else name
        if role or tag in _KEPT:
            element = Element(tag, role, attributes, self.length)
            self.elements.append(element)
        self.stack.append((name, element))
        self.open_counts[name] = self.open_counts.get(name, 0) + 1
        if not self.hidden and name not in _WHOLE and (name in _UNSHOWN or hides(attributes)):
            self.hidden, self.hidden_from = len(self.stack), self.tag[1]

    def open_cell(self, attributes: str) -> None:
        """Begin a cell. One that is told to stand at the top is a column of the page, not a figure in a table."""
        self.cells.append(self.breaks)
        if _COLUMN.search(attributes):
            self.gap = BLOCK

    def close_cell(self) -> None:
        """End a cell. Of one with lines or blocks in it nothing reads on in the next."""
        if self.cells and self.breaks > self.cells.pop():
            self.gap = BLOCK

    def close(self, name: str) -> None:
        self.widen_gap(name)
        if name in _CELLS:
            self.close_cell()
        self.has_link_ended = name == "a"
        # an end tag without its start would otherwise search the whole stack, each time in vain
        if not self.open_counts.get(name):
            return
        while self.stack:
            tag, element = self.stack.pop()
            self.open_counts[tag] -= 1
            if element is not None:
                element.end = self.length
            if len(self.stack) < self.hidden:
                self.left_out.append((self.hidden_from, self.tag[0]))
                self.hidden = 0
            if tag == name:
                return


def _has_too_many(attributes: str) -> bool:
    """Whether a tag has more attributes than a parser reads in time: it looks from each at all before."""
    return len(attributes) > _LONG_ATTRIBUTES and len(attributes.split()) > _MAX_ATTRIBUTES


def _render(projection: Projection, start: int, end: int) -> tuple[str, tuple[Run, ...]]:
    pieces = projection.pieces
    out = _Rendering()
    for index in range(max(0, bisect_right(projection.starts, start) - 1), len(pieces)):
        piece = pieces[index]
        if piece.key >= end:
            break
        out.has_space = out.has_space or piece.gap > NONE
        if (
            start <= piece.key
            and (pieces[index + 1].key if index + 1 < len(pieces) else len(projection.keys)) <= end
            and out.add_whole(piece)
        ):
            continue
        key, previous_end = piece.key, 0
        for match in _VISIBLE.finditer(piece.text):
            if any(char.isspace() for char in piece.text[previous_end : match.start()]):
                out.has_space = True
            previous_end = match.end()
            low, high = max(start - key, 0), min(end - key, match.end() - match.start())
            key += match.end() - match.start()
            if low < high:
                out.add(match.group()[low:high], piece, match.start() + low)
    return out.finish()


class _Rendering:
    """Words of pieces put together, with the runs that say where they came from."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.length = 0
        self.has_space = False
        self.source_end = 0
        self.runs: list[list[int]] = []

    def add_whole(self, piece: Piece) -> bool:
        """Add all of a piece at once, which most pieces allow: plain text with single spaces."""
        text = piece.text.translate(_PLAIN_SPACES)
        bare = text.strip(" ")
        if "  " in bare or not bare.isprintable():
            return False
        self.add(bare, piece, len(text) - len(text.lstrip(" ")))
        return True

    def add(self, word: str, piece: Piece, offset: int) -> None:
        if self.has_space and self.words:
            # the space stands for what follows the word before it: white space, or the tag that parts them
            self.words.append(" ")
            self.extend(self.source_end, 1)
        self.has_space = False
        self.words.append(word)
        if piece.is_entity:
            for _ in word:
                self.runs.append([self.length, piece.source, 1])
                self.length += 1
            self.source_end = piece.source + piece.width
        else:
            self.extend(piece.source + offset, len(word))
            self.source_end = piece.source + offset + len(word)

    def extend(self, source: int, length: int) -> None:
        last = self.runs[-1] if self.runs else None
        if last and last[1] + last[2] == source:
            last[2] += length
        else:
            self.runs.append([self.length, source, length])
        self.length += length

    def finish(self) -> tuple[str, tuple[Run, ...]]:
        runs = tuple(Run(start=start, source=source, length=length) for start, source, length in self.runs)
        return "".join(self.words), runs
