import json
from dataclasses import replace

import numpy as np
import pytest

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.preferences import Preferences
from sidekick.movies.recommenders.artefacts import ARRAYS, META, RANKER, ArtefactError, check, read, save
from sidekick.movies.recommenders.context import Context, Turn
from sidekick.movies.recommenders.facts import Facts, TermIndex
from sidekick.movies.recommenders.features import candidates, feature_rows, film_table, listen
from sidekick.movies.recommenders.learned import (
    HARDLY_NAMED,
    HARDLY_NAMED_WEIGHT,
    LearnedScorer,
    conversation_ranker,
    sources_of,
)
from sidekick.movies.recommenders.links import Links
from tests.movies.recommenders import toy_learned
from tests.movies.worlds import even_and_odd, facets, film

WORLD = even_and_odd()
FACETS = facets(WORLD)


def offered(**wishes: object) -> list[int]:
    shortlist = toy_learned.recommender(FACETS).recommend(Preferences(**wishes))
    return [found.movie.id for found in shortlist.recommendations]


def test_words_alone_steer_the_choice():
    assert all(number % 2 == 0 for number in offered(utterances=("something scary please",)))
    assert all(number % 2 for number in offered(utterances=("something funny please",)))


def test_a_disliked_film_counts_against_films_like_it():
    assert all(number % 2 for number in offered(disliked_movies=("Film c (2000)", "Film e (2000)", "Film ba (2000)")))


def test_a_film_that_hardly_anybody_named_has_to_stand_out():
    learned = toy_learned.learned(WORLD, toy_learned.feature_names(FACETS))
    mentions = learned.standing.mentions.copy()
    mentions[8] = HARDLY_NAMED - 1
    doubted = replace(learned, standing=replace(learned.standing, mentions=mentions))
    before, after = (
        LearnedScorer(conversation_ranker(known, FACETS, toy_learned.BlendRanker(known.features))).scores(
            Preferences(utterances=("something scary",)), np.ones(len(WORLD), dtype=bool)
        )
        for known in (learned, doubted)
    )
    assert before[8] - after[8] == pytest.approx(HARDLY_NAMED_WEIGHT)
    assert (np.delete(before, 8) == np.delete(after, 8)).all()


def test_reasons_quote_the_counts():
    shortlist = toy_learned.recommender(FACETS).recommend(Preferences(favorite_movies=("Film d (2000)",)))
    reason = shortlist.recommendations[0].reasons[0]
    assert (reason.kind, reason.count, reason.movie) == ("liked_together", 4, "Film d (2000)")
    assert reason.text == "liked together with Film d by 4 people"


def test_features_have_names_and_no_surprising_gaps():
    sources = sources_of(toy_learned.learned(WORLD), FACETS)
    context = Context((Turn("scary"), Turn("try", by_seeker=False, movies=(3,))))
    rows, names = feature_rows(sources, film_table(sources), listen(sources, context), np.arange(5))
    assert rows.shape == (5, len(names))
    assert len(set(names)) == len(names)
    assert np.isfinite(rows).all()


def test_candidates_are_the_best_allowed_films():
    sources = sources_of(toy_learned.learned(WORLD), FACETS)
    allowed = FACETS.genre("comedy")
    chosen = candidates(listen(sources, Context((Turn("scary"),))), allowed, 25)
    assert allowed[chosen].all()
    assert len(chosen) <= 25


def test_links_add_up_and_keep_the_strongest():
    links = Links.from_triples(3, np.array([0, 1]), np.array([2, 2]), np.array([0.5, 0.25], np.float32))
    assert links.sums([(0, 1.0), (1, 2.0)]).tolist() == [0.0, 0.0, 1.0]
    assert links.best([0, 1]).tolist() == [0.0, 0.0, 0.5]


def test_facts_match_words_said_lately_more_than_words_said_long_ago():
    catalogue = Catalogue(
        [film(1, "Alpha", genres=("horror",)), film(2, "Beta", genres=("western",)), film(3, "Gamma")]
    )
    matches = Facts(catalogue).matches(Context((Turn("horror"), Turn("hm"), Turn("western"))))
    assert matches["genre"][1] > matches["genre"][0] > 0
    assert matches["genre"][2] == 0


def test_a_term_that_most_films_have_says_nothing():
    index = TermIndex([["film", "a"], ["film", "b"], ["film", "c"], ["film"], ["film"]])
    assert index.match([("film", 1.0)]).tolist() == [0.0] * 5


def test_likeness_is_highest_for_the_film_itself():
    scores = Facts(even_and_odd()).likeness([7])
    assert int(scores.argmax()) == 7


def test_artefacts_come_back_as_they_were_saved(tmp_path):
    before = toy_learned.learned(WORLD, ("blend",))
    version = save(tmp_path, before, WORLD)
    after = read(tmp_path, WORLD)
    context = Context((Turn("scary"),))
    assert check(tmp_path, WORLD) == version
    assert after.features == ("blend",)
    assert after.towers[0].vocabulary.terms == before.towers[0].vocabulary.terms
    np.testing.assert_allclose(after.towers[0].scores(context), before.towers[0].scores(context), atol=1e-2)
    np.testing.assert_array_equal(after.ease.films, before.ease.films)


def test_the_version_changes_with_the_contents(tmp_path):
    first = save(tmp_path, toy_learned.learned(WORLD), WORLD)
    smaller = even_and_odd(20)
    assert save(tmp_path, toy_learned.learned(smaller), smaller) != first


def test_artefacts_of_another_catalogue_are_refused(tmp_path):
    save(tmp_path, toy_learned.learned(WORLD), WORLD)
    with pytest.raises(ArtefactError, match="another catalogue"):
        check(tmp_path, even_and_odd(10))


def test_missing_and_damaged_files_are_named(tmp_path):
    save(tmp_path, toy_learned.learned(WORLD), WORLD)
    (tmp_path / ARRAYS).write_bytes(b"PK not really")
    with pytest.raises(ArtefactError, match=ARRAYS):
        read(tmp_path, WORLD)
    (tmp_path / RANKER).unlink()
    with pytest.raises(ArtefactError, match=RANKER):
        check(tmp_path, WORLD)


def test_an_older_layout_is_refused(tmp_path):
    save(tmp_path, toy_learned.learned(WORLD), WORLD)
    meta = json.loads((tmp_path / META).read_text())
    (tmp_path / META).write_text(json.dumps({**meta, "format": 0}))
    with pytest.raises(ArtefactError, match="format 0"):
        check(tmp_path, WORLD)


def test_a_label_asked_for_brings_films_up_that_nothing_else_would():
    world = Catalogue(replace(movie, themes=("heist",) if movie.id in (39, 40) else ()) for movie in WORLD)
    shortlist = toy_learned.recommender(facets(world)).recommend(Preferences(utterances=("a heist",)), 2)
    assert {found.movie.id for found in shortlist.recommendations} == {39, 40}  # the two least known
