"""How far apart two colours look, to who does not see green, and how well a text stands out from its ground."""

LEAST_APART, LEAST_BESIDE = 18.0, 14.0
"""Distances (CIE 1976): of colours that mean a side or a headline group, and of neighbours that also have a name."""

# Deuteranomaly of severity 1.0, on linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation
# of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, table of matrices.
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)

Colour = tuple[float, ...]


def rgb(colour: str) -> Colour:
    """Parts of a colour ``#RRGGBB``, 0 to 1."""
    return tuple(int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))


def linear(colour: Colour) -> Colour:
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)


def _times(matrix: tuple[Colour, ...], colour: Colour) -> Colour:
    return tuple(sum(weight * part for weight, part in zip(row, colour, strict=True)) for row in matrix)


def _lab(light: Colour) -> Colour:
    scaled = [part / white for part, white in zip(_times(TO_XYZ, light), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in scaled)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def seen_distance(one: str, other: str) -> float:
    """The distance of two colours in CIE L*a*b*, as a deuteranope sees them."""
    seen = [
        _lab(tuple(min(1.0, max(0.0, part)) for part in _times(DEUTERANOPIA, linear(rgb(colour)))))
        for colour in (one, other)
    ]
    return float(sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5)


def over(ink: str, ground: str, opacity: float) -> Colour:
    """An ink that lets its ground through, as a colour of its own."""
    return tuple(opacity * a + (1 - opacity) * b for a, b in zip(rgb(ink), rgb(ground), strict=True))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours by WCAG 2.2: 1 to 21."""
    light, dark = sorted((_times(TO_XYZ, linear(colour))[1] for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
