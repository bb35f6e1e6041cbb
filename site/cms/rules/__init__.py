from .keep_up_to_date import keep_up_to_date
from .plant import plant
from .prepare_pictures import prepare_pictures
from .record_publication import record_publication
from .sync_groups import sync_groups

__all__ = [
    "keep_up_to_date",
    "plant",
    "prepare_pictures",
    "record_publication",
    "sync_groups",
]
