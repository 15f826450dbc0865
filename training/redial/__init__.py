"""The ReDial dialogues: where the archive comes from, and its dialogues and films as tables."""
