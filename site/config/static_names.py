"""The names under which scripts, styles and fonts are kept by the phone: with a hash, for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORTS = CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1]


class StaticNames(CompressedManifestStaticFilesStorage):
    """A module of ours that imports another names it with its hash too: the two can never be of different ages.

    Only ours, in js/: what looks like an import in a script of others may be a word in a comment.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", IMPORTS))
