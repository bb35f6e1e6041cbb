"""What an editor pasted becomes harmless, in the eyes of two other readers: the standard library's and nh3's."""

from html.parser import HTMLParser

import nh3
import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from kit.html import ATTRIBUTES, LONGEST, TAGS, TooLong, clean

SAFE = {"http", "https", "mailto", "tel"}
HREFS = [
    "https://example.org/?a=1&b=2",
    "mailto:a@example.org",
    "tel:115",
    "/lieux/",
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java&#x09;script:alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//example.org",
]
BLOCKED = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<style>p{}</style>",
    "<iframe src='/'></iframe>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<form><input formaction=javascript:alert(1)>",
    "<!-- <p> -->",
    "<![CDATA[<p>]]>",
    "</p>",
]


class Reader(HTMLParser):
    """The tags and attributes a page would really have."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]


def is_harmless(markup: str) -> bool:
    read = Reader(markup)
    return set(read.tags) <= TAGS and all(
        name in ATTRIBUTES.get(tag, ()) and has_safe_protocol(value or "") for tag, name, value in read.attributes
    )


def has_safe_protocol(href: str) -> bool:
    before, colon, _ = "".join(href.split()).partition(":")
    return not colon or "/" in before or before.lower() in SAFE


tags = st.sampled_from([*sorted(TAGS), "script", "img", "table", "svg", "div", "style", "P"])
pieces = st.one_of(
    st.text(alphabet="aé <>&\"'/=;#x\0\n", max_size=12),
    st.sampled_from(BLOCKED),
    tags.map("<{}>".format),
    tags.map("</{}>".format),
    st.sampled_from(HREFS).map('<a href="{}" onclick="alert(1)" class="x">'.format),
)
markups = st.lists(pieces, max_size=12).map("".join)


@given(markups)
def test_what_is_cleaned_holds_nothing_but_the_allowed_tags_and_links(markup):
    assert is_harmless(clean(markup))


@given(markups)
def test_nh3_finds_nothing_left_to_take_away(markup):
    cleaned = clean(markup)
    again = nh3.clean(
        cleaned,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=SAFE,
        link_rel=None,
    )
    assert sorted(Reader(again).attributes) == sorted(Reader(cleaned).attributes)
    assert set(Reader(again).tags) == set(Reader(cleaned).tags)


@pytest.mark.parametrize("attack", [*BLOCKED[:7], *(f'<a href="{href}">x</a>' for href in HREFS[4:10])])
def test_the_reader_of_these_tests_sees_each_attack_when_nothing_is_cleaned(attack):
    assert not is_harmless(attack)


def test_the_text_of_a_script_stays_as_text():
    assert clean("<script>alert(1)</script>") == "alert(1)"


def test_what_an_editor_may_write_is_kept():
    kept = '<h2>Titre</h2><p>Un <strong>mot</strong>, un <a href="https://example.org">lien</a>.</p>'
    assert clean(kept) == kept


def test_a_link_to_a_script_loses_its_address_and_keeps_its_words():
    assert clean('<a href="javascript:alert(1)">Bonjour</a>') == "<a>Bonjour</a>"


def test_cleaned_text_is_trusted_by_templates():
    assert isinstance(clean("<p>"), SafeString)


def test_what_is_too_long_is_refused_before_it_is_read():
    assert clean("a" * LONGEST)
    with pytest.raises(TooLong):
        clean("<ul><li>" * (LONGEST // 8 + 1))
