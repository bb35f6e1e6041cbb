"""The life of consultations in the demo, told by the real rules: one module for each subject."""

from kit.demo import Life

from . import (
    answered,
    archived,
    channels,
    committee,
    following,
    illustrated,
    named,
    plenaries,
    preparing,
    results,
    rooms,
    samples,
    unnamed,
)


def build(life: Life) -> None:
    samples.build(life)
    illustrated.build(life)
    unnamed.build(life)
    channels.build(life)
    committee.build(life)
    answered.build(life)
    plenaries.build(life)
    preparing.build(life)
    results.build(life)
    rooms.build(life)
    following.build(life)
    archived.build(life)
    named.build(life)
