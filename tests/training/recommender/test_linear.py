import numpy as np

from tests.training.recommender.toy import WORLD, even, toy_dialogues
from training.recommender.linear import cosine, ease, follows, mentions_matrix, strongest

DIALOGUES = toy_dialogues()
MENTIONS = mentions_matrix(DIALOGUES, len(WORLD))


def like_minded(links, position: int) -> bool:
    films, weights = links.row(position)
    return all(even(film) == even(position) for film in films[weights > 0])


def test_every_model_links_even_films_to_even_ones_and_odd_to_odd():
    for links in (ease(MENTIONS), cosine(MENTIONS), follows(DIALOGUES, len(WORLD))):
        assert all(like_minded(links, position) for position in range(len(WORLD)))
        assert len(links.films) > len(WORLD)


def test_no_film_is_linked_to_itself():
    for links in (ease(MENTIONS), cosine(MENTIONS), follows(DIALOGUES, len(WORLD))):
        assert all(position not in links.row(position)[0] for position in range(len(WORLD)))


def test_cosine_agrees_with_the_definition():
    dense = MENTIONS.toarray()
    films, weights = cosine(MENTIONS).row(3)
    together = dense[:, 3] @ dense[:, films[0]]
    expected = together / (np.sqrt(dense[:, 3].sum() * dense[:, films[0]].sum()) + 5)
    assert np.isclose(weights[0], expected)


def test_only_the_strongest_links_are_kept():
    rows, columns = np.zeros(5, np.int64), np.arange(1, 6)
    links = strongest(6, rows, columns, np.array([0.1, -0.9, 0.5, 0.2, 0.3]), kept=2)
    assert links.row(0)[0].tolist() == [2, 3]
