"""What is typed. Nothing typed is lost: a form with an error shows it again, whole."""

from .account import AccountForm
from .entering import MINE, SHARED, CardForm, CodeForm, PhoneForm, WhosePhoneField
from .names import NAME_LENGTH, NAME_TOO_LONG
from .numbers import NumberForm, number_taken
from .persons import ReferentForm, WelcomeForm
from .pins import ChoosePinForm, PinForm
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
    "AccountForm",
    "ActivateAppForm",
    "AddKeyForm",
    "AnotherForm",
    "CardForm",
    "ChoosePinForm",
    "CodeForm",
    "NewPasswordForm",
    "NumberForm",
    "PhoneForm",
    "PinForm",
    "ProveAgainForm",
    "ProveByPasswordForm",
    "ReferentForm",
    "SecondFactorForm",
    "StaffLoginForm",
    "StandInAnswerForm",
    "StandInForm",
    "WelcomeForm",
    "WhosePhoneField",
    "number_taken",
]
