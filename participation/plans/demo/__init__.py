"""The life of plans in the demo, told by the real rules on the days before today."""

from kit.demo import Life

from . import coordination, reviews, tales, talks


def build(life: Life) -> None:
    tales.build(life)
    talks.build(life)
    reviews.build(life)
    coordination.build(life)
