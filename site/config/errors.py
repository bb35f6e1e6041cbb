from django.views import defaults

not_found = defaults.page_not_found
forbidden = defaults.permission_denied
server_error = defaults.server_error
