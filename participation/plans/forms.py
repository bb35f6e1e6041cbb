"""What may be typed about a plan. Nothing typed is cut or lost: what is too long comes back whole, with a sentence."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kit.ids import new_id
from participation.plans.engine.text import LONGEST, LONGEST_LINE, LONGEST_REASON, Unwritable, drawable, written
from participation.plans.models import Answer, Pillar, Plan, Section, StepState, Verdict, Who
from participation.plans.permissions import structures_to_open_to


class TextField(forms.CharField):
    """Text kept exactly as it was typed, line ends aside: no trimming, and our own sentences."""

    def __init__(self, *, longest: int, **options) -> None:
        super().__init__(**options)
        self.longest = longest
        self.validators = []  # written() says the same as the null character validator, in plain words

    def to_python(self, value: object) -> str:
        try:
            return written("" if value is None else str(value), self.longest)
        except Unwritable as refusal:
            raise ValidationError(str(refusal)) from refusal

    def prepare_value(self, value: object) -> object:
        return drawable(value) if isinstance(value, str) else value


class OnceForm(forms.Form):
    """A form with a key of its own: sent twice, it does its work once."""

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"invalid": _("Envoyez encore une fois.")})

    def __init__(self, data=None, *, initial: dict | None = None, **options) -> None:
        super().__init__(data, initial={"key": new_id(), **(initial or {})}, **options)

    def anew(self, **values: object) -> None:
        """For the page that shows the form again: a new key, and what it has now seen; what was typed stays."""
        self.data = self.data.copy()
        self.data.update({"key": str(new_id()), **{name: str(value) for name, value in values.items()}})


class WordsForm(OnceForm):
    """« Mes mots », and the team's."""

    base_seq = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    text = TextField(
        label=_("Mes mots"), longest=LONGEST, required=False, widget=forms.Textarea({"rows": 8, "dir": "auto"})
    )


class SectionForm(forms.Form):
    """A part to open."""

    pillar = forms.ChoiceField(
        label=_("De quoi voulez-vous parler ?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez une partie."),
            "invalid_choice": _("Cette partie n’existe pas. Choisissez-en une autre."),
        },
    )
    aim = TextField(
        label=_("Le but, en une phrase"),
        help_text=_("Vous pouvez laisser vide."),
        longest=LONGEST_LINE,
        required=False,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, plan: Plan, data=None) -> None:
        super().__init__(data)
        opened = set(Section.objects.filter(plan=plan).values_list("pillar", flat=True))
        self.fields["pillar"].choices = [(value, label) for value, label in Pillar.choices if value not in opened]


class StepForm(OnceForm):
    """A step to propose."""

    title = TextField(
        label=_("L’étape"),
        longest=LONGEST_LINE,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"required": _("Écrivez l’étape.")},
    )
    who = forms.ChoiceField(
        label=_("Qui le fait ?"),
        choices=Who,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites qui le fait."), "invalid_choice": _("Dites qui le fait.")},
    )
    due_on = forms.DateField(
        label=_("Avant quel jour ?"),
        help_text=_("Vous pouvez laisser vide."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Écrivez le jour comme ceci : 30/10/2026.")},
    )

    def __init__(self, data=None, *, me: str, worker: str) -> None:
        """me, worker: how this reader calls the person and the worker."""
        super().__init__(data)
        self.fields["who"].choices = [(Who.ME, me), (Who.WORKER, worker), (Who.TOGETHER, Who.TOGETHER.label)]


class GlassForm(forms.Form):
    """Why a plan has to be read in an emergency."""

    reason = TextField(
        label=_("Pourquoi devez-vous lire ce projet maintenant ?"),
        help_text=_("Une phrase, 20 lettres au moins. La personne lira ces mots."),
        longest=LONGEST_REASON,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        error_messages={"required": _("Écrivez pourquoi, en une phrase : 20 lettres au moins.")},
    )


class VerdictForm(forms.Form):
    """The second person's word."""

    verdict = forms.ChoiceField(
        label=_("Cette lecture était-elle nécessaire ?"),
        choices=[
            (Verdict.RIGHT, _("Oui, c’était nécessaire")),
            (Verdict.WRONG, _("Non, ce n’était pas nécessaire")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites oui ou non."), "invalid_choice": _("Dites oui ou non.")},
    )


class SeenForm(forms.Form):
    """What a button on the plan page says it has seen: `?vu=3`."""

    vu = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class StepAnswerForm(SeenForm):
    answer = forms.ChoiceField(
        choices=[(state.value, state.label) for state in StepState if state != StepState.PROPOSED]
    )


class StepDoneForm(SeenForm):
    done = forms.ChoiceField(choices=[("yes", ""), ("no", "")])


class PlanAnswerForm(SeenForm):
    answer = forms.ChoiceField(choices=Answer)


class ShareForm(forms.Form):
    """Which part to open, to which structure, for how long, and for what. Asked by GET: it changes nothing."""

    partie = forms.ModelChoiceField(
        None,
        label=_("Quelle partie voulez-vous ouvrir ?"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une partie."), "invalid_choice": _("Choisissez une partie.")},
    )
    structure = forms.ModelChoiceField(
        None,
        label=_("À qui ?"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez une structure de la liste."),
            "invalid_choice": _("Choisissez une structure de la liste."),
        },
    )
    mois = forms.TypedChoiceField(
        label=_("Pour combien de temps ?"),
        choices=[(1, _("1 mois")), (3, _("3 mois")), (6, _("6 mois"))],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une durée."), "invalid_choice": _("Choisissez une durée.")},
    )
    droit = forms.ChoiceField(
        label=_("Pour quoi faire ?"),
        choices=[("lire", _("Lire seulement")), ("proposer", _("Lire, et aussi proposer des étapes"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse."), "invalid_choice": _("Choisissez une réponse.")},
    )

    def __init__(self, plan: Plan, data=None, **options) -> None:
        super().__init__(data, **options)
        self.fields["partie"].queryset = plan.sections.all()
        self.fields["partie"].label_from_instance = lambda section: Pillar(section.pillar).label
        self.fields["structure"].queryset = structures_to_open_to(plan)


class ConsentForm(OnceForm):
    """Her yes to the sentences on her screen, which come back with it."""

    section_id = forms.UUIDField(widget=forms.HiddenInput)
    structure_id = forms.UUIDField(widget=forms.HiddenInput)
    until = forms.DateField(widget=forms.HiddenInput)
    may_write = forms.BooleanField(required=False, widget=forms.HiddenInput)
    words_seen = TextField(longest=LONGEST, widget=forms.HiddenInput)
    helped = forms.BooleanField(label=_("Quelqu’un m’aide à lire cette page."), required=False)
