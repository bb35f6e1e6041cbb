"""allauth's own views for the staff: password, second factor, keys. Ours are the words, the theme and who may knock."""

from collections.abc import Callable
from functools import partial, wraps

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from kit.refusals import require
from participation.people.rules import remove_second_factor

from .doors import Audience, for_anyone, to_entrance
from .entering import DOOR, ENTERING, SET_UP, Door


def for_staff_session(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever came in by the staff door, its second factor set up or not yet: these pages set it up."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_entrance(request, "people:enter_team")
        require(request.session.get(DOOR) == Door.TEAM)
        # A session that proved no factor may add the first one, never one more.
        require(request.user.acts_as_staff or not Authenticator.objects.filter(user=request.user).exists())
        return view(request, *args, **kwargs)

    guarded.audience = Audience.STAFF
    return guarded


class EnterTeam(account.LoginView):
    template_name = "account/login.html"

    def form_valid(self, form) -> HttpResponse:
        self.request.session[ENTERING] = {"door": Door.TEAM, "mine": False}
        return super().form_valid(form)

    def form_invalid(self, form) -> HttpResponse:
        too_fast = form.has_error("__all__", "too_many_login_attempts")
        return self.render_to_response(self.get_context_data(form=form), status=429 if too_fast else 400)


class SetsUp:
    """A factor that was just proved was used in this session: staff go on without proving it again."""

    kind: Authenticator.Type

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        made = Authenticator.objects.filter(user=self.request.user, type=self.kind).latest("pk")
        record_authentication(self.request, self.request.user, "mfa", id=made.pk, type=made.type)
        self.request.session[SET_UP] = False
        return response


class ActivateApp(SetsUp, totp.ActivateTOTPView):
    kind = Authenticator.Type.TOTP


class AddKey(SetsUp, webauthn.AddWebAuthnView):
    kind = Authenticator.Type.WEBAUTHN


class TakesOff:
    """A proof that is taken off ends what is open thanks to it, in every window."""

    def form_valid(self, form) -> HttpResponse:
        return remove_second_factor(take_off=partial(super().form_valid, form), by=self.request.user)


class RemoveApp(TakesOff, totp.DeactivateTOTPView):
    pass


class RemoveKey(TakesOff, webauthn.RemoveWebAuthnView):
    pass


class ChangePassword(account.PasswordChangeView):
    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        # allauth would lead to a page that sets a first password; here somebody else gives it.
        require(request.user.has_usable_password())
        return super().dispatch(request, *args, **kwargs)


enter_team = for_anyone(EnterTeam.as_view())
second_factor = for_anyone(mfa.authenticate)
security = for_staff_session(mfa.index)
activate_app = for_staff_session(ActivateApp.as_view())
remove_app = for_staff_session(RemoveApp.as_view())
see_recovery_codes = for_staff_session(recovery_codes.view_recovery_codes)
make_recovery_codes = for_staff_session(recovery_codes.generate_recovery_codes)
keys = for_staff_session(webauthn.list_webauthn)
add_key = for_staff_session(AddKey.as_view())
remove_key = for_staff_session(RemoveKey.as_view())
change_password = for_staff_session(ChangePassword.as_view())
prove_by_password = for_staff_session(account.reauthenticate)
prove_by_code = for_staff_session(mfa.reauthenticate)
prove_by_key = for_staff_session(webauthn.reauthenticate_webauthn)
