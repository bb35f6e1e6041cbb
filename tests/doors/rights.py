"""Who may do what, written a second time, by hand, from the words of the agreement and not from the code.

An action, then each column that may do it. In brackets, what has to hold besides: a yes of the person for this part
(« consent »), an emergency reading that lasts (« glass »), one's own acts only (« own »), while it is open (« open »);
or what comes with it: it waits for her yes, she is told, it is logged or flagged, a second worker confirms, somebody
else decides. A column that is not named may not.
"""

import re

ANONYMOUS, PERSON, HELPER, REFERENT, COLLEAGUE, PARTNER = (
    *("anonymous", "person", "helper", "referent", "colleague", "partner"),
)
COORDINATOR, COMMITTEE, ADDRESSEE, TERRITORY, PLATFORM = (
    *("coordinator", "committee", "addressee", "territory", "platform"),
)
COLUMNS = (
    *(ANONYMOUS, PERSON, HELPER, REFERENT, COLLEAGUE, PARTNER),
    *(COORDINATOR, COMMITTEE, ADDRESSEE, TERRITORY, PLATFORM),
)

RIGHTS = """
her plan
  plan.read: person, helper, referent, colleague [glass], partner [consent], coordinator [glass]
  plan.write: person, helper [waits], referent, partner [consent to write]
  plan.own_words: person, helper [waits], referent [waits]
  plan.sign: person, referent, territory [masp]
  plan.export: person, referent [logged]
  consent.give: person
  consent.revoke: person
  accesslog.read: person, referent [own], colleague [own], partner [own], coordinator
  breakglass.open: colleague, coordinator
  breakglass.review: coordinator [other]

her letters
  message.read: person, helper, referent
  message.send: person, helper, referent
  meeting.plan: person, helper, referent

who she is
  person.find: referent, colleague, coordinator
  account.invite_person: referent, colleague, coordinator
  account.invite_worker: coordinator, territory
  phone.reset: referent [second], colleague [second], coordinator [second]
  erase.request: person
  erase.execute: coordinator
  roles: coordinator, territory, platform
  settings: coordinator, territory, platform

her word
  consultation.answer: anonymous [open], person, helper [flagged], committee
  contribution.post: anonymous [open], person, helper [flagged], committee
  answer.enter_for: referent, colleague, coordinator
  consultation.manage: coordinator, territory
  agenda.propose: person, helper, coordinator, committee
  results.read: anonymous, person, helper, referent, colleague, partner, coordinator, committee, addressee, territory, platform
  contribution.moderate: referent, colleague, coordinator
  appeal.decide: colleague, coordinator, committee [concerned]
  care.read: referent, colleague, coordinator
  care.claim: referent, colleague, coordinator
  committee.code: committee
  recommendation.write: committee
  recommendation.reply: addressee

the house
  workshop.propose: person, helper, referent, colleague, partner, coordinator, committee
  workshop.book: person, helper, referent [told], colleague [told], coordinator [told], committee
  workshop.manage: referent, colleague, coordinator
  attendance: referent, colleague, coordinator
  place.manage: referent, colleague, coordinator
  news.propose: person, referent, colleague, coordinator, territory
  news.publish: coordinator, territory
"""  # noqa: E501  one line for each action


def _read(words: str) -> dict[str, dict[str, str]]:
    found = {}
    for line in words.splitlines():
        if ":" not in line:
            continue
        action, _colon, who = line.strip().partition(": ")
        found[action] = {name: besides or "" for name, besides in re.findall(r"([a-z]+)(?: \[([^]]+)\])?(?:, |$)", who)}
    return found


GRANTED = _read(RIGHTS)
"""action -> column -> what has to hold besides, or comes with it."""


def may(column: str, *actions: str) -> bool:
    """Whether somebody in this column may do all of these, once what has to hold besides does."""
    return all(column in GRANTED[action] for action in actions)
