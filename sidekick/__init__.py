"""What the assistant knows and serves: movies, chat, GPT-2, the servers, NLU components, the web door."""
