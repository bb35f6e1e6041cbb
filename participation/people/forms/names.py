"""The name of an account, wherever it is typed."""

from django.utils.translation import gettext_lazy as _

from participation.people.models import User

NAME_LENGTH = User._meta.get_field("name").max_length
NAME_TOO_LONG = _("Ce nom est trop long : %(show_value)s signes. Il en faut %(limit_value)s au plus.")
