"""What a member of a committee takes along: her college, her readings, her notes."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from kit.time import say_day
from participation.consultations.models import CardNote, Coding, Remark, Seat
from participation.people.engine.takeaway import Column, Sheet
from participation.people.models import User


def sheets_of_committee(user: User) -> Iterable[Sheet]:
    when, number = Column("quand", _("Quand")), Column("message", _("Message numéro"))
    asked = Column("consultation", _("Consultation"))
    seats = Seat.objects.filter(user=user).select_related("territory").order_by("said_at", "pk")
    yield Sheet(
        "comite",
        _("Mon collège au comité"),
        [Column("territoire", _("Territoire")), Column("college", _("Collège")), when],
        [(seat.territory.name, seat.get_college_display(), say_day(seat.said_at)) for seat in seats],
    )
    mine = Coding.objects.filter(coder=user).select_related("card__sorting__consultation").prefetch_related("themes")
    yield Sheet(
        "messages-ranges",
        _("Les messages que j’ai rangés"),
        [asked, number, Column("themes", _("Thèmes")), Column("moyen", _("Comment")), when],
        [
            (
                one.card.sorting.consultation.title,
                one.card.number,
                ", ".join(theme.name for theme in one.themes.all()) or _("Aucun thème ne va"),
                one.get_channel_display(),
                say_day(one.at),
            )
            for one in mine.order_by("at", "pk")
        ],
    )
    notes = CardNote.objects.filter(author=user).select_related("card__sorting__consultation")
    yield Sheet(
        "notes-du-comite",
        _("Mes notes au comité"),
        [asked, number, Column("note", _("Note")), Column("desaccord", _("Désaccord")), when],
        [
            (
                note.card.sorting.consultation.title,
                note.card.number,
                note.text,
                _("oui") if note.is_dissent else _("non"),
                say_day(note.at),
            )
            for note in notes.order_by("at", "pk")
        ],
    )
    remarks = Remark.objects.filter(author=user).select_related("questionnaire__consultation").order_by("at", "pk")
    yield Sheet(
        "remarques-sur-des-questions",
        _("Mes remarques sur des questions"),
        [asked, Column("remarque", _("Remarque")), when],
        [(one.questionnaire.consultation.title, one.text, say_day(one.at)) for one in remarks],
    )
