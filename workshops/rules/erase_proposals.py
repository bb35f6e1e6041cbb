"""Erase what somebody proposed. What others read, and the workshop that came of it, stay without her."""

from participation.people.models import User
from workshops.models import Proposal


def erase_proposals(person: User) -> None:
    """The words themselves go with their review: an idea that was published leaves « Message retiré » in its place."""
    hers = Proposal.objects.filter(author=person)
    hers.filter(review__published_text="").delete()
    hers.update(author=None, when="", show_name=False)  # the answer is the team's, and others read it
    Proposal.objects.filter(helper=person).update(helper=None)
