"""The canonical moods: the words people use for how a film should feel."""

MOODS: tuple[str, ...] = (
    "funny",
    "feel-good",
    "scary",
    "tense",
    "sad",
    "romantic",
    "mind-bending",
    "dark",
    "cosy",
    "exciting",
    "thoughtful",
    "inspiring",
    "nostalgic",
    "for the kids",
    "gory",
    "violent",
)
