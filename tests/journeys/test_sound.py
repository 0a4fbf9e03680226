"""The stream is really heard: from Enter on, louder near it, and from the side on which it lies."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.journeys.visitor import Visitor
from tests.serving import Serving

_EARS = """
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (to, ...others) {
  if (to instanceof AudioDestinationNode) {
    const split = new ChannelSplitterNode(this.context, { numberOfOutputs: 2 });
    const ears = [0, 1].map(() => new AnalyserNode(this.context, { fftSize: 8192 }));
    connect.call(this, split);
    ears.forEach((ear, side) => connect.call(split, ear, side));
    window.__ears = ears;
  }
  return connect.call(this, to, ...others);
};
window.__hear = () => (window.__ears ?? []).map((ear) => {
  const samples = new Float32Array(ear.fftSize);
  ear.getFloatTimeDomainData(samples);
  return Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
});
"""
"""Two analysers beside the loudspeakers: what goes to the left one and what to the right one."""

LOOKS = 10


async def heard(visitor: Visitor) -> tuple[float, float]:
    """How loud it is on the left and on the right, over a second or so: gusts and birds come and go."""
    levels = []
    for _ in range(LOOKS):
        levels.append(await visitor.see("window.__hear()"))
        await asyncio.sleep(0.12)
    return sum(left for left, _ in levels) / LOOKS, sum(right for _, right in levels) / LOOKS


@pytest.mark.journey
@pytest.mark.soak
async def test_the_stream_is_heard_from_where_it_is(tmp_path: Path, browser: Browser) -> None:
    with Serving(tmp_path / "data") as server:
        visitor = await Visitor.arrive(browser, f"{server.url}/s/orchid-pavilion", "Mei", before=_EARS)
        await visitor.until("!app.sound.running")
        assert await visitor.see("window.__hear()") == []
        await visitor.go_in()
        await visitor.until("app.ready && app.sound.running")
        # One's own arrival is a note: what lasts is listened to after it.
        await visitor.until("app.sound.voices === 0")

        # The newcomer looks north, and the water is to her right.
        await visitor.until("Math.cos(app.self.yaw) > 0.9")
        left, right = await heard(visitor)
        assert right > 1.3 * left > 0
        await visitor.hold("ArrowLeft", "Math.cos(app.self.yaw) < -0.9")
        turned_left, turned_right = await heard(visitor)
        assert turned_left > 1.3 * turned_right > 0

        # Away from it the stream grows faint.
        start = await visitor.see("app.self")
        await visitor.hold("ArrowRight", "Math.sin(app.self.yaw) > 0.95")
        await visitor.hold("w", f"Math.hypot(app.self.x - {start['x']}, app.self.z - {start['z']}) > 8")
        assert sum(await heard(visitor)) < 0.7 * (left + right)

        # Switched off, it is off.
        await visitor.see("localStorage.setItem('lanting.setting.sound', 'false')")
        await visitor.page.reload()
        await visitor.go_in()
        await visitor.until("app.ready")
        assert not await visitor.see("app.sound.running")
        assert await visitor.see("window.__hear()") == []
        assert visitor.problems == []
