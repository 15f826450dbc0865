"""The drawings on posters: one motif for each kind of film, one texture for each age of cinema."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random
from typing import Final

Motif = Callable[[int, str], str]  # (seed, colour of the light) -> SVG elements on 300 x 450


def _moon(seed: int, light: str) -> str:
    """A low moon behind bare trees."""
    rng = Random(seed)
    x, r = rng.randint(90, 210), rng.randint(48, 78)
    trees = "".join(_tree(rng, left) for left in range(-10, 310, 42))
    return f'<circle cx="{x}" cy="140" r="{r}" fill="{light}" opacity=".85"/><g stroke="#000" fill="none">{trees}</g>'


def _tree(rng: Random, x: int) -> str:
    top, lean = rng.randint(90, 200), rng.randint(-14, 14)
    arm = rng.randint(20, 44) * rng.choice((-1, 1))
    return (
        f'<path d="M{x} 450Q{x} 300 {x + lean} {top}" stroke-width="{rng.randint(3, 8)}"/>'
        f'<path d="M{x + lean // 2} {top + 90}l{arm} -{rng.randint(30, 60)}" stroke-width="3"/>'
    )


def _sunburst(seed: int, light: str) -> str:
    """Rays from a sun: light-hearted films."""
    rng = Random(seed)
    x, y, turn = rng.randint(80, 220), rng.randint(120, 190), rng.random()
    rays = []
    for index in range(18):
        a, b = (index + turn) * math.pi / 9, (index + turn + 0.5) * math.pi / 9
        ends = [(x + 500 * math.cos(angle), y + 500 * math.sin(angle)) for angle in (a, b)]
        rays.append(f"M{x} {y}L{ends[0][0]:.0f} {ends[0][1]:.0f}L{ends[1][0]:.0f} {ends[1][1]:.0f}Z")
    return (
        f'<path d="{"".join(rays)}" fill="{light}" opacity=".22"/>'
        f'<circle cx="{x}" cy="{y}" r="{rng.randint(44, 64)}" fill="{light}"/>'
    )


def _planet(seed: int, light: str) -> str:
    """A ringed planet among stars."""
    rng = Random(seed)
    stars = "".join(
        f'<circle cx="{rng.randint(0, 300)}" cy="{rng.randint(0, 330)}" r="{rng.uniform(0.6, 1.9):.1f}"/>'
        for _ in range(70)
    )
    x, y, r, tilt = rng.randint(100, 200), rng.randint(110, 180), rng.randint(48, 76), rng.randint(-28, 28)
    return (
        f'<g fill="#fff" opacity=".8">{stars}</g><circle cx="{x}" cy="{y}" r="{r}" fill="{light}" opacity=".9"/>'
        f'<circle cx="{x + r * 0.3:.0f}" cy="{y + r * 0.2:.0f}" r="{r}" fill="#000" opacity=".28"/>'
        f'<ellipse cx="{x}" cy="{y}" rx="{r * 1.8:.0f}" ry="{r * 0.35:.0f}" fill="none" stroke="{light}" '
        f'stroke-width="4" opacity=".7" transform="rotate({tilt} {x} {y})"/>'
    )


def _city(seed: int, light: str) -> str:
    """A skyline with a few lit windows."""
    rng = Random(seed)
    parts, x = [f'<circle cx="{rng.randint(60, 240)}" cy="110" r="42" fill="{light}" opacity=".55"/>'], -10
    while x < 300:
        width, top = rng.randint(26, 56), rng.randint(110, 250)
        parts.append(f'<rect x="{x}" y="{top}" width="{width}" height="{450 - top}" fill="#000" opacity=".5"/>')
        parts += [
            f'<rect x="{x + rng.randint(5, width - 9)}" y="{rng.randint(top + 8, top + 130)}" width="5" height="8" '
            f'fill="{light}" opacity=".9"/>'
            for _ in range(4)
        ]
        x += width + rng.randint(-4, 8)
    return "".join(parts)


def _circles(seed: int, light: str) -> str:
    """Two shapes that meet: films about people."""
    rng = Random(seed)
    y, gap, r = rng.randint(130, 190), rng.randint(36, 58), rng.randint(66, 88)
    return (
        f'<circle cx="{150 - gap}" cy="{y}" r="{r}" fill="{light}" opacity=".6"/>'
        f'<circle cx="{150 + gap}" cy="{y + rng.randint(-16, 16)}" r="{r}" fill="{light}" opacity=".32"/>'
    )


def _slashes(seed: int, light: str) -> str:
    """Diagonals at speed."""
    rng = Random(seed)
    bars = "".join(
        f'<rect x="{rng.randint(-140, 300)}" y="{rng.randint(-20, 330)}" width="{rng.randint(90, 280)}" '
        f'height="{rng.randint(3, 20)}" opacity="{rng.uniform(0.12, 0.75):.2f}"/>'
        for _ in range(16)
    )
    return f'<g fill="{light}" transform="rotate({rng.choice((-32, -26, 26, 32))} 150 200)">{bars}</g>'


def _hills(seed: int, light: str) -> str:
    """Ranges of hills under a sun."""
    rng = Random(seed)
    ranges = []
    for depth in range(4):
        y = 170 + depth * 62
        a, b, c = (y + rng.randint(-56, 30) for _ in range(3))
        ranges.append(
            f'<path d="M0 {y}C70 {a} 120 {b} 180 {y}S270 {c} 300 {y}V450H0Z" fill="#000" '
            f'opacity="{0.2 + depth * 0.1:.1f}"/>'
        )
    return f'<circle cx="{rng.randint(70, 230)}" cy="128" r="46" fill="{light}" opacity=".92"/>' + "".join(ranges)


def _confetti(seed: int, light: str) -> str:
    """Dots and rings, for the young and for song."""
    rng = Random(seed)
    return "".join(
        f'<circle cx="{rng.randint(0, 300)}" cy="{rng.randint(0, 320)}" r="{rng.randint(7, 44)}" fill="{fill}" '
        f'stroke="{light}" stroke-width="3" opacity="{rng.uniform(0.25, 0.85):.2f}"/>'
        for fill in (light, "none", "#ffffff") * 6
    )


def _spiral(seed: int, light: str) -> str:
    """A spiral that draws the eye in."""
    rng = Random(seed)
    x, y, turns = rng.randint(110, 190), rng.randint(130, 190), rng.uniform(5, 8)
    points = [
        f"{x + t * 0.7 * math.cos(t * turns / 36):.0f} {y + t * 0.7 * math.sin(t * turns / 36):.0f}"
        for t in range(12, 330, 2)
    ]
    return f'<path d="M{"L".join(points)}" fill="none" stroke="{light}" stroke-width="7" opacity=".6"/>'


MOTIFS: Final[dict[str, Motif]] = {
    "horror": _moon, "comedy": _sunburst, "romance": _circles, "science fiction": _planet, "thriller": _spiral,
    "crime": _city, "drama": _circles, "action": _slashes, "adventure": _hills, "animation": _confetti,
    "family": _confetti, "fantasy": _moon, "musical": _confetti, "western": _hills, "war": _slashes,
    "documentary": _hills, "mystery": _spiral, "superhero": _city, "spy": _spiral, "martial arts": _sunburst,
}  # fmt: skip


def era_texture(year: int | None, seed: int) -> str:
    """Scratches before 1960, halftone dots to 1980, scan lines to 2000, nothing on newer prints."""
    rng = Random(seed ^ 0x5EED)
    if year is None or year >= 2000:
        return ""
    if year < 1960:
        lines = "".join(f"M{rng.randint(0, 300)} 0v450" for _ in range(14))
        return (
            f'<path d="{lines}" stroke="#fff" opacity=".16"/>'
            '<rect width="300" height="450" fill="#6b5b3e" opacity=".35"/>'
        )
    if year < 1980:
        return (
            '<pattern id="t" width="8" height="8" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" r="1.5" '
            'fill="#fff"/></pattern><rect width="300" height="450" fill="url(#t)" opacity=".16"/>'
        )
    return (
        '<pattern id="t" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="1.4" '
        'fill="#000"/></pattern><rect width="300" height="450" fill="url(#t)" opacity=".22"/>'
    )
