"""« Comment la joindre », in a few lines for who is about to call."""

from django.utils.translation import gettext as _

from kit.time import say_hour
from participation.people.engine.numbers import is_mobile, say_number
from participation.people.models import Contact, User


def say_reach(person: User) -> list[tuple[str, str]]:
    """An icon and a sentence each: the number, whose it is, by SMS or not, when, and whether to leave a message.

    The words she chose to sign messages stay hers: they are no use to who calls.
    """
    contact = Contact.objects.filter(user=person).first() or Contact(user=person)
    number = contact.phone or person.phone or ""
    if not number:
        return [("id", _("Pas de téléphone."))]
    whose = _("%(number)s. Ce numéro est à : %(whose)s.") % {"number": say_number(number), "whose": contact.whose}
    lines = [("phone", whose if contact.whose else f"{say_number(number)}.")]
    by_sms = is_mobile(number) and not contact.never_sms
    lines.append(("message-circle", _("SMS possible.")) if by_sms else ("x", _("Jamais de SMS. Appelez.")))
    if contact.hours_from and contact.hours_until:
        hours = {"first": say_hour(contact.hours_from), "last": say_hour(contact.hours_until)}
        lines.append(("clock", _("De %(first)s à %(last)s seulement.") % hours))
    if contact.voicemail:
        lines.append(("microphone", _("Message sur le répondeur possible.")))
    else:
        lines.append(("x", _("Jamais de message sur le répondeur.")))
    return lines
