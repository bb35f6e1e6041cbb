"""The editors' area, and what of the public pages is not in the page tree."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms import views
from participation.people.views.doors import for_anyone

# Wagtail's pages and documents are public; what is not published, its own views and our hook hide.
decorate_urlpatterns(wagtail_urls.urlpatterns, for_anyone)
decorate_urlpatterns(wagtaildocs_urls.urlpatterns, for_anyone)

public = [
    path("actualites/flux/", views.NewsFeed(), name="feed"),
    path("actualites/commenter/<int:page_id>/", views.comment, name="comment"),
    path("media/images/<path:name>", views.picture_file, name="picture"),
]

# Before Wagtail's own, so that these win.
in_place_of_wagtails = [
    path("gestion/login/", views.to_staff_door, name="login"),
    path("gestion/account/", views.to_account, name="account"),
    re_path(
        r"^gestion/(?:users|groups|password_reset|failwhale|test404|bulk/people|api/main/(?!pages/(?:\d+/)?$)"
        r"|pages/usage/|pages/\d+/move/|choose-page/chosen-multiple/|reports/(?:site-history|page-types-usage)/)",
        views.walled_up,
        name="walled_up",
    ),
    re_path(r"^(?:_util|documents/authenticate_with_password)/", views.walled_up, name="no_page_passwords"),
]

urlpatterns = [
    path("", include((public + in_place_of_wagtails, "cms"))),
    path("gestion/", include(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, views.for_editors))),
    path("documents/", include(wagtaildocs_urls)),
]
