"""The pages where they write to each other; what arrives live there is what the page shows."""

import pytest
import time_machine
from django.urls import reverse

from journal.models import Entry
from kit.ids import new_id
from kit.time import now
from live import streams
from participation.plans.fragments.export import keeper
from participation.plans.models import Message, ReadMark
from participation.plans.rules import mark_read, send_message
from tests.support.clients import signed_in
from tests.support.people import a_user, give_mandate
from tests.support.plans import a_partner, opens

pytestmark = pytest.mark.django_db
MESSAGES = "/messages/"


def say(about, by, text="Bonjour"):
    return send_message(about.pk, text=text, seen=0, key=new_id(), by=by)


def page(user, address=MESSAGES):
    return signed_in(user).get(address).content.decode()


def form(**changes):
    return {"text": "Bonjour", "seen": 0, "key": new_id()} | changes


def test_the_page_says_who_reads_and_when(pair):
    give_mandate(pair.person, a_user("Lucie Aubert"))
    html = page(pair.person)
    assert "Vous, Nadia et Lucie pouvez lire ces messages. Personne d’autre." in html
    assert "Nous lisons du lundi au vendredi" in html
    assert "Je suis en retard" in html


def test_a_message_posted_is_on_the_page_of_both(pair):
    answer = signed_in(pair.person).post(MESSAGES, form(text="Le bus est <plein>"))
    assert answer.status_code == 302
    assert "Le bus est &lt;plein&gt;" in page(pair.person)
    assert "Le bus est &lt;plein&gt;" in page(pair.worker, reverse("plans:team_messages", args=[pair.person.pk]))


def test_what_is_too_long_comes_back_whole_with_a_sentence(pair):
    text = "mot " * 600
    answer = signed_in(pair.person).post(MESSAGES, form(text=text))
    assert answer.status_code == 400
    assert text in answer.content.decode()
    assert "Votre texte est trop long" in answer.content.decode()
    assert not Message.objects.exists()


def test_without_a_referent_the_page_says_where_to_go(pair):
    stranger = a_user("Moussa Diallo")
    html = page(stranger)
    assert "Passez dans un accueil" in html
    assert "<textarea" not in html


def test_the_tab_counts_what_is_new_and_reading_the_page_changes_nothing(pair):
    say(pair.person, pair.worker)
    say(pair.section, pair.worker)
    for _ in range(2):
        assert ", 2 nouveaux messages</span>" in page(pair.person)
    assert not ReadMark.objects.filter(user=pair.person).exists()
    answer = signed_in(pair.person).post(MESSAGES, {"read": 1}, headers={"accept": "application/json"})
    assert answer.json() == {"left": 1, "said": "1 nouveau message"}
    assert ", 1 nouveau message</span>" in page(pair.person)


def test_all_that_is_new_is_on_the_page_and_the_rest_is_a_link_away(pair):
    for number in range(14):
        say(pair.person, pair.worker, f"Message numéro {number}.")
    assert "numéro 0." in page(pair.person)
    mark_read(pair.person.pk, seen=14, by=pair.person)
    html = page(pair.person)
    assert "numéro 3." not in html
    assert "numéro 3." in page(pair.person, f"{MESSAGES}?avant=5")


def test_a_helper_is_named_in_what_she_writes(pair):
    lucie = a_user("Lucie Aubert")
    give_mandate(pair.person, lucie)
    address = reverse("plans:helped_messages", args=[pair.person.pk])
    assert signed_in(lucie).post(address, form()).status_code == 302
    assert "Écrit par Lucie, pour vous" in page(pair.person)
    team = page(pair.worker, reverse("plans:team_messages", args=[pair.person.pk]))
    assert "Écrit par Lucie pour Awa" in team


def test_a_discussion_about_a_part_is_read_by_those_who_read_the_part(pair):
    partner = a_partner(pair)
    say(pair.section, pair.person, "Près de l’école")
    address = reverse("plans:shared_talk", args=[pair.section.pk])
    assert signed_in(partner).get(address).status_code == 404
    opens(pair, partner)
    assert "Près de l’école" in page(partner, address)
    read = Entry.objects.filter(stream_id=f"access:{pair.plan.pk}", actor=partner.pk).get()
    assert read.targets["how"] == "talk"


def sides(pair):
    lucie, partner = a_user("Lucie Aubert"), a_partner(pair)
    give_mandate(pair.person, lucie)
    opens(pair, partner)
    return [
        (pair.person, "person", pair.person, MESSAGES),
        (pair.person, "team", pair.worker, reverse("plans:team_messages", args=[pair.person.pk])),
        (pair.person, "helper", lucie, reverse("plans:helped_messages", args=[pair.person.pk])),
        (pair.section, "person", pair.person, reverse("plans:talk", args=[pair.section.pk])),
        (pair.section, "team", pair.worker, reverse("plans:team_talk", args=[pair.section.pk])),
        (pair.section, "helper", lucie, reverse("plans:helped_talk", args=[pair.section.pk])),
        (pair.section, "partner", partner, reverse("plans:shared_talk", args=[pair.section.pk])),
    ]


def test_a_patched_piece_is_the_reloaded_piece(pair):
    everybody = sides(pair)
    with time_machine.travel(now(), tick=False):
        for about in (pair.person, pair.section):
            for by in (pair.person, pair.worker):
                say(about, by, "Bonjour.\nÀ demain.")
        for about, kind, user, address in everybody:
            family, key = streams.find(f"messages:{about.pk}")
            views = family.views([user.pk], key)
            assert views == {user.pk: f"{kind}:{user.pk}"}
            entries = list(Entry.objects.filter(stream_id=f"messages:{about.pk}").order_by("seq"))
            html = page(user, address)
            for piece in family.render(entries, key, views[user.pk]).values():
                assert piece.kind == "append:fil"
                message, _, fresh = piece.html.partition("</li>\n")
                assert f"{message}</li>" in html
                assert fresh in html


def test_who_may_not_read_a_thread_follows_nothing(pair):
    colleague = a_partner(pair)
    family, key = streams.find(f"messages:{pair.person.pk}")
    assert family.views([colleague.pk, pair.person.pk], key) == {pair.person.pk: f"person:{pair.person.pk}"}
    for nothing in ("", "x", str(new_id())):
        assert not family.views([pair.person.pk], nothing)


def test_the_page_leads_to_the_other_discussions(pair):
    moussa = a_user("Moussa Diallo")
    give_mandate(moussa, pair.person)
    say(pair.section, pair.worker)
    html = page(pair.person)
    assert reverse("plans:talk", args=[pair.section.pk]) in html
    assert reverse("plans:helped_messages", args=[moussa.pk]) in html


def test_the_teams_day_names_who_wrote(pair):
    assert "Rien de nouveau" in page(pair.worker, "/equipe/")
    say(pair.person, pair.person)
    say(pair.section, pair.person)
    html = page(pair.worker, "/equipe/")
    assert reverse("plans:team_messages", args=[pair.person.pk]) in html
    assert reverse("plans:team_talk", args=[pair.section.pk]) in html
    assert "Logement, 1 nouveau message" in html


def test_all_that_was_said_is_taken_along_and_erased_with_her(pair):
    lucie = a_user("Lucie Aubert")
    give_mandate(pair.person, lucie)
    say(pair.person, lucie, "Je passe demain")
    say(pair.proposes("Visiter"), pair.worker, "À quelle heure ?")
    rows = next(sheet for sheet in keeper().export(pair.person) if sheet.name == "discussions").rows
    assert [(where, by, text) for where, _at, by, _side, text in rows] == [
        ("Messages", "Lucie Aubert", "Je passe demain"),
        ("Logement, Visiter", "Nadia Benali", "À quelle heure ?"),
    ]
    keeper().erase(pair.person)
    assert not Message.objects.exists()


def test_the_plan_leads_to_its_threads_with_what_is_new_in_each(pair):
    step = pair.proposes("Visiter la résidence")
    say(pair.section, pair.worker)
    say(step, pair.worker)
    say(step, pair.worker)
    say(pair.plan, pair.person)
    html = page(pair.person, reverse("plans:mine"))
    for about in (pair.plan, pair.section, step):
        assert f'href="{reverse("plans:talk", args=[about.pk])}"' in html
    assert html.count("1 nouveau message<") == 1
    assert html.count("2 nouveaux messages<") == 1
    team = page(pair.worker, reverse("plans:team_plan", args=[pair.plan.pk]))
    assert team.count("1 nouveau message<") == 1, "only what she wrote about the whole plan is new to Nadia"


def test_wanting_to_talk_first_leads_to_where_one_talks(pair):
    step = pair.proposes("Visiter la résidence")
    client = signed_in(pair.person)
    answer = client.post(reverse("plans:step_answer", args=[step.pk]) + "?vu=0", {"answer": "talk"})
    assert answer.url == reverse("plans:talk", args=[step.pk])
    html = client.get(answer.url).content.decode()
    assert "Vous voulez en parler avant." in html
    assert 'value="agreed"' in html, "one may say yes from there"
    assert "Awa veut en parler avant." in page(pair.worker, reverse("plans:team_talk", args=[step.pk]))
    seen = pair.reload().version
    answer = client.post(reverse("plans:agree") + f"?vu={seen}", {"answer": "talk"})
    assert answer.url == reverse("plans:talk", args=[pair.plan.pk])
    assert "Vous voulez en parler avant." in client.get(answer.url).content.decode()
