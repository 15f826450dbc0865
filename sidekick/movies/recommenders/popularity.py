"""Films by how often people bring them up: needs no artefacts, and stands in when everything else is away."""

from __future__ import annotations

import numpy as np

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets, Mask, Scores
from sidekick.movies.preferences import Preferences
from sidekick.movies.recommenders.base import FilteredRecommender

SHARED_FACT = 0.6  # log-mentions that one genre or theme shared with a favourite is worth
SHARED_PERSON = 1.0


class PopularityScorer:
    """log(1 + mentions), and a little for what a film shares with the favourites."""

    def __init__(self, facets: Facets) -> None:
        self.facets = facets
        self._prior: Scores = np.log1p(facets.mentions.astype(np.float64))  # (movies,)

    def scores(self, wishes: Preferences, allowed: Mask) -> Scores:
        scores = self._prior.copy()
        favorites = dict.fromkeys((*wishes.favorite_movies, *wishes.similar_to))
        for movie in filter(None, map(self.facets.catalogue.by_name, favorites)):
            for genre in movie.genres:
                scores += SHARED_FACT / len(favorites) * self.facets.genre(genre)
            for person in movie.people:
                scores += SHARED_PERSON / len(favorites) * self.facets.person(person)
        return scores


class PopularityRecommender(FilteredRecommender):
    """The best-known films that fit the wishes."""

    def __init__(self, catalogue: Catalogue) -> None:
        facets = Facets(catalogue)
        super().__init__(facets, PopularityScorer(facets))
