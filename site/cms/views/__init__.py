from .comments import comment
from .doors import for_editors, to_account, to_staff_door, walled_up
from .feed import NewsFeed
from .pictures import picture_file

__all__ = ["NewsFeed", "comment", "for_editors", "picture_file", "to_account", "to_staff_door", "walled_up"]
