"""A table of sessions: the file or the lines that were pasted, and what each row says."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kit.words import fold
from participation.people.forms.standins import DayField
from workshops.engine import BIGGEST, MOST_SESSIONS, Back, NoTable, Repeat, Row, read_table
from workshops.engine.tables import Why, name_of
from workshops.models import LONGEST_LINE, MOST_IN_A_ROOM, Room, Venue, Workshop
from workshops.rules import Fate, Placing, Wanted

from .base import HourField, Number, Words
from .placing import MOST_IN_CARE, check_end, check_placing

NEEDED = ("atelier", "lieu", "jour", "de", "a", "places")
COLUMNS = ("atelier", "lieu", "salle", "jour", "de", "à", "places", "accueil", "garde", "revient", "jusqu’au", "fois")
"""As the page and the model of the file write them."""
IN_WORDS = {"chaque semaine": Back.WEEKLY, "toutes les 2 semaines": Back.FORTNIGHTLY, "chaque mois": Back.MONTHLY}
UNREADABLE = {
    Why.EMPTY: _("Ce tableau est vide. Choisissez un fichier, ou collez des lignes."),
    Why.BIG: _("Ce fichier est trop gros. Il faut 200 000 signes au plus."),
    Why.LONG: _("Ce tableau a trop de lignes. Il en faut 300 au plus : faites-en deux."),
    Why.NO_TEXT: _("Ce fichier n’est pas un CSV. Dans votre tableur, choisissez « Enregistrer sous », puis CSV."),
    Why.NO_COLUMN: _("Il manque des colonnes : %(what)s. La première ligne donne leur nom."),
}


class TableForm(forms.Form):
    """The lines stay on the page: what is wrong is corrected there."""

    file = forms.FileField(label=_("Le fichier CSV"), required=False)
    lines = forms.CharField(
        label=_("Ou les lignes, à coller ou à corriger ici"),
        required=False,
        strip=False,
        max_length=BIGGEST,
        widget=forms.Textarea({"rows": 10, "dir": "auto", "spellcheck": "false"}),
        error_messages={"max_length": UNREADABLE[Why.BIG]},
    )

    def clean(self) -> None:
        super().clean()
        sent: UploadedFile | None = self.cleaned_data.get("file")
        content = sent.read(BIGGEST + 1) if sent else self.cleaned_data.get("lines", "").encode()
        try:
            self.rows = read_table(content, NEEDED)
        except NoTable as error:
            self.add_error("file" if sent else "lines", say_no_table(error))

    def keep_lines(self) -> None:
        """For the page that shows the form again: the lines of the file, to correct."""
        if sent := self.files.get("file"):
            sent.seek(0)
            content = sent.read(BIGGEST)
            text = content.decode("utf-8-sig", errors="replace")
            self.data = self.data.copy()
            self.data["lines"] = content.decode("cp1252", errors="replace") if "\ufffd" in text else text


def say_no_table(error: NoTable) -> str:
    return str(UNREADABLE[error.why]) % {"what": error.what}


class RowForm(forms.Form):
    """One row: the fields have the names of the columns."""

    atelier = Words(longest=LONGEST_LINE, say=_("Écrivez le titre de l’atelier."))
    lieu = Words(longest=LONGEST_LINE, say=_("Écrivez le lieu."))
    salle = Words(longest=LONGEST_LINE)
    jour = DayField()
    de = HourField()
    a = HourField()
    places = Number(least=1, most=MOST_IN_A_ROOM)
    accueil = Number(least=0, most=MOST_IN_A_ROOM, required=False)
    garde = Number(least=0, most=MOST_IN_CARE, required=False)
    revient = Words(longest=LONGEST_LINE)
    jusquau = DayField(required=False)
    fois = Number(least=2, most=MOST_SESSIONS, required=False)

    def __init__(self, row: Row, *, workshops: dict[str, list[Workshop]], venues: dict[str, Venue]) -> None:
        super().__init__(row.cells)
        self.row, self.workshops, self.venues = row, workshops, venues

    def clean_atelier(self) -> Workshop:
        found = self.workshops.get(fold(self.cleaned_data["atelier"]), [])
        if len(found) != 1:
            said = _("Deux ateliers ont ce titre : %(title)s.") if found else _("Cet atelier n’existe pas : %(title)s.")
            raise forms.ValidationError(said, params={"title": self.cleaned_data["atelier"]})
        return found[0]

    def clean_lieu(self) -> Venue:
        found = self.venues.get(fold(self.cleaned_data["lieu"]))
        if found is None:
            said = _("Ce lieu n’existe pas : %(place)s.")
            raise forms.ValidationError(said, params={"place": self.cleaned_data["lieu"]})
        return found

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        if said.get("salle") and said.get("lieu") and self._room() is None:
            self.add_error("salle", _now("Cette salle n’existe pas : %(room)s.") % {"room": said["salle"]})
        check_placing(self, starts="de", ends="a", capacity="places", desk="accueil")
        if "revient" not in self.errors:
            self._check_repeat()

    def _check_repeat(self) -> None:
        """Nothing that was written is left aside without a word."""
        said = self.cleaned_data
        written = [name for name in ("jusquau", "fois") if said.get(name)]
        if fold(said["revient"]) in IN_WORDS:
            check_end(self, first="jour", until="jusquau", times="fois")
            if not (written or {"jusquau", "fois"} & set(self.errors)):
                forever = _now("La séance ne peut pas revenir toujours. Dites jusqu’au, ou combien de fois.")
                self.add_error("revient", forever)
            return
        for name in written:
            if said["revient"]:
                self.add_error(name, _now("Videz cette case : la fin est déjà dans « revient »."))
            else:
                self.add_error(name, _now("Dites dans « revient » quand la séance revient, ou videz cette case."))

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        room = self._room()
        return Wanted(
            line=self.row.line,
            workshop_id=said["atelier"].pk,
            first=said["jour"],
            placing=Placing(
                venue_id=said["lieu"].pk,
                room_id=room.pk if room else None,
                starts=said["de"],
                ends=said["a"],
                capacity=said["places"],
                desk=said["accueil"] or 0,
                care=said["garde"] or 0,
            ),
            repeat=self._repeat(),
        )

    def _room(self) -> Room | None:
        rooms = self.cleaned_data["lieu"].rooms_in_use
        return next((room for room in rooms if fold(room.name) == fold(self.cleaned_data["salle"])), None)

    def _repeat(self) -> Repeat | None:
        """In words with its end beside; or a rule of calendars, which the rule that plans reads."""
        said = self.cleaned_data
        if not said["revient"]:
            return None
        if back := IN_WORDS.get(fold(said["revient"])):
            times = None if said["jusquau"] else said["fois"]
            return Repeat.said(back, said["jour"], until=said["jusquau"], times=times)
        return Repeat(said["revient"])

    def say_faults(self) -> str:
        """Each with its column, as the table writes it."""
        heading = {name_of(column): column for column in COLUMNS}
        return " ".join(f"{heading[name]} : {' '.join(map(str, said))}" for name, said in self.errors.items())


def read_rows(
    rows: Iterable[Row], *, workshops: Iterable[Workshop], venues: Iterable[Venue]
) -> tuple[list[Wanted], list[Fate]]:
    """What the rows ask for, and those that ask for nothing that is understood. venues: with `rooms_in_use`."""
    titled: dict[str, list[Workshop]] = {}
    for workshop in workshops:
        titled.setdefault(fold(workshop.title), []).append(workshop)
    named = {fold(venue.place.name): venue for venue in venues}
    wanted, refused = [], []
    for row in rows:
        form = RowForm(row, workshops=titled, venues=named)
        if form.is_valid():
            wanted.append(form.wanted())
        else:
            refused.append(Fate(row.line, why=form.say_faults()))
    return wanted, refused
