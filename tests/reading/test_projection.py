import time

from hypothesis import given
from hypothesis import strategies as st

from volteface.reading.projection import project, project_articles_data, strip_to_keys

WORDS = st.sampled_from(["Baku", "żółć", "a", "W.", "«Мир»", "x<y", "Tom & Jerry", "5 > 3", "naïve", "日本"])
TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<br>", "<br/>", "</div>", "<div class='lead'>", "<a href='x>y'>", "</a>", "<!-- c -->",
     "<script>var a = '<p>no</p>';</script>", "&nbsp;", "&oacute;", "&#322;", "&amp;", "\n", "  ", "\u00ad", "<td>", "<", "&", "<li"]
)  # fmt: skip


def render_all(source):
    projection = project(source)
    return projection, *projection.render(0, len(projection.keys))


def locate(runs, offset):
    run = [run for run in runs if run.start <= offset][-1]
    assert offset < run.start + run.length
    return run.source + offset - run.start


def test_text_and_entities_with_places():
    source = "<p>Azerbejd&zdot;an <b>i</b>\n  Turcja&nbsp;&#8211;\tumowa</p>"
    _, text, runs = render_all(source)
    assert text == "Azerbejdżan i Turcja – umowa"
    assert source[locate(runs, text.index("T")) :].startswith("Turcja&nbsp;")
    assert source[locate(runs, text.index("ż")) :].startswith("&zdot;")
    assert source[locate(runs, text.index("–")) :].startswith("&#8211;")
    assert source[locate(runs, text.index("umowa")) :].startswith("umowa</p>")


def test_what_is_not_visible_is_left_out():
    source = "<!-- a --><script>if (a < b) { '</p>' }</script><style>p { }</style>see<span hidden>n</span><!-- <p>b</p>"
    assert render_all(source)[1] == "see"


def test_breaks():
    projection, text, _ = render_all("one<br>two<br><br>three</p>four <i>fi</i>ve<div>six</div>")
    pieces = [projection.render(start, end)[0] for start, end, _ in projection.split(0, len(projection.keys))]
    assert pieces == ["one", "two", "three", "four five", "six"]
    assert text == "one two three four five six"


def test_neighbouring_links_and_cells_are_set_apart():
    assert render_all("<a>one</a><a>two</a><td>3</td><td>4</td>")[1] == "one two 3 4"


def test_soft_hyphens_are_taken_out_of_words():
    source = "<p>Azer\u00adbejdżan</p>"
    _, text, runs = render_all(source)
    assert text == "Azerbejdżan"
    assert [(run.start, run.source, run.length) for run in runs] == [(0, 3, 4), (4, 8, 7)]


def test_part_of_a_piece():
    projection, _, _ = render_all("<p>one two three</p>")
    text, runs = projection.render(3, 8)
    assert text == "two th"
    assert (runs[0].source, runs[0].length) == (7, 6)


def test_roles_and_elements():
    projection = project(
        '<div class="article__lead big"><p>Lead</p></div><figcaption>Cap</figcaption><div id=x>y</div>'
    )
    assert [(e.tag, e.role, e.start, e.end) for e in projection.elements] == [
        ("div", "lead", 0, 4),
        ("figcaption", "", 4, 7),
    ]


def test_text_in_json_data():
    source = r'{"articleBody": "Za\u017c\u00f3\u0142\u0107 \"g\u0119\u015bl\u0105\".\nDrugi \ud83d\ude00 akapit &amp; koniec", "x": 1}'
    projection = project_articles_data(source)
    pieces = [projection.render(start, end)[0] for start, end, _ in projection.split(0, len(projection.keys))]
    assert pieces == ['Zażółć "gęślą".', "Drugi 😀 akapit & koniec"]
    assert project_articles_data("<p>none</p>").keys == ""


@given(st.lists(st.one_of(WORDS, TAGS), max_size=40))
def test_every_character_stands_where_it_is_said_to_stand(parts):
    source = "".join(parts)
    projection, text, runs = render_all(source)
    assert strip_to_keys(text) == projection.keys
    assert sum(run.length for run in runs) == len(text)
    for offset, char in enumerate(text):
        found = source[locate(runs, offset) :]
        assert found.startswith((char, "&")) or char == " "
        if char == " ":
            assert not found[:1].isalnum()


@given(st.text(alphabet="<>/abp\"'&;!- =\n", max_size=300))
def test_never_raises_on_broken_markup(source):
    projection, text, _ = render_all(source)
    assert len(projection.keys) == len(strip_to_keys(text))


def test_linear_on_hostile_markup():
    for unit in (
        "<div>",
        "<div></span>",
        "<a '",
        '<a "x',
        "<!--",
        "<",
        "&",
        "<script>",
        "</p>",
        "<p class=",
        "&#",
    ):
        started = time.process_time()
        project(unit * 100_000)
        assert time.process_time() - started < 3, unit
