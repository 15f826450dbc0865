"""What to say and how to get it said: plans, the chat client, the guard on generated text."""
