"""Set-up and start-up: environments, the Rasa model, and the four services under one supervisor.

Everything up to the supervisor runs on any Python from 3.8 on with its standard library alone,
because it is what builds the environments that the rest lives in.
"""
