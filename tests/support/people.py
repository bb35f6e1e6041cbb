"""A small network for tests: a territory, two structures, and people with real, dated ties."""

import itertools

import factory

from participation.people.models import Mandate, Membership, Referent, Role, Scope, Structure, Territory, User

_numbers = itertools.count(10_000_000)


class TerritoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Territory

    name = factory.Sequence(lambda n: f"Territoire {n}")
    slug = factory.Sequence(lambda n: f"territoire-{n}")


class StructureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Structure

    territory = factory.SubFactory(TerritoryFactory)
    name = factory.Sequence(lambda n: f"Structure {n}")
    slug = factory.Sequence(lambda n: f"structure-{n}")
    phone = "0199000000"


def number_apart(lane: int) -> None:
    """For processes that make people in one database at once: each numbers its own."""
    global _numbers
    _numbers = itertools.count(10_000_000 * (lane % 8 + 2))
    for made in (TerritoryFactory, StructureFactory):
        made.reset_sequence(1_000_000 * (lane + 1), force=True)


def a_user(name: str = "Awa Keïta", **fields) -> User:
    """An account that enters by phone, with no role: like one just opened."""
    fields.setdefault("phone", f"+336{next(_numbers)}")
    return User.objects.create_user(name=name, **fields)


def with_role(user: User, role: Role, structure: Structure | None = None, territory: Territory | None = None) -> User:
    Membership.objects.create(user=user, role=role, structure=structure, territory=territory)
    return user


def a_person(structure: Structure | None = None, name: str = "Awa Keïta", **fields) -> User:
    """Someone supported by a structure."""
    return with_role(a_user(name, **fields), Role.PERSON, structure or StructureFactory())


def a_worker(structure: Structure | None = None, name: str = "Nadia Benali", **fields) -> User:
    fields.setdefault("username", f"equipe{next(_numbers)}")
    return with_role(a_user(name, phone=None, **fields), Role.WORKER, structure or StructureFactory())


def a_coordinator(structure: Structure | None = None, name: str = "Claire Martin", **fields) -> User:
    fields.setdefault("username", f"equipe{next(_numbers)}")
    return with_role(a_user(name, phone=None, **fields), Role.COORDINATOR, structure or StructureFactory())


def accompany(worker: User, person: User, structure: Structure) -> Referent:
    return Referent.objects.create(worker=worker, person=person, structure=structure)


def give_mandate(person: User, helper: User, *scopes: Scope) -> Mandate:
    """For everything, or for these things only."""
    given = {f"for_{scope}": True for scope in scopes or Scope}
    return Mandate.objects.create(person=person, helper=helper, **given)
