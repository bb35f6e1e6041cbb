from .messages import Channel, Message

__all__ = ["Channel", "Message"]
