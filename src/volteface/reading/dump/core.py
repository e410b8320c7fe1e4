"""Which paragraphs are the article's: the thickest cluster of prose, and what shares its words."""

from collections.abc import Iterator

from volteface.reading.dump.phrases import main_cue
from volteface.reading.dump.pieces import Piece
from volteface.reading.dump.shapes import byline_of, is_clutter_cue
from volteface.reading.dump.words import Words

LARGEST_GAP, MOST_LINES = 4, 12
"""So many headlines, and so many lines of any kind, may stand between two paragraphs of one cluster."""
SHORTEST_HEADLINE = 5
"""In words."""
ENOUGH_BEFORE_COMMENTS = 200
"""Characters of prose, in two paragraphs at least, after which a heading of comments ends the page."""
STRONG_KINDS = frozenset(
    {"error", "cookie", "paywall", "comments", "legal", "endnote", "newsletter", "follow", "credit"}
)
CALLING_KINDS = frozenset({"read-also", "video", "share", "ad"})
APPEALING_KINDS = frozenset({"cookie", "paywall", "newsletter", "follow", "ad"})
LONGEST_CALL = 120
ENDING_KINDS = frozenset({"related", "comments", "tags", "legal", "source", "endnote"})
SHARED_BY_NOTICES = 0.35
SHARED_NEAR, SHARED_FAR = 0.12, 0.25
SHARED_BY_PREFACES = 0.1
SHARED_BY_HEADLINES = 0.3
LONGEST_PREFACE = 4
"""In paragraphs."""
SHARED_BY_APPEALS = 0.15
SHARED_BY_LAST, SHARED_BY_SUMMARIES = 0.1, 0.25


def find_paragraphs(pieces: list[Piece]) -> tuple[list[int], Words]:
    """Give the places of the article's certain paragraphs, in page order, and their words."""
    end = _page_end(pieces)
    prose = list(_prose(pieces[:end]))
    clean = [at for at in prose if not _strong_cues(pieces[at])]
    core = _thickest(pieces, clean)
    words = _words_of(pieces, core)
    if not core:
        return [], words
    before = [at for at in prose if at < core[0] and _belongs(pieces, at, words, SHARED_NEAR)]
    certain = set(core)
    inside = [
        at
        for at in prose
        if core[0] <= at <= core[-1]
        and (not _is_appeal(pieces, at, words) if at in certain else _is_plain(pieces[at], words))
    ]
    after: list[int] = []
    last = core[-1]
    for at in prose:
        if at > last and _belongs(pieces, at, words, _threshold(pieces, last, at)):
            after.append(at)
            last = at
    found = before + inside + after
    kept = _without_notices(pieces, _without_preface(pieces, found))
    return kept, words if kept == core else _words_of(pieces, kept)


def _prose(pieces: list[Piece]) -> Iterator[int]:
    """Give the places of paragraphs; of one that the page has again further below, the first."""
    seen: set[str] = set()
    for at, piece in enumerate(pieces):
        if not piece.prose:
            continue
        if piece.repeats > 1:
            twin = at + 1 < len(pieces) and pieces[at + 1].text == piece.text
            if twin or piece.text in seen:
                continue
            seen.add(piece.text)
        yield at


def _page_end(pieces: list[Piece]) -> int:
    """Give the place of the heading under which readers' comments stand, else the number of pieces."""
    size = number = 0
    for at, piece in enumerate(pieces):
        if piece.prose:
            size += piece.size
            number += 1
        elif (
            size >= ENOUGH_BEFORE_COMMENTS
            and number > 1
            and any(cue.kind == "comments" and cue.whole for cue in piece.cues)
        ):
            return at
    return len(pieces)


def _strong_cues(piece: Piece) -> int:
    """Count the cues in a paragraph that don't stand in news by chance."""
    kinds = STRONG_KINDS | CALLING_KINDS if piece.size <= LONGEST_CALL else STRONG_KINDS
    return len({cue.start for cue in piece.cues if cue.kind in kinds and is_clutter_cue(piece, cue)})


def _thickest(pieces: list[Piece], prose: list[int]) -> list[int]:
    """Give the cluster of paragraphs, a few lines of clutter apart at most, with the most characters."""
    best: list[int] = []
    best_size = 0
    cluster: list[int] = []
    size = 0
    for at in prose:
        if cluster and _is_wide(pieces[cluster[-1] + 1 : at]):
            cluster, size = [], 0
        cluster.append(at)
        size += pieces[at].size
        if size > best_size:
            best, best_size = cluster, size
    return best


def _is_plain(piece: Piece, words: Words) -> bool:
    """Tell whether a paragraph with a clutter phrase still belongs: a report may speak of newsletters."""
    cues = _strong_cues(piece)
    return not cues or (cues == 1 and words.share(piece.text) > SHARED_BY_NOTICES)


def _is_appeal(pieces: list[Piece], at: int, words: Words) -> bool:
    """Tell whether a paragraph stands apart with a button or notice and shares no words with the others."""
    piece = pieces[at]
    below = pieces[at + 1 : at + 3]
    if (
        not piece.blank
        or not below
        or below[0].blank
        or below[0].prose
        or not (len(below) > 1 and below[1].blank)
    ):
        return False
    is_button = any(cue.kind in APPEALING_KINDS for cue in below[0].cues)
    return is_button and words.share(piece.text, times=2) < SHARED_BY_APPEALS


def _belongs(pieces: list[Piece], at: int, words: Words, threshold: float) -> bool:
    piece = pieces[at]
    if not _is_plain(piece, words):
        return False
    return threshold == 0 or words.share(piece.text) >= threshold


def _threshold(pieces: list[Piece], last: int, at: int) -> float:
    """Give the share of words that a paragraph needs, by what stands between it and the last certain one."""
    between = pieces[last + 1 : at]
    if not between:
        return 0.0
    return SHARED_FAR if _has_ended(between) or _is_wide(between) else SHARED_NEAR


def _is_wide(between: list[Piece]) -> bool:
    """Tell whether too much stands between two paragraphs; hours, sub-heads and buttons count for little."""
    if len(between) <= LARGEST_GAP:
        return False
    headlines = sum(
        piece.words >= SHORTEST_HEADLINE and not any(cue.kind in CALLING_KINDS for cue in piece.cues)
        for piece in between
    )
    return headlines > LARGEST_GAP or len(between) > MOST_LINES


def _has_ended(between: list[Piece]) -> bool:
    """Tell whether something stands between two paragraphs that stands below articles; a box of links may not."""
    kinds = {
        cue.kind
        for piece in between
        if (cue := main_cue(piece)) and not any(other.kind in APPEALING_KINDS for other in piece.cues)
    }
    return bool(kinds & ENDING_KINDS) and (bool(kinds & ENDING_KINDS - {"related"}) or _is_wide(between))


def _without_preface(pieces: list[Piece], found: list[int]) -> list[int]:
    """Drop first paragraphs that have nothing of the rest: a notice or slogan above the headline."""
    size = sum(pieces[at].size for at in found)
    before = 0
    for number in range(1, min(len(found), LONGEST_PREFACE + 1)):
        before += pieces[found[number - 1]].size
        if before > size / 2:
            break
        if found[number] == found[number - 1] + 1:
            continue
        headlines = _like_headlines(pieces[found[number - 1] + 1 : found[number]])
        if headlines and _is_preface(pieces, found, number, headlines):
            return found[number:]
    return found


def _is_preface(pieces: list[Piece], found: list[int], number: int, headlines: list[Piece]) -> bool:
    """Tell whether the first `number` paragraphs stand above the headline of the others, and share nothing with them."""
    if any(byline_of(piece).labelled for piece in pieces[: found[0]]):
        return False  # the article's own head stands above
    rest = _words_of(pieces, found[number:])
    if rest.share("\n".join(pieces[at].text for at in found[:number])) >= SHARED_BY_PREFACES:
        return False
    above = _like_headlines(pieces[: found[0]])
    return any(rest.share(piece.text) >= SHARED_BY_HEADLINES for piece in headlines) and not any(
        rest.share(piece.text) >= SHARED_BY_HEADLINES for piece in above
    )


def _like_headlines(pieces: list[Piece]) -> list[Piece]:
    """Give the lines that may be the headline of what stands below."""
    return [
        piece
        for piece in pieces
        if piece.words >= 4 and not (piece.stop or piece.prose or piece.doubled or piece.cues)
    ]


def _words_of(pieces: list[Piece], places: list[int]) -> Words:
    return Words("\n".join(pieces[at].text for at in places))


def _without_notices(pieces: list[Piece], found: list[int]) -> list[int]:
    """Drop paragraphs below a mark of the article's end that share no words with those above."""
    size = sum(pieces[at].size for at in found)
    before = 0
    for number, at in enumerate(found):
        between = pieces[found[number - 1] + 1 : at] if number else []
        threshold = 0.0
        if before > size / 3 and between:
            if _opens_summaries(pieces, between, found[number:]):
                threshold = SHARED_BY_SUMMARIES
            elif _has_ended(between):
                threshold = SHARED_BY_LAST
        if threshold:
            words = _words_of(pieces, found[:number])
            return found[:number] + [at for at in found[number:] if words.share(pieces[at].text) >= threshold]
        before += pieces[at].size
    return found


def _opens_summaries(pieces: list[Piece], between: list[Piece], rest: list[int]) -> bool:
    """Tell whether a heading of links stands above, and every paragraph below has a headline of its own."""
    if not any(cue.kind == "related" for piece in between for cue in piece.cues):
        return False
    return all(
        not (above := pieces[at - 1]).prose
        and not above.cues
        and above.words >= 3
        and above.stop != "."
        and (above.blank or not pieces[at].blank)  # else it is the last headline of a box
        for at in rest
    )
