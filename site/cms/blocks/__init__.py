"""What an editor may put in a page: few kinds of pieces, each with its own small template."""

from .calls import ConsultationCallBlock, RecommendationBlock, ResultsBlock, RetentionBlock, SessionCallBlock
from .coming import ComingSessionsBlock
from .media import DocumentBlock, ImageBlock
from .text import FiguresBlock, HeadingBlock, QuoteBlock, TextBlock

PLAIN_BLOCKS = [
    ("heading", HeadingBlock()),
    ("text", TextBlock()),
    ("document", DocumentBlock()),
    ("coming_sessions", ComingSessionsBlock()),
    ("retention", RetentionBlock()),
]

NEWS_BLOCKS = [
    ("heading", HeadingBlock()),
    ("text", TextBlock()),
    ("image", ImageBlock()),
    ("quote", QuoteBlock()),
    ("figures", FiguresBlock()),
    ("document", DocumentBlock()),
    ("session", SessionCallBlock()),
    ("coming_sessions", ComingSessionsBlock()),
    ("consultation", ConsultationCallBlock()),
    ("results", ResultsBlock()),
    ("recommendation", RecommendationBlock()),
]

__all__ = ["NEWS_BLOCKS", "PLAIN_BLOCKS"]
