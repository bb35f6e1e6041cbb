"""Form controls dressed for templates/components/field.html and summary.html: classes, hints and errors tied together.

Browser checks are left out on purpose (`required`, `maxlength`): what is refused is said by the server, in plain words,
with everything that was typed still there.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django import forms, template
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils.safestring import SafeString

register = template.Library()

# Attributes Django would add, taken back: a False value is not rendered.
UNCHECKED = {"maxlength": False, "minlength": False}


class Option(NamedTuple):
    """One radio or one box of a group. `more` is the small line under its label."""

    control: SafeString
    id: str
    label: str
    more: str


@register.filter
def shape(field: BoundField) -> str:
    """How field.html draws it: "line", "options", "box" or "hidden"."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "options"
    return "box" if isinstance(widget, forms.CheckboxInput) else "line"


@register.filter
def anchor(field: BoundField) -> str:
    """The id that an error summary links to: the control, or the first option of a group."""
    return f"{field.auto_id}_0" if shape(field) == "options" else field.auto_id


def _described_by(field: BoundField, hint: object) -> str:
    """Ids of the texts that explain the field, in the order they are read."""
    ids = []
    if hint or field.help_text:
        ids.append(f"{field.auto_id}_helptext")
    if field.errors:
        ids.append(f"{field.auto_id}_error")
    return " ".join(ids)


@register.simple_tag(takes_context=True)
def described_by(context: Context, field: BoundField) -> str:
    """The same ids, for the fieldset of a group. Reads the slot `hint`."""
    return _described_by(field, context.get("hint"))


@register.simple_tag(takes_context=True)
def control(context: Context, field: BoundField) -> SafeString:
    """The input, textarea or select of a field, with its class. Reads the slots `big`, `code` and `hint`."""
    attrs: dict[str, object] = dict(UNCHECKED)
    if described := _described_by(field, context.get("hint")):
        attrs["aria-describedby"] = described
    if shape(field) == "line":
        own = field.field.widget.attrs.get("class", "")
        sizes = (size for size in ("big", "code") if context.get(size))
        attrs["class"] = " ".join(["input", *sizes, *own.split()])
    field.form.use_required_attribute = False
    return field.as_widget(attrs=attrs)


@register.filter
def options(field: BoundField) -> Iterator[Option]:
    """The options of a group. A choice label in two lines puts the second one in small under the first."""
    field.form.use_required_attribute = False
    for choice in field.subwidgets:
        choice.data["attrs"]["aria-invalid"] = False  # said of the group, by its described error
        label, _, more = str(choice.choice_label).partition("\n")
        yield Option(choice.tag(), choice.id_for_label, label, more)
