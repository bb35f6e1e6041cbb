"""What is typed. Nothing typed is lost: a form with an error shows it again, whole."""

from .account import AccountForm
from .contact import ContactForm
from .entering import MINE, SHARED, VOICE, CardForm, CodeForm, PhoneForm, WhosePhoneField
from .helping import HelperForm
from .names import NAME_LENGTH, NAME_TOO_LONG
from .network import AddToTeamForm, FirstPasswordForm, InvitationForm, InviteWorkerForm, StructureForm, TerritoryForm
from .numbers import NumberForm, number_taken
from .passkeys import AddPasskeyForm, PasskeyForm
from .persons import CardPaperForm, LinkForm, ReferentForm, WelcomeForm
from .pins import ChoosePinForm, PinForm
from .resets import ResetForm
from .staff import (
    ActivateAppForm,
    AddKeyForm,
    NewPasswordForm,
    ProveAgainForm,
    ProveByPasswordForm,
    SecondFactorForm,
    StaffLoginForm,
)
from .standins import AnotherForm, StandInAnswerForm, StandInForm

__all__ = [
    "MINE",
    "NAME_LENGTH",
    "NAME_TOO_LONG",
    "SHARED",
    "VOICE",
    "AccountForm",
    "ActivateAppForm",
    "AddKeyForm",
    "AddPasskeyForm",
    "AddToTeamForm",
    "AnotherForm",
    "CardForm",
    "CardPaperForm",
    "ChoosePinForm",
    "CodeForm",
    "ContactForm",
    "FirstPasswordForm",
    "HelperForm",
    "InvitationForm",
    "InviteWorkerForm",
    "LinkForm",
    "NewPasswordForm",
    "NumberForm",
    "PasskeyForm",
    "PhoneForm",
    "PinForm",
    "ProveAgainForm",
    "ProveByPasswordForm",
    "ReferentForm",
    "ResetForm",
    "SecondFactorForm",
    "StaffLoginForm",
    "StandInAnswerForm",
    "StandInForm",
    "StructureForm",
    "TerritoryForm",
    "WelcomeForm",
    "WhosePhoneField",
    "number_taken",
]
