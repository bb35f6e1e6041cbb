"""Printing changes nothing for what people send."""

from PIL import ImageFile

from kit.printing import printer


def test_pictures_cut_short_are_refused_after_something_was_printed_too():
    printer()
    assert not ImageFile.LOAD_TRUNCATED_IMAGES
