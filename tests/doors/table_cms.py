"""The doors of the public pages and of `/gestion/`.

Wagtail's own addresses have no name of ours: their views say for whom they are (cms.urls decorates each of them), and
`GESTION` says it here for whoever reads the table by path.
"""

from tests.doors.audience import Audience

DOORS = {
    "cms:feed": Audience.PUBLIC,
    "cms:comment": Audience.PERSON,
    "cms:picture": Audience.PUBLIC,
    "cms:login": Audience.PUBLIC,  # leads to the staff door
    "cms:walled_up": Audience.PUBLIC,  # 404, always
    "cms:no_page_passwords": Audience.PUBLIC,  # 404, always
    "cms:account": Audience.EDITOR,
    "wagtail_serve": Audience.PUBLIC,
    "wagtailcore_login": Audience.PUBLIC,  # shadowed by cms:no_page_passwords
    "wagtailcore_authenticate_with_password": Audience.PUBLIC,  # shadowed by cms:no_page_passwords
    "wagtaildocs_serve": Audience.PUBLIC,
    "wagtaildocs_authenticate_with_password": Audience.PUBLIC,  # shadowed by cms:no_page_passwords
}

GESTION = Audience.EDITOR
