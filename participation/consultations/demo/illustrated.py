"""Messages with a picture: one is published under the name its author shows, one waits to be read."""

import datetime as dt
import io
import uuid

from PIL import Image, ImageDraw

from kit.demo import Life
from kit.lighter import lighter
from kit.time import now
from participation.consultations.models import Consultation, Contribution
from participation.consultations.rules import Sent, Who, post_contribution
from participation.moderation.models import ReviewItem

from .samples import publish


def build(life: Life) -> None:
    if not life.sample:
        return
    consultation = Consultation.objects.get(slug="horaires-des-accueils")
    text = "J’attache mon vélo devant la porte. Il faudrait un vrai endroit pour les vélos."
    racks = _say(consultation, life.people["joel"], text, "Un vélo attaché à une porte bleue", signed=True)
    publish(life, racks, at=life.at(-1, 16))
    text = "Quand il pleut, on attend dehors. Un petit toit suffirait."
    waits = _say(consultation, life.people["salma"], text, "La porte de l’accueil, sans abri")
    ReviewItem.objects.filter(pk=waits.review_id).update(created_at=now() - dt.timedelta(minutes=35))


def _say(consultation: Consultation, author, text: str, says: str, *, signed: bool = False) -> Contribution:
    sent = {"picture": Sent(_door(bicycle=signed), ".webp"), "picture_says": says, "show_name": signed}
    return post_contribution(consultation, text=text, key=uuid.uuid4(), who=Who.self(author), **sent)


def _door(*, bicycle: bool) -> bytes:
    """A door as a child draws it, and a bicycle before it or the rain."""
    picture = Image.new("RGB", (720, 540), "#e9e4da")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 470, 720, 540), fill="#b9b2a6")
    draw.rectangle((270, 130, 450, 470), fill="#2f5f8f", outline="#1b3a59", width=8)
    draw.ellipse((415, 300, 435, 320), fill="#f7bd45")
    if bicycle:
        for left in (120, 330):
            draw.ellipse((left, 350, left + 150, 500), outline="#25152a", width=8)
        draw.line((195, 425, 260, 330, 380, 330, 405, 425, 290, 425, 260, 330), fill="#5a1f52", width=8)
    else:
        for place in range(20, 720, 60):
            draw.line((place, 20, place - 20, 110), fill="#6f8fa8", width=5)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return lighter(written)[1]
