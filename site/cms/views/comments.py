"""Saying something under a piece of news, for who has an account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.forms import CommentForm
from cms.models import NewsPage
from cms.rules import CommentsClosed, leave_comment
from kit.refusals import NotAllowed
from participation.care.views.saying import say_whom_to_call
from participation.moderation.models import names_shown
from participation.people.views.doors import for_person


@for_person()
def comment(request: HttpRequest, page_id: int) -> HttpResponse:
    page = NewsPage.objects.live().filter(id=page_id).first()  # not pk: a number of any length is just not there
    if page is None or not (page.comments_open or request.method == "POST"):
        raise NotAllowed
    name = next(iter(names_shown([request.user.pk]).values()), "")
    form, status = CommentForm(request.POST if request.method == "POST" else None, signs=bool(name)), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                leave_comment(page.pk, **form.cleaned_data, by=request.user)
            except CommentsClosed as refusal:
                form.add_error("text", str(refusal.sentence))
                status = refusal.status
            else:
                messages.success(request, _("C’est envoyé. La réponse arrive dans « Mes messages envoyés »."))
                say_whom_to_call(request, form.cleaned_data["text"], structure=page.structure)
                return redirect(page.url)
    context = {"form": form, "page": page, "shown_name": name}
    return render(request, "cms/comment.html", context, status=status)
