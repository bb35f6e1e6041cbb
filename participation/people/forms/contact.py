"""How somebody wants to be reached: filled in by herself, or with her."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.time import say_hour
from outbox.engine import sms
from outbox.engine.neutral import gives_away
from participation.people.engine.numbers import BadNumber, Trouble, is_mobile, read_french
from participation.people.models import Contact, Structure

YES, NO = "yes", "no"
SIGNATURE_LENGTH = 20
TROUBLES = {
    Trouble.UNREADABLE: _("Ce numéro n’est pas complet. Il a 10 chiffres."),
    Trouble.FOREIGN: _("Ce numéro n’est pas français. Écrivez un numéro de France."),
}
SMS = [
    (YES, _("Oui, par SMS\nLe SMS ne dit ni qui nous sommes, ni de quoi il s’agit.")),
    (NO, _("Non, jamais de SMS\nQuelqu’un de l’équipe vous appelle.")),
]
VOICEMAIL = [
    (YES, _("Oui, sur mon répondeur")),
    (NO, _("Non, jamais de message\nOn rappelle plus tard.")),
]


def _hours(first: int, last: int) -> list[tuple[str, object]]:
    said = [(f"{hour:02d}:00", say_hour(dt.time(hour))) for hour in range(first, last + 1)]
    return [("", _("Toute la journée")), *said]


class ContactForm(forms.Form):
    """`initial_of(contact)` gives what was agreed before. Once valid, `agreed` is what rules.agree_contact takes."""

    phone = forms.CharField(
        label=_("Un numéro sûr pour vous joindre"),
        help_text=_("Un mobile ou un fixe. Laissez vide pour garder le numéro avec lequel vous entrez."),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )
    whose = forms.CharField(
        label=_("Ce numéro est à qui ?"),
        help_text=_("Par exemple : à moi, à ma sœur."),
        required=False,
        max_length=80,
        error_messages={"max_length": _("C’est trop long. Écrivez 80 signes au plus.")},
    )
    by_sms = forms.ChoiceField(
        label=_("Nous pouvons vous écrire par SMS ?"),
        choices=SMS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez oui ou non pour les SMS.")},
    )
    voicemail = forms.ChoiceField(
        label=_("Quand on vous appelle : nous pouvons laisser un message ?"),
        choices=VOICEMAIL,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez oui ou non pour les messages.")},
    )
    hours_from = forms.ChoiceField(label=_("Les heures sûres : à partir de"), choices=_hours(8, 20), required=False)
    hours_until = forms.ChoiceField(label=_("Les heures sûres : jusqu’à"), choices=_hours(9, 21), required=False)
    signature = forms.CharField(
        label=_("Les mots qui signent nos SMS"),
        help_text=_("Choisissez 1 ou 2 mots, pour savoir que c’est nous. Par exemple : Bonne route."),
        required=False,
        error_messages={"max_length": _("C’est trop long. Écrivez 20 signes au plus.")},
        max_length=SIGNATURE_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    @staticmethod
    def initial_of(contact: Contact) -> dict[str, str]:
        return {
            "phone": contact.phone.replace("+33", "0", 1),
            "whose": contact.whose,
            # Nothing is ticked for whoever never chose.
            "by_sms": "" if contact._state.adding else NO if contact.never_sms else YES,
            "voicemail": "" if contact._state.adding else YES if contact.voicemail else NO,
            "hours_from": f"{contact.hours_from:%H:%M}" if contact.hours_from else "",
            "hours_until": f"{contact.hours_until:%H:%M}" if contact.hours_until else "",
            "signature": contact.signature,
        }

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"]
        try:
            return read_french(typed) if typed.strip() else ""
        except BadNumber as error:
            raise forms.ValidationError(TROUBLES[error.trouble]) from error

    def clean_signature(self) -> str:
        """Letters of an SMS alone, and nothing that says who writes or why."""
        words = " ".join(self.cleaned_data["signature"].replace("’", "'").split())
        if words and sms.places(words) is None:
            raise forms.ValidationError(_("Un SMS ne peut pas écrire une de ces lettres. Choisissez d’autres mots."))
        if gives_away(words, Structure.objects.values_list("name", flat=True)):
            raise forms.ValidationError(_("Ces mots disent trop qui nous sommes. Choisissez d’autres mots."))
        return words

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("hours_from"), cleaned.get("hours_until")
        # The database wants both or neither.
        if since or until:
            cleaned["hours_from"], cleaned["hours_until"] = since or "08:00", until or "21:00"
            if cleaned["hours_from"] >= cleaned["hours_until"]:
                self.add_error("hours_until", _("La fin vient après le début."))
        return cleaned

    @property
    def agreed(self) -> dict[str, object]:
        said = self.cleaned_data
        landline = bool(said["phone"]) and not is_mobile(said["phone"])
        return {
            "phone": said["phone"],
            "whose": said["whose"].strip(),
            "never_sms": said["by_sms"] == NO or landline,
            "voicemail": said["voicemail"] == YES,
            "hours_from": dt.time.fromisoformat(said["hours_from"]) if said["hours_from"] else None,
            "hours_until": dt.time.fromisoformat(said["hours_until"]) if said["hours_until"] else None,
            "signature": said["signature"],
        }
