"""What is live: a patched piece is a reloaded piece, and nobody is sent what she may not see."""

import datetime as dt
import json
import re

import pytest
import time_machine

from journal.models import entries_after, head_seq
from kit.time import now
from live import wire
from live.looking import Follower, look
from live.streams import find
from participation.moderation import streams
from participation.moderation.events import APPEALS
from participation.moderation.models import Reason, ReviewItem, juries
from participation.moderation.permissions import visible_items
from participation.moderation.rules import (
    AlreadyDecided,
    appeal_item,
    claim_item,
    correct_words,
    erase_words,
    hear_appeal,
    move_item,
    publish_item,
    refuse_item,
    undo_decision,
)
from participation.moderation.streams import _visible, presence, render, views
from participation.people.models import Membership, Role
from tests.support.clients import signed_in
from tests.support.moderation import a_message
from tests.support.people import StructureFactory, a_coordinator, a_person, a_user, a_worker, accompany, with_role

pytestmark = pytest.mark.django_db


def view_of(user):
    return views([user.pk], "")[user.pk]


def pieces_for(user, after=0):
    return render(entries_after("moderation", after, 200), "", view_of(user))


def test_the_stream_is_registered():
    family, key = find("moderation")
    assert (family.name, key) == ("moderation", "")


def test_only_the_team_has_a_view():
    person, samira = a_person(), a_worker()
    gone = a_worker()
    Membership.objects.filter(user=gone).update(
        ends_on=now().date() - dt.timedelta(days=1), starts_on=dt.date(2020, 1, 1)
    )
    closed = a_worker(is_active=False)
    assert set(views([person.pk, samira.pk, gone.pk, closed.pk], "")) == {samira.pk}


def test_a_view_sees_what_the_page_shows():
    here, elsewhere = StructureFactory(), StructureFactory()
    moussa, nadia, samira = a_person(here), a_worker(here, "Nadia"), a_worker(here, "Samira")
    accompany(nadia, moussa, here)
    nobodys = a_message(here, moussa)
    ReviewItem.objects.filter(pk=nobodys.pk).update(author=None)
    for author in (moussa, samira, a_person(here)):
        a_message(here, author)
    a_message(elsewhere)
    for user in (nadia, samira, a_coordinator(here), a_worker(elsewhere)):
        assert set(_visible(view_of(user))) == set(visible_items(user)), user


def test_moderators_with_the_same_rights_share_one_view():
    structure = StructureFactory()
    a_message(structure)
    assert view_of(a_worker(structure)) == view_of(a_coordinator(structure))


def test_an_arrival_waits_above_the_queue_and_a_decision_changes_it_where_it_stands():
    item = a_message()
    samira = a_worker(item.structure)
    publish_item(item.pk, seen=0, by=samira)
    undo_decision(item.pk, seen=1, by=samira)
    kinds = [render([entry], "", view_of(samira))[entry.seq].kind for entry in entries_after("moderation", 0, 200)]
    assert kinds == ["hold:messages", "replace", "hold:messages"]


def shown_after(frames):
    """The messages on a screen that begins empty: as live.js, what is no arrival only changes what is there."""
    shown = {}
    for frame in map(json.loads, frames):
        verb, _, target = frame["kind"].partition(":")
        name = re.search(r'id="(message-[^"]+)"', frame.get("html", ""))
        if verb == "remove":
            shown.pop(target, None)
        elif name and (verb == "hold" or name[1] in shown):
            shown[name[1]] = frame["seq"]
    return shown


def test_a_line_that_breaks_between_any_two_entries_loses_no_message_and_keeps_none():
    here = StructureFactory()
    there = StructureFactory(territory=here.territory)
    samira, nadia, far = a_worker(here), a_worker(here), a_worker(there)
    taken, moved, decided = (a_message(here) for _ in range(3))
    claim_item(taken.pk, by=samira)
    move_item(moved.pk, seen=0, note="C’est de nous.", by=samira)
    claim_item(moved.pk, by=far)
    publish_item(decided.pk, seen=0, by=samira)
    claim_item(taken.pk, by=samira)
    session = signed_in(nadia).session.session_key
    whole, *others = (Follower(session, "moderation", after) for after in range(head_seq("moderation")))
    frames = look([whole])[whole].frames
    assert set(shown_after(frames)) == {f"message-{item.pk}" for item in (taken, decided)}
    assert sum(f"message-{taken.pk}" in frame for frame in frames) == 1, "a phone gets it once"
    together = look(others)
    for one in others:
        rest = together[one].frames
        assert set(shown_after(frames[: one.after] + rest)) == set(shown_after(frames)), one.after
        assert rest == look([one])[one].frames


def test_what_one_may_not_see_is_left_out():
    structure = StructureFactory()
    moussa, nadia = a_person(structure), a_worker(structure, "Nadia")
    accompany(nadia, moussa, structure)
    a_message(structure, moussa)
    a_message()
    assert pieces_for(nadia) == {}


def test_a_message_decided_long_ago_leaves_the_page_that_comes_back():
    item = a_message()
    samira = a_worker(item.structure)
    refuse_item(item.pk, seen=0, reason=Reason.INSULT, by=samira)
    with time_machine.travel(now() + dt.timedelta(minutes=6)):
        assert {piece.kind for piece in pieces_for(samira).values()} == {f"remove:message-{item.pk}"}


@pytest.mark.parametrize("decide", ["waits", "published", "hidden", "refused", "undone"])
def test_a_patched_piece_is_a_reloaded_piece(decide):
    item = a_message(text="Appelez le 06 12 34 56 78.\n<i>Merci</i>")
    samira = a_worker(item.structure, "Samira Costa")
    reader = signed_in(a_worker(item.structure, "Nadia Benali"))
    with time_machine.travel(now(), tick=False):
        if decide in ("published", "undone"):
            publish_item(item.pk, seen=0, by=samira)
        if decide == "hidden":
            publish_item(item.pk, seen=0, text="Appelez le [numéro].\n<i>Merci</i>", by=samira)
        if decide == "refused":
            refuse_item(item.pk, seen=0, reason=Reason.OFF_TOPIC, by=samira)
        if decide == "undone":
            undo_decision(item.pk, seen=1, by=samira)
        patched = pieces_for(samira)[head_seq("moderation")].html
        message, rest = patched.split("</li>")
        acted, reports, *counts = rest.strip().split("\n\n")
        page = reader.get("/equipe/moderation/").content.decode()
        assert f"{message}</li>".strip() in page
        panel = reader.get(f"/equipe/moderation/{item.pk}/").content.decode()
        assert all(piece.strip() in panel for piece in (acted, reports))
        assert len(counts) == 3
        assert all(count.strip() in page for count in counts)


def test_presence_names_readers_of_visible_messages_only():
    structure = StructureFactory()
    item, elsewhere = a_message(structure), a_message()
    samira, nadia = a_worker(structure, "Samira Costa"), a_worker(structure, "Nadia Benali")
    here = [(samira.pk, str(item.pk)), (nadia.pk, str(elsewhere.pk)), (nadia.pk, ""), (nadia.pk, "n’importe quoi")]
    html = presence(here, "", view_of(nadia))
    assert "Samira lit ce message" in html
    assert f'data-reads="message-{item.pk}"' in html
    assert "Nadia" not in html


def test_who_takes_a_message_and_where_it_goes_are_seen_by_the_others():
    here = StructureFactory()
    item, there = a_message(here), StructureFactory(territory=here.territory)
    samira, nadia = a_worker(here, "Samira Costa"), a_worker(here, "Nadia Benali")
    a_worker(there)
    claim_item(item.pk, by=samira)
    assert "Samira lit ce message" in pieces_for(nadia)[head_seq("moderation")].html
    move_item(item.pk, seen=0, note="C’est de nous.", by=samira)
    assert pieces_for(nadia)[head_seq("moderation")].kind == f"remove:message-{item.pk}"
    stranger, near = a_worker(), a_worker(here)
    accompany(near, item.author, here)
    assert pieces_for(stranger) == pieces_for(near) == {}


def test_a_message_is_drawn_once_for_all_the_views_of_a_look(monkeypatch):
    """Workers who accompany different people have different views, and read the same words."""
    structure = StructureFactory()
    a_message(structure)
    team = [a_worker(structure) for _ in range(5)]
    for worker in team:
        accompany(worker, a_person(structure), structure)
    drawn = []
    draw = streams.render_message
    monkeypatch.setattr(streams, "render_message", lambda item, reports: drawn.append(item) or draw(item, reports))
    with time_machine.travel(now(), tick=False):
        pieces = [pieces_for(worker) for worker in team]
    assert len({view_of(worker) for worker in team}) == 5
    assert all(one == pieces[0] for one in pieces)
    assert len(drawn) == 1


def test_who_read_words_that_went_elsewhere_keeps_nothing_and_whom_they_criticised_knows_nothing():
    here = StructureFactory()
    there = StructureFactory(territory=here.territory)
    reads, criticised = a_worker(there), a_worker(here)
    item = a_message(here, text="J’ai été mal reçu par votre équipe.")
    assert ReviewItem.objects.get(pk=item.pk).reader == there
    before = head_seq("moderation")
    refuse_item(item.pk, seen=0, reason=Reason.UNCLEAR, by=reads)
    assert pieces_for(criticised) == {}
    correct_words(item.pk, seen=1, text="Ouvrez le samedi.", by=item.author)
    assert pieces_for(reads, before)[head_seq("moderation")].kind == f"remove:message-{item.pk}"
    assert "Ouvrez le samedi." in pieces_for(criticised, before)[head_seq("moderation")].html


def test_words_of_an_erased_author_leave_the_screens_and_no_decision_brings_them_back():
    structure = StructureFactory()
    awa, samira, nadia = a_person(structure), a_worker(structure), a_worker(structure)
    waits, shown = a_message(structure, awa), a_message(structure, awa)
    publish_item(shown.pk, seen=0, by=samira)
    before = head_seq("moderation")
    erase_words(awa)
    pieces = pieces_for(nadia, before)
    assert pieces[before + 1].kind == f"remove:message-{waits.pk}"
    assert "Message retiré." in pieces[before + 2].html
    assert pieces_for(a_worker(), before) == {}
    with pytest.raises(AlreadyDecided):
        undo_decision(shown.pk, seen=1, by=samira)
    shown.refresh_from_db()
    assert shown.published_text == "Message retiré."


def test_who_hears_an_appeal_does_not_read_what_the_other_one_said(monkeypatch):
    structure = StructureFactory()
    kader = with_role(a_user("Kader"), Role.COMMITTEE, territory=structure.territory)
    monkeypatch.setattr(juries, "_known", [lambda _territory: {kader.pk}])
    item, samira = a_message(structure), a_worker(structure)
    refuse_item(item.pk, seen=0, reason=Reason.UNCLEAR, by=a_worker(structure))
    appeal_item(item.pk, seen=1, note="Relisez.", by=item.author)
    hear_appeal(item.pk, seen=2, publishes=False, note="Je trouve cela méchant.", by=kader)
    page = signed_in(samira).get(f"/equipe/moderation/{item.pk}/").content.decode()
    assert "Relisez." in page
    assert "méchant" not in page


def test_what_changes_who_hears_an_appeal_tells_the_pages_of_the_team_to_ask_again():
    item = a_message()
    nadia, samira = a_worker(item.structure, "Nadia"), a_worker(item.structure, "Samira")
    refuse_item(item.pk, seen=0, reason=Reason.UNCLEAR, by=nadia)
    assert head_seq(APPEALS) == 0, "what is no appeal changes nothing of who hears what"
    appeal_item(item.pk, seen=1, by=item.author)
    hear_appeal(item.pk, seen=2, publishes=True, note="Oui.", by=samira)
    assert head_seq(APPEALS) == 2

    follower = Follower(signed_in(nadia).session.session_key, APPEALS, 0)
    assert [json.loads(frame)["kind"] for frame in look([follower])[follower].frames] == ["reload"]
    stranger = Follower(signed_in(item.author).session.session_key, APPEALS, 0)
    assert look([stranger])[stranger].close == wire.NOT_YOURS


def test_an_appeal_that_goes_with_its_author_leaves_the_list():
    item = a_message()
    refuse_item(item.pk, seen=0, reason=Reason.UNCLEAR, by=a_worker(item.structure))
    appeal_item(item.pk, seen=1, by=item.author)
    erase_words(item.author)
    assert head_seq(APPEALS) == 2
