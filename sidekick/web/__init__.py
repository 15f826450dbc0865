"""The public door: sessions, limits, Rasa's REST protocol, the page, the widget and the demo, as one application."""
