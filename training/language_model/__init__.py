"""How the language model is made: prepare, tokenizer, train, evaluate, export."""
