"""The language model: how a dialogue is written for it, and the engine that generates."""
