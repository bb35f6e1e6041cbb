"""A StreamField whose blocks stay out of the migrations."""

from wagtail.fields import StreamField


class BodyField(StreamField):
    """The order and kinds of blocks are code: changing them changes no column, so a migration has nothing to say.

    The idea is torchbox.com's (tbx/core/utils/fields.py, habit 10 of the house).
    """

    def __init__(self, block_types=(), **options) -> None:
        # A migration builds the field with no blocks; the model gives the real ones.
        super().__init__(block_types, **options)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
