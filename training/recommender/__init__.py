"""How the recommender is fitted and measured."""
