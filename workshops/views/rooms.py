"""`/equipe/ateliers/salles/`: the rooms of the house, and when they are shut."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.refusals import NotAllowed, Refusal, require
from participation.people.views.doors import for_anyone, for_team
from workshops.forms import ClosureForm, PictureForm, RoomForm
from workshops.fragments import places_without_venue, too_many_for, venues_of
from workshops.models import Room, Venue
from workshops.permissions import can_keep_rooms
from workshops.rules import add_room, change_room, close_room, lift_closure, open_venue, show_way_in

form_page = require_http_methods(["GET", "HEAD", "POST"])
keep = for_team("place.manage")


@keep
@require_safe
def room_list(request: HttpRequest) -> HttpResponse:
    context = {"venues": venues_of(request.user), "places": places_without_venue(request.user)}
    return render(request, "workshops/rooms/list.html", context)


@keep
@require_POST
def venue_open(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """Workshops are held there from now on."""
    open_venue(place_id, by=request.user)
    return redirect("workshops:rooms")


@keep
@form_page
def room_new(request: HttpRequest, venue_id: UUID) -> HttpResponse:
    venue = _kept_venue(request, venue_id)
    form = RoomForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _room_page(request, form, venue)
    try:
        add_room(venue.pk, details=form.details, key=form.cleaned_data["key"], by=request.user)
    except Refusal as refusal:
        return _refused(request, form, "name", refusal, venue)
    messages.success(request, _("La salle est enregistrée."))
    return redirect("workshops:rooms")


@keep
@form_page
def room(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """What is said of one room, to change."""
    found = Room.objects.told().filter(pk=room_id).first()
    if found is None:
        raise NotAllowed
    require(can_keep_rooms(request.user, found.venue))
    form = RoomForm(request.POST if request.method == "POST" else None, room=found)
    if not form.is_valid():
        return _room_page(request, form, found.venue, found)
    said = form.cleaned_data
    try:
        change_room(found.pk, details=form.details, in_use=said["in_use"], seen=said["seen"], by=request.user)
    except Refusal as refusal:
        form.anew(seen=Room.objects.values_list("seq", flat=True).get(pk=found.pk))
        return _refused(request, form, "name", refusal, found.venue, found)
    messages.success(request, _("La salle est enregistrée."))
    return redirect("workshops:rooms")


@keep
@form_page
def room_picture(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The picture of its way in: another one, or none any more (`enlever`)."""
    found = Room.objects.told().filter(pk=room_id).first()
    if found is None:
        raise NotAllowed
    require(can_keep_rooms(request.user, found.venue))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PictureForm(*sent)
    if "enlever" in request.POST:
        show_way_in(found.pk, picture=None, says="", by=request.user)
    elif form.is_valid():
        show_way_in(found.pk, **form.cleaned_data, by=request.user)
    else:
        context = {"form": form, "room": found}
        return render(request, "workshops/rooms/picture.html", context, status=400 if form.errors else 200)
    return redirect("workshops:room", found.pk)


@for_anyone
@require_safe
def way_in(request: HttpRequest, room_id: UUID) -> FileResponse:
    """The picture itself, for everybody: its address changes with it, so that a phone keeps it."""
    found = Room.objects.filter(pk=room_id).exclude(picture="").first()
    if found is None:
        raise NotAllowed
    response = FileResponse(found.picture.open(), content_type="image/webp")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@keep
@form_page
def closure_new(request: HttpRequest, venue_id: UUID) -> HttpResponse:
    venue = _kept_venue(request, venue_id)
    form = ClosureForm(request.POST if request.method == "POST" else None, venue=venue)
    if not form.is_valid():
        context = {"form": form, "venue": venue}
        return render(request, "workshops/rooms/close.html", context, status=400 if form.errors else 200)
    close_room(venue.pk, **form.asked(), by=request.user)
    messages.success(request, _("C’est noté. Les séances prévues ne sont pas annulées : regardez ci-dessous."))
    return redirect("workshops:rooms")


@keep
@require_POST
def closure_lift(request: HttpRequest, closure_id: UUID) -> HttpResponse:
    """It is open after all."""
    lift_closure(closure_id, by=request.user)
    messages.success(request, _("C’est ouvert."))
    return redirect("workshops:rooms")


def _kept_venue(request: HttpRequest, venue_id: UUID) -> Venue:
    venue = Venue.objects.select_related("place").filter(pk=venue_id).first()
    if venue is None:
        raise NotAllowed
    require(can_keep_rooms(request.user, venue))
    return venue


def _room_page(
    request: HttpRequest, form: forms.Form, venue: Venue, found: Room | None = None, status: int = 0
) -> HttpResponse:
    context = {"form": form, "venue": venue, "room": found, "too_many": too_many_for(found) if found else []}
    return render(request, "workshops/rooms/room.html", context, status=status or (400 if form.errors else 200))


def _refused(
    request: HttpRequest, form: forms.Form, field: str, refusal: Refusal, venue: Venue, found: Room | None = None
) -> HttpResponse:
    """The form again, with the sentence; nothing typed is lost."""
    if isinstance(refusal, NotAllowed):
        raise refusal
    form.add_error(field, str(refusal.sentence))
    return _room_page(request, form, venue, found, refusal.status)
