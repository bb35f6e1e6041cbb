"""What this room keeps about somebody: what she takes along of it, and how it is erased and forgotten."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from journal.models import Entry
from kit.time import say_day, say_hour
from outbox.models import Message
from participation.people.engine.takeaway import Column, Sheet
from participation.people.fragments.doings import SAID, actors, who_did
from participation.people.models import Contact, HelpRequest, Mandate, Membership, Referent, User
from participation.people.rules import forgetting
from participation.people.rules.erase_person import erase_account
from participation.people.rules.forget_never_used import forget_never_used
from participation.people.rules.keepers import Keeper
from participation.people.rules.persons import last_signs_of_life
from participation.people.rules.propose_idle_accounts import propose_idle_accounts


def keeper() -> Keeper:
    return Keeper(
        name="people",
        erase=erase_account,
        export=sheets,
        last_contact=last_signs_of_life,
        forget={
            "entry_codes": forgetting.forget_entry_codes,
            "spending": forgetting.forget_spending,
            "addresses": forgetting.forget_outbox_addresses,
            "messages": forgetting.forget_outbox_messages,
            "sealed_posts": forgetting.forget_sealed_posts,
            "invitations": forgetting.forget_invitations,
            "help_requests": forgetting.forget_help_requests,
            "phone_resets": forgetting.forget_phone_resets,
            "sessions": forgetting.forget_sessions,
            "erase_requests": forgetting.forget_erase_requests,
            "agreements": forgetting.forget_archives,
            "never_used": forget_never_used,
            "account": propose_idle_accounts,
        },
    )


def moment(at: object) -> str:
    """« jeudi 15 octobre à 14 h », or nothing."""
    return f"{say_day(at)}, {say_hour(at)}" if at else ""


def day(on: object) -> str:
    return say_day(on) if on else ""


def sheets(user: User) -> Iterable[Sheet]:
    yield _account(user)
    yield from _contact(user)
    yield _roles(user)
    yield _referents(user)
    yield _mandates(user)
    yield _help_requests(user)
    yield _messages(user)
    yield _journal(user)


def _account(user: User) -> Sheet:
    said = [
        (_("Nom affiché"), user.name),
        (_("Téléphone"), user.phone),
        (_("Adresse e-mail"), user.email),
        (_("Nom pour entrer"), user.username),
        (_("Langue"), user.get_language_display()),
        (_("Ce téléphone est à moi"), _("oui") if user.own_phone else _("non")),
        (_("Compte ouvert"), moment(user.created_at)),
        (_("Dernière entrée"), moment(user.last_login)),
    ]
    return Sheet(
        "compte", _("Mon compte"), [Column("quoi", _("Quoi")), Column("valeur", _("Ce que nous gardons"))], said
    )


def _contact(user: User) -> Iterable[Sheet]:
    contact = Contact.objects.filter(user=user).first()
    if contact is not None:
        rows = [
            (contact._meta.get_field(name).verbose_name, getattr(contact, name))
            for name in ("phone", "whose", "never_sms", "voicemail", "hours_from", "hours_until", "signature")
        ]
        columns = [Column("quoi", _("Quoi")), Column("valeur", _("Ce que nous gardons"))]
        yield Sheet("me-joindre", _("Comment me joindre"), columns, rows)


def _roles(user: User) -> Sheet:
    held = Membership.objects.filter(user=user).select_related("structure", "territory").order_by("starts_on", "pk")
    columns = [
        Column("role", _("Rôle")),
        Column("ou", _("Où")),
        Column("depuis", _("Depuis")),
        Column("jusqu_a", _("Jusqu’à")),
    ]
    rows = [
        (one.get_role_display(), one.structure or one.territory or "", day(one.starts_on), day(one.ends_on))
        for one in held
    ]
    return Sheet("structures", _("Qui m’accueille"), columns, rows)


def _referents(user: User) -> Sheet:
    known = Referent.objects.filter(person=user).select_related("worker", "structure").order_by("starts_on", "pk")
    columns = [
        Column("nom", _("Nom")),
        Column("structure", _("Structure")),
        Column("remplace", _("En remplacement")),
        Column("depuis", _("Depuis")),
        Column("jusqu_a", _("Jusqu’à")),
    ]
    rows = [
        (
            one.worker.get_full_name(),
            one.structure,
            _("oui") if one.stands_in_for_id else _("non"),
            day(one.starts_on),
            day(one.ends_on),
        )
        for one in known
    ]
    return Sheet("accompagnement", _("Qui m’accompagne"), columns, rows)


def _mandates(user: User) -> Sheet:
    mandates = Mandate.objects.filter(Q(person=user) | Q(helper=user)).select_related("person", "helper")
    columns = [
        Column("personne", _("La personne")),
        Column("aidant", _("L’aidant")),
        Column("pour", _("Pour")),
        Column("depuis", _("Depuis")),
        Column("jusqu_a", _("Jusqu’à")),
        Column("repris", _("Repris")),
    ]
    rows = [
        (
            one.person.get_full_name(),
            one.helper.get_full_name(),
            ", ".join(str(scope.label) for scope in one.scopes),
            day(one.starts_on),
            day(one.ends_on),
            moment(one.revoked_at),
        )
        for one in mandates.order_by("starts_on", "pk")
    ]
    return Sheet("mandats", _("Mes aidants, et les personnes que j’aide"), columns, rows)


def _help_requests(user: User) -> Sheet:
    """Those she made, in her own words; whom they were asked of is kept as a mark that nobody reads back."""
    asked = HelpRequest.objects.filter(person=user).order_by("asked_at", "pk")
    columns = [
        Column("nom", _("Comment vous l’appelez")),
        Column("pour", _("Pour")),
        Column("demande", _("Demandé le")),
        Column("jusqu_a", _("Jusqu’à")),
        Column("etat", _("État")),
    ]
    rows = [
        (
            one.called,
            ", ".join(str(scope.label) for scope in one.scopes),
            moment(one.asked_at),
            day(one.ends_on),
            _state(one),
        )
        for one in asked
    ]
    return Sheet("demandes-d-aide", _("Mes demandes d’aide"), columns, rows)


def _state(request: HelpRequest) -> object:
    if request.mandate_id:
        return _("Acceptée")
    if request.answered_at:
        return _("Refusée")
    return _("Annulée") if request.cancelled_at else _("Sans réponse")


def _messages(user: User) -> Sheet:
    sent = Message.objects.filter(to=user.pk, sent_at__isnull=False).order_by("sent_at", "pk")
    columns = [Column("quand", _("Quand")), Column("comment", _("Comment"))]
    rows = [(moment(message.sent_at), message.get_channel_display()) for message in sent]
    return Sheet("messages-envoyes", _("Les messages que nous vous avons envoyés, sans leur texte"), columns, rows)


def _journal(user: User) -> Sheet:
    entries = list(Entry.objects.filter(stream_id=f"people:{user.pk}").order_by("seq"))
    names = actors(entries)
    columns = [Column("quand", _("Quand")), Column("quoi", _("Quoi")), Column("qui", _("Qui"))]
    rows = [(moment(entry.at), SAID.get(entry.verb, entry.verb), who_did(entry, user, names)) for entry in entries]
    return Sheet("journal-du-compte", _("Ce qui s’est passé sur mon compte"), columns, rows)
