"""Strings that break software, typed in every field: kept and shown as they are, executed nowhere."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from wagtail.rich_text import RichText

from cms.models import NewsPage
from tests.support.cms import a_news, add_url, editor, news_form
from tests.support.people import StructureFactory, a_coordinator

# minimaxir/big-list-of-naughty-strings, MIT; kept beside the repository.
STRINGS = Path(__file__).resolve().parents[3] / "shared" / "data" / "strings" / "blns.json"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not STRINGS.exists(), reason=f"{STRINGS} is not there"),
]


def naughty() -> list[str]:
    """Without what a browser's form never sends (NUL) and with outer blanks taken away, as Django's fields do."""
    strings = json.loads(STRINGS.read_text(encoding="utf-8"))
    return [each for each in (string.strip() for string in strings) if each and "\x00" not in each]


def seen(element) -> str:
    return " ".join(element.get_text().split())


def expected(string: str) -> str:
    return " ".join(string.split())


def test_every_string_typed_in_a_quote_is_shown_as_it_was(home, client):
    strings = [each for each in naughty() if len(each) <= 500]
    structure = StructureFactory()
    blocks = [("quote", {"text": each, "who": each[:80]}) for each in strings]
    browser = editor(a_coordinator(structure))
    for start in range(0, len(strings), 100):
        some = strings[start : start + 100]
        blocks = [("quote", {"text": each, "who": each[:80]}) for each in some]
        browser.post(add_url(), news_form(structure, *blocks, slug=f"n-{start}") | {"action-publish": "1"})
        page = NewsPage.objects.get(slug=f"n-{start}")
        assert [block.value["text"] for block in page.body] == some
        shown = BeautifulSoup(client.get(page.url).content, "html.parser")
        assert [seen(quote) for quote in shown.select("blockquote p")] == [expected(each) for each in some]


def test_every_string_in_a_title_and_a_summary_is_shown_as_it_was(home, client):
    structure = StructureFactory()
    pages = [a_news(structure, title=f"Nouvelle {number}") for number in range(12)]
    strings = [each for each in naughty() if len(each) <= 200]
    for start in range(0, len(strings), 12):
        some = strings[start : start + 12]
        for page, each in zip(pages, some, strict=False):
            NewsPage.objects.filter(pk=page.pk).update(title=each, summary=each)
        shown = BeautifulSoup(client.get("/actualites/").content, "html.parser")
        assert {expected(each) for each in some} <= {seen(title) for title in shown.select("article h2")}
        assert {expected(each) for each in some} <= {seen(summary) for summary in shown.select("article p")}


def test_nothing_typed_in_a_text_is_executed(home, client):
    page = a_news(StructureFactory(), body=[{"type": "text", "value": f"<p>{each}</p>"} for each in naughty()])
    shown = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".prose")
    assert {tag.name for tag in shown.find_all(True)} <= {
        *("div", "p", "br", "strong", "em", "b", "i", "ul", "ol", "li", "a", "h2", "h3")
    }
    assert all(set(link.attrs) <= {"href"} for link in shown.find_all("a"))
    # As a browser reads an address: blanks around it and tabs and line ends within it do not count.
    addresses = [re.sub("[\t\r\n]", "", link.get("href") or "").lower() for link in shown.find_all("a")]
    assert not [each for each in addresses if re.match("[\x00-\x20]*(javascript|data|vbscript):", each)]


def test_a_text_with_too_many_long_links_keeps_its_words(home, client):
    page = a_news(StructureFactory())
    long = RichText("".join(f'<p>mot{n} <a href="https://exemple.org/{"x" * 80}">ici</a></p>' for n in range(100)))
    page.body = [("text", long)]
    page.save_revision().publish()
    words = seen(BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".rich"))
    assert words.startswith("mot0 ici mot1 ici")
    assert words.endswith("mot99 ici")
