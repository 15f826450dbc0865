"""The GPT-2 server: free-form replies in the OpenAI protocol, recommendations, and the catalogue."""
