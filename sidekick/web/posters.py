"""A poster for each film, drawn from its title, year and genres alone: the same film, the same poster."""

from __future__ import annotations

import colorsys
import hashlib
import textwrap
from html import escape
from typing import Final

from sidekick.web.films import Film
from sidekick.web.poster_art import MOTIFS, era_texture

WIDTH: Final = 300
HEIGHT: Final = 450
HUE_TURN: Final = 0.07  # of the colour circle

# genre: (sky, ground, light)
PALETTES: Final[dict[str, tuple[str, str, str]]] = {
    "horror": ("#2b0a12", "#0b0507", "#ff4b4b"),
    "comedy": ("#ffb636", "#f2603c", "#fff3d6"),
    "romance": ("#f58fa8", "#a33b6b", "#ffe9ec"),
    "science fiction": ("#123a63", "#08112b", "#5fe3ff"),
    "thriller": ("#22404a", "#0b171c", "#f5c542"),
    "crime": ("#3b3a44", "#121116", "#e8b04a"),
    "drama": ("#7b5a48", "#2d2226", "#f6dcc0"),
    "action": ("#e0562b", "#3a0f19", "#ffe08a"),
    "adventure": ("#2f8f7b", "#0f3a44", "#ffe3a1"),
    "animation": ("#6a5cff", "#25a7d9", "#fff6a8"),
    "family": ("#58b4e8", "#2f6fd0", "#fff0b8"),
    "fantasy": ("#5b3a8e", "#1d1242", "#f2c6ff"),
    "musical": ("#d63c8a", "#4a1260", "#ffe38f"),
    "western": ("#d98b44", "#6b2d1c", "#ffedc9"),
    "war": ("#6d6f52", "#2a2c20", "#e9dfb5"),
    "documentary": ("#4c7a86", "#1d3540", "#e9f4f1"),
    "mystery": ("#3a4a6b", "#141a2c", "#d6e2ff"),
    "superhero": ("#2456b8", "#7c1230", "#ffd35c"),
    "spy": ("#34404f", "#10151d", "#ff6b5e"),
    "martial arts": ("#c0392b", "#2b0d0d", "#ffd9a0"),
}
FALLBACK: Final = ("#4a5568", "#1b2130", "#e6ebf5")


def poster(film: Film) -> str:
    """The poster as an SVG document, 300 by 450."""
    seed = int.from_bytes(hashlib.sha256(film.name.encode()).digest()[:4], "big")
    genre = next((name for name in film.genres if name in PALETTES), "")
    sky, ground, light = (turned(colour, seed) for colour in PALETTES.get(genre, FALLBACK))
    drawn = [name for name in film.genres[:3] if name in MOTIFS] or ["drama"]
    motif = MOTIFS[drawn[seed // 7 % len(drawn)]](seed, light)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(film.name)}"><defs>'
        f'<linearGradient id="s" x1="0" y1="0" x2="{seed % 40 / 100:.2f}" y2="1">'
        f'<stop offset="0" stop-color="{sky}"/><stop offset="1" stop-color="{ground}"/></linearGradient>'
        f'<linearGradient id="f" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{ground}" '
        f'stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".72"/></linearGradient></defs>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#s)"/>{motif}{era_texture(film.year, seed)}'
        f'<rect y="190" width="{WIDTH}" height="260" fill="url(#f)"/>{_lettering(film, genre, light)}</svg>'
    )


def turned(colour: str, seed: int) -> str:
    """``colour`` (#rrggbb) with its hue up to ``HUE_TURN`` away: films of one genre are kin, not twins."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    turn = (seed // 11 % 101 / 50 - 1) * HUE_TURN
    parts = colorsys.hls_to_rgb((hue + turn) % 1, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _lettering(film: Film, genre: str, light: str) -> str:
    """The title as large as its longest line allows, above year and genre."""
    lines = textwrap.wrap(film.title, 14, max_lines=5, placeholder=" …") or ["?"]
    longest = max(len(line) for line in lines)
    size = min(46, int(420 / max(longest, 8)), int(190 / len(lines)))
    face = "Georgia,'Times New Roman',serif" if genre in _SERIF else "'Helvetica Neue',Arial,sans-serif"
    top = 402 - (len(lines) - 1) * size * 1.08
    rows = "".join(
        f'<text x="22" y="{top + index * size * 1.08:.0f}">{escape(line)}</text>' for index, line in enumerate(lines)
    )
    footer = " · ".join(part for part in (str(film.year or ""), genre.upper()) if part)
    return (
        f'<rect x="22" y="{top - size - 14:.0f}" width="34" height="4" fill="{light}"/>'
        f'<g fill="#fff" font-family="{face}" font-weight="700" font-size="{size}">{rows}</g>'
        f'<text x="22" y="430" fill="{light}" font-family="Arial,sans-serif" font-size="12" '
        f'letter-spacing="2">{escape(footer)}</text>'
    )


_SERIF: Final = frozenset({"romance", "drama", "western", "fantasy", "mystery", "war", "horror", ""})
