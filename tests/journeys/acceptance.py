"""What a picture of a place must be to be accepted, in numbers: light, depth, calm, one red, a HUD that stands back.

Bounds from the art direction: a bright calm morning with one warm accent. CIE L*a*b* (CIE 15), D65, from sRGB
(IEC 61966-2-1); saturation as in HSV.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.float64]

MEAN_LIGHTNESS = (68.0, 80.0)
DARK_TWENTIETH_MIN = 30.0
"""The 5th percentile of lightness."""
NEAR_BLACK_SHARE_MAX = 0.01
NEAR_BLACK = 15.0
MEAN_SATURATION = (0.15, 0.30)
VERMILION_SHARE = (0.003, 0.025)
VERMILION = (200, 69, 45)
VERMILION_HUE_WITHIN_DEG = 15.0
VERMILION_CHROMA_MIN = 50.0
COVER_MAX_WIDE, COVER_MAX_PHONE = 0.14, 0.24

_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])


@dataclass(frozen=True, slots=True)
class Measured:
    """A picture in numbers; shares are parts of all pixels."""

    mean_lightness: float
    dark_twentieth: float
    near_black: float
    saturation: float
    vermilion: float

    def __str__(self) -> str:
        return (
            f"L* {self.mean_lightness:.1f}, 5th percentile {self.dark_twentieth:.0f}, "
            f"near black {100 * self.near_black:.2f} %, saturation {self.saturation:.2f}, "
            f"vermilion {100 * self.vermilion:.2f} %"
        )


def measured(path: Path) -> Measured:
    """The picture at `path`."""
    rgb = np.asarray(Image.open(path).convert("RGB"), float) / 255
    lab = _lab(rgb)
    lightness = lab[..., 0]
    high, low = rgb.max(-1), rgb.min(-1)
    return Measured(
        mean_lightness=float(lightness.mean()),
        dark_twentieth=float(np.percentile(lightness, 5)),
        near_black=float((lightness < NEAR_BLACK).mean()),
        saturation=float(((high - low) / np.maximum(high, 1e-9)).mean()),
        vermilion=float(_is_vermilion(lab).mean()),
    )


def complaints(found: Measured) -> list[str]:
    """What is not as it must be; empty for an accepted picture."""
    said = []
    if not MEAN_LIGHTNESS[0] <= found.mean_lightness <= MEAN_LIGHTNESS[1]:
        said.append(f"mean L* {found.mean_lightness:.1f} is outside {MEAN_LIGHTNESS}")
    if found.dark_twentieth < DARK_TWENTIETH_MIN:
        said.append(f"the darkest twentieth begins at L* {found.dark_twentieth:.0f}, below {DARK_TWENTIETH_MIN:.0f}")
    if found.near_black > NEAR_BLACK_SHARE_MAX:
        said.append(f"{100 * found.near_black:.1f} % is nearly black")
    if not MEAN_SATURATION[0] <= found.saturation <= MEAN_SATURATION[1]:
        said.append(f"mean saturation {found.saturation:.2f} is outside {MEAN_SATURATION}")
    if not VERMILION_SHARE[0] <= found.vermilion <= VERMILION_SHARE[1]:
        said.append(f"vermilion {100 * found.vermilion:.2f} % is outside 0.3 to 2.5 %")
    return said


COVERED = """() => {
  const cards = [...document.querySelectorAll('#hud .paper-card')].map((card) => card.getBoundingClientRect());
  const boxes = cards.filter((box) => box.width > 1 && box.height > 1);
  const step = 4;
  let covered = 0, all = 0;
  for (let x = step / 2; x < innerWidth; x += step)
    for (let y = step / 2; y < innerHeight; y += step) {
      all += 1;
      if (boxes.some((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom)) covered += 1;
    }
  return covered / all;
}"""
"""The part of the window under the HUD's cards, each place counted once: for `page.evaluate`."""


def cover_complaints(cover: float, viewport: Any) -> list[str]:
    """Whether the HUD at rest covers more than it may."""
    most = COVER_MAX_PHONE if viewport["width"] < 640 else COVER_MAX_WIDE
    return [] if cover <= most else [f"the HUD covers {100 * cover:.0f} %, more than {100 * most:.0f} %"]


def _is_vermilion(lab: Pixels) -> NDArray[np.bool_]:
    _, a, b = _lab(np.array(VERMILION) / 255)
    wanted = np.degrees(np.arctan2(b, a))
    hue, chroma = np.degrees(np.arctan2(lab[..., 2], lab[..., 1])), np.hypot(lab[..., 1], lab[..., 2])
    found: NDArray[np.bool_] = (np.abs(hue - wanted) < VERMILION_HUE_WITHIN_DEG) & (chroma > VERMILION_CHROMA_MIN)
    return found


def _lab(rgb: Pixels) -> Pixels:
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = linear @ _TO_XYZ.T / _WHITE
    root = np.where(xyz > 216 / 24389, np.cbrt(xyz), (xyz * 24389 / 27 + 16) / 116)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)
