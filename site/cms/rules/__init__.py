from .keep_up_to_date import keep_up_to_date
from .leave_comment import COMMENT, CommentsClosed, comment_subject, erase_comments, hear_comment, leave_comment
from .plant import plant
from .prepare_pictures import prepare_pictures
from .record_publication import record_publication
from .sync_groups import sync_groups

__all__ = [
    "COMMENT",
    "CommentsClosed",
    "comment_subject",
    "erase_comments",
    "hear_comment",
    "keep_up_to_date",
    "leave_comment",
    "plant",
    "prepare_pictures",
    "record_publication",
    "sync_groups",
]
