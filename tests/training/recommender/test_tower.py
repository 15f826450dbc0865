from dataclasses import replace

import numpy as np
import pytest
import torch

from sidekick.movies.recommenders.context import Context, Turn
from sidekick.movies.recommenders.tower import Tower
from sidekick.movies.recommenders.words import Vocabulary
from tests.training.recommender.toy import CONFIG, WORLD, even, toy_dialogues
from training.recommender.batches import Encoded, Ragged, batches
from training.recommender.content import content_matrix
from training.recommender.examples import examples_of
from training.recommender.tower import TowerNet, export, train_tower

EXAMPLES = list(examples_of(toy_dialogues()))
CONTENT = content_matrix(WORLD, {0: "A very odd film", 1: "A very even film", 3: "Another even film"})


@pytest.fixture(scope="module")
def tower() -> Tower:
    torch.set_num_threads(1)
    return train_tower(EXAMPLES, CONTENT, CONFIG.tower, quiet=True)


def share_of_even(tower: Tower, *turns: Turn) -> float:
    return float(np.exp(tower.scores(Context(turns)))[[even(film) for film in range(len(WORLD))]].sum())


def test_scores_are_log_probabilities(tower):
    assert np.exp(tower.scores(Context((Turn("hello"),)))).sum() == pytest.approx(1.0, abs=1e-4)


def test_it_learns_from_the_words(tower):
    assert share_of_even(tower, Turn("I like scary films"), Turn("which ones", by_seeker=False)) > 0.8
    assert share_of_even(tower, Turn("I like funny films"), Turn("which ones", by_seeker=False)) < 0.2


def test_it_learns_from_the_films(tower):
    assert share_of_even(tower, Turn("hello"), Turn("I loved", movies=(3,))) > 0.8
    assert share_of_even(tower, Turn("hello"), Turn("I loved", movies=(2,))) < 0.2


def test_an_empty_conversation_gets_scores_too(tower):
    assert np.isfinite(tower.scores(Context())).all()


def test_numpy_serves_what_torch_trained():
    torch.manual_seed(1)
    vocabulary = Vocabulary.fit([example.dialogue.turns for example in EXAMPLES], 2)
    net = TowerNet(len(vocabulary), CONTENT, torch.randn(len(WORLD)), CONFIG.tower)
    torch.nn.init.normal_(net.word_gates.weight)
    torch.nn.init.normal_(net.speaker.weight)
    example = next(example for example in EXAMPLES if not example.by_seeker)
    still = replace(CONFIG.tower, word_dropout=0.0, movie_dropout=0.0, batch=1, epochs=1)
    (batch,) = batches(Encoded.of([example], vocabulary), still, np.random.default_rng(0))
    net.eval()
    with torch.no_grad():
        expected = net(batch).log_softmax(1)[0].numpy()
    np.testing.assert_allclose(Tower(vocabulary, export(net)).scores(example.context), expected, atol=2e-4)


def test_the_same_seed_gives_the_same_tower():
    short = replace(CONFIG.tower, epochs=1)
    first, second = (train_tower(EXAMPLES, CONTENT, short, quiet=True) for _ in range(2))
    np.testing.assert_array_equal(first.weights.film_vectors, second.weights.film_vectors)


def test_ragged_lists_come_back_in_the_order_chosen():
    ragged = Ragged.of([[1, 2], [], [3]])
    places, rows = ragged.places(np.array([2, 0]))
    assert ragged.values[places].tolist() == [3, 1, 2]
    assert rows.tolist() == [0, 1, 1]


def test_content_rows_have_unit_length_and_keep_rare_terms_out():
    lengths = np.sqrt(np.asarray(CONTENT.multiply(CONTENT).sum(1)).ravel())
    assert set(np.round(lengths, 5)) <= {0.0, 1.0}
