"""What is typed. Nothing typed is lost: a form with an error shows it again, whole."""

from .account import AccountForm
from .entering import MINE, SHARED, CardForm, CodeForm, PhoneForm, WhosePhoneField
from .names import NAME_LENGTH, NAME_TOO_LONG
from .persons import ReferentForm, WelcomeForm
from .staff import (
    ActivateAppForm,
    AddKeyForm,
    NewPasswordForm,
    ProveAgainForm,
    ProveByPasswordForm,
    SecondFactorForm,
    StaffLoginForm,
)

__all__ = [
    "MINE",
    "NAME_LENGTH",
    "NAME_TOO_LONG",
    "SHARED",
    "AccountForm",
    "ActivateAppForm",
    "AddKeyForm",
    "CardForm",
    "CodeForm",
    "NewPasswordForm",
    "PhoneForm",
    "ProveAgainForm",
    "ProveByPasswordForm",
    "ReferentForm",
    "SecondFactorForm",
    "StaffLoginForm",
    "WelcomeForm",
    "WhosePhoneField",
]
