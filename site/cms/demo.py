"""The pages of the demo, and the news: three pieces published, one that a worker proposes and nobody has read."""

import datetime as dt
import io
import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from wagtail.log_actions import LogContext

from cms.models import NewsIndexPage, NewsPage, Picture, Theme
from cms.rules import leave_comment, plant
from kit.demo import Life
from kit.ids import new_id
from kit.lighter import lighter
from kit.time import PARIS
from participation.consultations.models import Consultation
from participation.moderation.permissions import can_moderate
from participation.moderation.rules import publish_item
from participation.people.models import User
from workshops.models import Session

NBSP = "\u00a0"
NIGHT, SUN, DOOR, TEAM, TABLE = "#3d1539", "#f7bd45", "#f08a4b", "#2f9d93", "#fde9d8"


def build(life: Life) -> None:
    """Plants the site; with sample life, writes the news under `life.news`."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    plant(hostname=address.hostname or "127.0.0.1", port=address.port or 80)
    if not life.sample:
        return
    claire, ming = life.people["claire"], life.people["ming"]
    life.news = {
        "samedi": _published(_saturday(life), by=claire),
        "medecin": _published(_doctor(life), by=claire),
        "velos": _published(_bicycles(life), by=claire),
        "cafe": _proposed(_coffee(life), by=ming),
    }
    _comments(life, life.news["velos"])


def _comments(life: Life, page: NewsPage) -> None:
    """Under the bicycles, that are open to all: one is read, under the name its author shows; one waits."""
    text = "Il reste des pneus de 26 pouces au local. Venez samedi."
    said = leave_comment(page.pk, text=text, show_name=True, key=new_id(), by=life.people["joel"])
    team = (life.people[key] for key in ("ming", "claire", "samira", "nadia"))
    publish_item(said.review_id, seen=0, by=next(user for user in team if can_moderate(user, said.review)))
    leave_comment(page.pk, text="Bravo à tous. Je cherche une selle.", key=new_id(), by=life.people["salma"])


def _saturday(life: Life) -> NewsPage:
    body = [
        _text(
            "<p>Les Tilleuls ouvrent aussi le samedi matin. Venez sans rendez-vous.</p>"
            "<ul><li>Le petit déjeuner est servi jusqu’à 11 h.</li><li>Les douches ferment à 11 h 30.</li>"
            "<li>Les casiers restent ouverts.</li></ul>"
        ),
        {
            "type": "image",
            "value": {
                "picture": _picture("La porte des Tilleuls, le matin").pk,
                "alt": "Dessin : une porte en arche, une table ronde et le soleil du matin.",
                "caption": "",
            },
        },
        {
            "type": "quote",
            "value": {
                "text": "Le samedi, je ne savais pas où aller. Maintenant, je sais.",
                "who": "Une personne accueillie",
            },
        },
        {
            "type": "figures",
            "value": {
                "figures": [
                    {"number": f"3{NBSP}h", "meaning": "Ouvert en plus chaque semaine"},
                    {"number": "2", "meaning": "Personnes de l’équipe pour vous recevoir"},
                ],
                "source": "Les Tilleuls",
            },
        },
        *_call("consultation", Consultation.objects.open().first()),
    ]
    return NewsPage(
        title="Les Tilleuls ouvrent le samedi",
        summary=f"De 9{NBSP}h à 12{NBSP}h. Petit déjeuner et douches.",
        structure=life.structures["tilleuls"],
        territory=life.territory,
        theme=Theme.NETWORK,
        date=life.day(-2),
        body=body,
    )


def _doctor(life: Life) -> NewsPage:
    return NewsPage(
        title="Un médecin vient chaque mardi",
        summary="À la Maison des droits. Sans rendez-vous.",
        structure=life.structures["agence"],
        territory=life.territory,
        theme=Theme.HEALTH,
        date=life.day(-4),
        body=[
            _text(
                "<p>Un médecin reçoit chaque mardi, de 14 h à 17 h. C’est gratuit.</p>"
                "<p>Vous n’avez pas de carte Vitale ? Venez quand même.</p>"
                '<p>La Maison des droits est dans la <a href="/lieux/">liste des lieux</a>.</p>'
            ),
        ],
    )


def _bicycles(life: Life) -> NewsPage:
    return NewsPage(
        title="Douze vélos réparés ensemble",
        summary="Ils roulent de nouveau. Il reste des pneus à changer.",
        structure=life.structures["trait-union"],
        territory=life.territory,
        theme=Theme.SOCIAL,
        date=life.day(-9),
        comments_open=True,
        body=[
            _text(
                "<p>Depuis la rentrée, douze vélos sont sortis de l’atelier. Leurs propriétaires les ont réparés.</p>"
                "<p>Vous avez un vélo cassé ? Venez avec.</p>"
            ),
            *_call("session", Session.objects.coming().filter(workshop__title__icontains="vélo").first()),
        ],
    )


def _coffee(life: Life) -> NewsPage:
    return NewsPage(
        title="Le café du Trait d’union ouvre plus tard",
        summary=f"Jusqu’à 20{NBSP}h le jeudi. Le thé et le café sont offerts.",
        structure=life.structures["trait-union"],
        territory=life.territory,
        theme=Theme.SOCIAL,
        date=life.day(0),
        body=[
            _text("<p>Le jeudi, le café reste ouvert jusqu’à 20 h. On peut y jouer, lire ou se reposer.</p>"),
            *_call("session", Session.objects.coming().first()),
        ],
    )


def _published(page: NewsPage, *, by: User) -> NewsPage:
    _written(page, by=by)
    with LogContext(user=by):
        page.save_revision(user=by).publish(user=by)
    day = dt.datetime.combine(page.date, dt.time(10), tzinfo=PARIS)
    NewsPage.objects.filter(pk=page.pk).update(first_published_at=day, last_published_at=day)
    return page


def _proposed(page: NewsPage, *, by: User) -> NewsPage:
    page.live = False
    _written(page, by=by)
    with LogContext(user=by):
        page.save_revision(user=by)
        page.get_workflow().start(page, by)
    return page


def _written(page: NewsPage, *, by: User) -> None:
    page.owner = by
    NewsIndexPage.objects.get().add_child(instance=page)


def _text(markup: str) -> dict:
    # « 14 h » and « ? », not « <a href »: a tag that is none cannot be opened in the editor.
    return {"type": "text", "value": re.sub(r"(?<=\d) (?=h\b)| (?=\?)", NBSP, markup)}


def _call(kind: str, target: Session | Consultation | None) -> list[dict]:
    return [{"type": kind, "value": str(target.pk)}] if target else []


def _picture(title: str) -> Picture:
    """An arch, a table and the sun: the house's own shapes, nobody's face."""
    drawn = Image.new("RGB", (1200, 600), NIGHT)
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((820, 60, 1060, 300), fill=SUN)
    pen.rounded_rectangle((200, 120, 560, 900), radius=180, fill=DOOR)
    pen.ellipse((470, 250, 790, 570), fill=TEAM)
    pen.ellipse((-100, 500, 1300, 1100), fill=TABLE)
    file = io.BytesIO()
    drawn.save(file, "PNG")
    _name, content = lighter(file)
    return Picture.objects.create(title=title, file=ContentFile(content, name="la-porte-des-tilleuls.webp"))
