"""The sample life of the tiers lieu, a subject a module. Later ones add to what the first has planned."""

from kit.demo import Life

from . import after, households, messages, programme, towards


def build(life: Life) -> None:
    programme.build(life)
    after.build(life)
    households.build(life)
    towards.build(life)
    messages.build(life)
