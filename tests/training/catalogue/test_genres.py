"""From the sources' labels to canonical genres and themes."""

import pytest

from sidekick.movies.genres import GENRES
from training.catalogue.genres import PATTERNS, canonical_genres, themes


def test_every_canonical_genre_has_a_pattern_and_knows_its_own_name() -> None:
    assert set(PATTERNS) == set(GENRES)
    for genre in GENRES:
        assert genre in canonical_genres([f"{genre} film"])


@pytest.mark.parametrize(
    ("label", "genres"),
    [
        ("comedy horror", ("comedy", "horror")),
        ("American neo-noir crime thriller", ("crime", "film noir", "thriller")),
        ("docudrama", ()),
        ("pseudo-documentary", ()),
        ("comedy of remarriage", ("romance",)),
        ("western classical music", ()),
        ("animated film", ("animation",)),
        ("Sports", ("sport",)),
        ("film based on a novel", ()),
    ],
)
def test_a_label_has_every_genre_it_names(label: str, genres: tuple[str, ...]) -> None:
    assert canonical_genres([label]) == genres


def test_genres_come_once_and_in_their_own_order() -> None:
    assert canonical_genres(["horror film", "action film", "horror"]) == ("action", "horror")


@pytest.mark.parametrize(
    ("label", "theme"),
    [
        ("heist film", ("heist",)),
        ("American supernatural horror", ("supernatural horror",)),
        ("body horror", ("body horror",)),
        ("comedy film", ()),
        ("film adaptation", ()),
        ("independent film", ("independent",)),
    ],
)
def test_themes_are_what_says_more_than_a_genre(label: str, theme: tuple[str, ...]) -> None:
    assert themes([label]) == theme
