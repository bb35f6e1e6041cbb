"""The rooms of the invented tiers lieu, written down by its team, and a day when one is shut."""

import datetime as dt
import io

from PIL import Image, ImageDraw

from kit.demo import Life
from kit.ids import new_id
from workshops.models import Room
from workshops.rules import RoomDetails, add_room, close_room, show_way_in

ROOMS = {
    "cuisine": RoomDetails(
        name="La cuisine",
        capacity=12,
        equipment="2 fours, 1 grand évier, des tabliers.",
        access="Au rez-de-chaussée, porte large.",
        step_free=True,
    ),
    "atelier": RoomDetails(
        name="L’atelier",
        capacity=8,
        equipment="1 établi, 2 pieds de vélo, 4 machines à coudre.",
        access="Par la cour, 1 marche. Une rampe est là : demandez-la.",
    ),
    "salon": RoomDetails(
        name="Le salon",
        capacity=15,
        equipment="Des fauteuils, une bouilloire, un écran.",
        access="Au rez-de-chaussée, à droite de l’entrée.",
        step_free=True,
        loop=True,
        quiet_corner=True,
    ),
}
WHERE = {"cuisine": "cuisine", "velo": "atelier", "couture": "atelier"}
"""The room of each workshop, by its key; the garden has none, the others are in the salon."""


def build(life: Life) -> None:
    """Fills `life.rooms`, by key."""
    ming = life.people["ming"]
    life.rooms = {
        key: add_room(life.venue.pk, details=details, key=new_id(), by=ming) for key, details in ROOMS.items()
    }


def show_a_door(life: Life) -> None:
    """The way into the salon: no photograph of the invented tiers lieu exists, so its door is drawn."""
    drawn = Image.new("RGB", (720, 405), "#d9efec")
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 340, 720, 405), fill="#cfc1d0")
    pen.ellipse((270, 70, 450, 250), fill="#5a1f52")
    pen.rectangle((270, 160, 450, 340), fill="#5a1f52")
    pen.ellipse((420, 240, 436, 256), fill="#f7bd45")
    content = io.BytesIO()
    drawn.save(content, "WEBP")
    says = "Une porte ronde en haut, couleur aubergine, sans marche."
    show_way_in(life.rooms["salon"].pk, picture=content.getvalue(), says=says, by=life.people["ming"])


def room_for(life: Life, workshop: str) -> Room | None:
    return None if workshop == "jardin" else life.rooms[WHERE.get(workshop, "salon")]


def shut_one(life: Life) -> None:
    """The workroom, for two days in five weeks."""
    starts_at = life.at(35, 0)
    said = {"starts_at": starts_at, "ends_at": starts_at + dt.timedelta(days=2), "why": "On refait le sol."}
    close_room(life.venue.pk, room_id=life.rooms["atelier"].pk, **said, key=new_id(), by=life.people["ming"])
