"""How long a voice takes from one browser to another, and what a stalled line leaves behind.

    python -m bench.mouth_to_ear        a minute of words, then a stall; a row goes into bench/results/mouth_to_ear.csv

Two Chromium, each its own process with a fake microphone, stand face to face on one machine; echo cancelling, noise
suppression and gain are on. A tap in the audio thread of each notes by the machine's clock when a word begins: in the
speaker's as it comes out of the microphone's track, in the listener's as it goes to the loudspeaker, after decoding,
jitter buffer and HRTF panner. To that is added what the browsers report of the devices: `latency` of the track, and
how far the audio thread is ahead of what is heard (`getOutputTimestamp`). Nothing is drawn: without a graphics card
SwiftShader would play it, on the cores that are measured.

For the stall the speaker does not pause, and is loud and soft by turns, so that there are edges to measure by. A proxy
holds what the server sends to the listener for 300 ms, as a wireless network does.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import wave
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from playwright.async_api import Page, Playwright, async_playwright

from bench.record import append
from tests.journeys.conftest import CHROMIUM_FLAGS, UNTHROTTLED, WITHOUT_GPU, chromium_path
from tests.journeys.visitor import Visitor
from tests.line_proxy import LineProxy
from tests.serving import Serving

RESULTS: Final = Path(__file__).parent / "results" / "mouth_to_ear.csv"
SPACE: Final = "courtyard"
RATE: Final = 48_000
WORDS: Final = 40
FIRST_WORDS: Final = 20
"""Not counted: two browsers that have just been started disturb each other more than any line does."""
PROMISED_MS: Final = 110.0
HELD_S: Final = 0.3
STALLS: Final = 3
SETTLED_S: Final = 6.0
CAUGHT_UP_S: Final = 1.0
"""After so long the latency is to be as before, and no gap is to come any more."""
EARLIEST_MS: Final = 15.0
LATEST_MS: Final = 900.0

SYLLABLE_S: Final = 0.125

Sound = npt.NDArray[np.float64]

_TAP: Final = """
// 5 ms windows: a word or a loud part begins where one is so much louder than those 25 ms before.
const WINDOW = 240, BEFORE = 5, RISE = 1.7, FLOOR = 0.004, GAP = 0.002, APART_MS = 120;
class Tap extends AudioWorkletProcessor {
  constructor() {
    super();
    Object.assign(this, { sum: 0, count: 0, past: [], quiet: 0, edgeMs: 0 });
  }
  process([[channel]]) {
    for (let i = 0; channel && i < channel.length; i += 1) {
      this.sum += channel[i] ** 2;
      this.count += 1;
      if (this.count === WINDOW) this.finish(Date.now() - ((channel.length - 1 - i) * 1000) / sampleRate);
    }
    return true;
  }
  finish(ms) {
    const level = Math.sqrt(this.sum / WINDOW);
    this.sum = this.count = 0;
    const before = this.past.length < BEFORE ? Infinity : this.past.shift();
    this.past.push(level);
    if (level > Math.max(FLOOR, before * RISE) && ms - this.edgeMs > APART_MS) {
      this.edgeMs = ms;
      this.port.postMessage({ edge: ms - 5 });
    }
    if (level < GAP) this.quiet += 5;
    else {
      if (this.quiet > 0) this.port.postMessage({ gap: this.quiet, until: ms });
      this.quiet = 0;
    }
  }
}
registerProcessor("tap", Tap);
"""
_HOOK: Final = """
localStorage.setItem("lanting.setting.sound", "false");
HTMLCanvasElement.prototype.getContext = () => null;
window.taps = { mouth: [], ear: [], gaps: [], inputMs: 0, context: null };
const loaded = new WeakMap();
const tapUrl = URL.createObjectURL(new Blob([%s], { type: "text/javascript" }));
const tap = async (node, where) => {
  const { context } = node;
  if (!loaded.has(context)) loaded.set(context, context.audioWorklet.addModule(tapUrl));
  await loaded.get(context);
  const made = new AudioWorkletNode(context, "tap", { channelCount: 1, channelCountMode: "explicit" });
  made.port.onmessage = ({ data }) => {
    if (data.edge) taps[where].push(data.edge);
    else if (where === "ear") taps.gaps.push([data.gap, data.until]);
  };
  connect.call(node, made);
  connect.call(made, context.destination);
};
const { connect } = AudioNode.prototype;
AudioNode.prototype.connect = function (to, ...rest) {
  if (to === this.context.destination && this instanceof GainNode) {
    taps.context = this.context;
    tap(this, "ear");
  }
  return connect.call(this, to, ...rest);
};
const { createMediaStreamSource } = AudioContext.prototype;
AudioContext.prototype.createMediaStreamSource = function (stream) {
  const source = createMediaStreamSource.call(this, stream);
  taps.inputMs = 1000 * (stream.getAudioTracks()[0].getSettings().latency ?? 0);
  tap(source, "mouth");
  return source;
};
"""
_OUTPUT_MS: Final = """() => {
  const { contextTime, performanceTime } = taps.context.getOutputTimestamp();
  return 1000 * (taps.context.currentTime - contextTime) - (performance.now() - performanceTime);
}"""


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds."""

    words: int
    p50_ms: float
    """From the microphone to the loudspeaker: the three that follow together."""
    p95_ms: float
    input_ms: float
    between_ms: float
    output_ms: float
    codec: str
    stall_ms: float
    before_ms: float
    """Of continuous speech, without the devices."""
    after_ms: float
    """From a second after the stall on."""
    gap_ms: float
    """The longest from then on."""


async def measure() -> Latency:
    words = await listen(alternating(0.0, 1.0, 0.35), None)
    waits = matched(words["mouth"], words["ear"])[-WORDS:]
    devices = words["inputMs"] + words["outputMs"]
    stalled = await listen(alternating(0.4, 0.5, 0.25), HELD_S)
    before, after, gap = around_stalls(stalled)
    return Latency(
        words=len(waits),
        p50_ms=round(statistics.median(waits) + devices, 1),
        p95_ms=round(sorted(waits)[int(len(waits) * 0.95)] + devices, 1),
        input_ms=round(words["inputMs"], 1),
        between_ms=round(statistics.median(waits), 1),
        output_ms=round(words["outputMs"], 1),
        codec=words["codec"],
        stall_ms=HELD_S * 1_000,
        before_ms=round(before, 1),
        after_ms=round(after, 1),
        gap_ms=gap,
    )


def alternating(soft: float, every_s: float, loud_s: float) -> Sound:
    """A minute of syllables, loud for a part of each turn and else so soft.

    Each has a pitch and a colour of its own: what stays the same for long is taken for noise, and suppressed.
    """
    chance = np.random.default_rng(353)
    at = np.arange(60 * RATE) / RATE
    syllable = (at // SYLLABLE_S).astype(int)
    pitch = chance.uniform(110, 240, syllable[-1] + 1)[syllable]
    phase = 2 * np.pi * np.cumsum(pitch * (1 + 0.04 * np.sin(2 * np.pi * 5 * at))) / RATE
    colours = chance.uniform(0.2, 1.0, (8, syllable[-1] + 1))
    voice = sum(np.sin(k * phase + k) * colours[k - 1][syllable] / k for k in range(1, 9))
    eased = np.convolve(np.where((at % every_s) < loud_s, 1.0, soft), np.ones(96) / 96, mode="same")
    return np.asarray(0.2 * voice * eased)


async def listen(sound: Sound, held_s: float | None) -> dict[str, Any]:
    """What the taps of both heard."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(Serving(folder / "data"))
        line = await stack.enter_async_context(LineProxy(server.port))
        playwright = await stack.enter_async_context(async_playwright())
        write_wav(folder / "said.wav", sound)
        write_wav(folder / "silence.wav", np.zeros(RATE))
        speaker = await stack.enter_async_context(someone(playwright, server.url, "Ann", folder / "said.wav"))
        behind_proxy = f"http://127.0.0.1:{line.port}"
        listener = await stack.enter_async_context(someone(playwright, behind_proxy, "Bo", folder / "silence.wav"))
        await start_speaking(speaker)
        await listener.until("app.voice.packetsHeard > 0", seconds=60)
        if held_s is None:
            await listener.until(f"taps.ear.length > {FIRST_WORDS + WORDS}", seconds=3 * WORDS)
            stalls = []
        else:
            stalls = [await stall(line, listener, held_s) for _ in range(STALLS)]
        heard: dict[str, Any] = await tapped(listener.page)
        said = await tapped(speaker.page)
        assert speaker.problems == listener.problems == [], (speaker.problems, listener.problems)
        heard |= {"mouth": said["mouth"], "inputMs": said["inputMs"], "stalls": stalls}
        heard |= {"codec": await listener.see("app.voice.codec"), "outputMs": await output_ms(listener.page)}
        return heard


@asynccontextmanager
async def someone(playwright: Playwright, url: str, name: str, microphone: Path) -> AsyncIterator[Visitor]:
    browser = await playwright.chromium.launch(
        executable_path=chromium_path(),
        args=[
            *CHROMIUM_FLAGS, *UNTHROTTLED, *WITHOUT_GPU,
            "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
            f"--use-file-for-fake-audio-capture={microphone}",
        ],
        ignore_default_args=["--headless", "--disable-gpu"],
    )  # fmt: skip
    try:
        visitor = await Visitor.arrive(browser, f"{url}/s/{SPACE}", name, before=_HOOK % json.dumps(_TAP))
        # The page's policy knows nothing of taps.
        tools = await visitor.context.new_cdp_session(visitor.page)
        await tools.send("Page.setBypassCSP", {"enabled": True})
        await visitor.page.reload()
        await visitor.go_in()
        await visitor.until("app.voice && app.voice.link === 'open'")
        yield visitor
    finally:
        await browser.close()


async def start_speaking(speaker: Visitor) -> None:
    await speaker.page.keyboard.press("c")
    await speaker.until("app.voice.mic === 'on'")


async def stall(line: LineProxy, listener: Visitor, held_s: float) -> dict[str, float]:
    await asyncio.sleep(SETTLED_S)
    began = await listener.page.evaluate("Date.now()")
    line.hold()
    await asyncio.sleep(held_s)
    line.release()
    ended = await listener.page.evaluate("Date.now()")
    await asyncio.sleep(SETTLED_S)
    return {"began": began, "ended": ended}


async def tapped(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = await page.evaluate("({ ...taps, context: null })")
    return found


async def output_ms(page: Page) -> float:
    """How far ahead of what is heard the audio thread is."""
    ahead: list[float] = [await page.evaluate(_OUTPUT_MS) for _ in range(21)]
    return statistics.median(ahead)


def matched(mouth: list[float], ear: list[float]) -> list[float]:
    """The wait of each beginning that was heard: the first in the ear that can be its own."""
    return [wait for _, wait in waits_of(mouth, ear)]


def waits_of(mouth: list[float], ear: list[float]) -> list[tuple[float, float]]:
    found = []
    for said in mouth:
        heard = next((each for each in ear if EARLIEST_MS <= each - said <= LATEST_MS), None)
        following = next((each for each in mouth if each > said), said + 1_000)
        if heard is not None and heard - said < following - said:
            found.append((said, heard - said))
    return found


def around_stalls(heard: dict[str, Any]) -> tuple[float, float, float]:
    """Latency before, latency after, longest gap after; the worst of the stalls."""
    waits = waits_of(heard["mouth"], heard["ear"])
    worst = (0.0, 0.0, 0.0)
    for each in heard["stalls"]:
        settled = each["ended"] + CAUGHT_UP_S * 1_000
        until = settled + (SETTLED_S - CAUGHT_UP_S) * 1_000 - LATEST_MS
        before = statistics.median(wait for said, wait in waits if each["began"] - 4_000 < said < each["began"] - 500)
        after = statistics.median(wait for said, wait in waits if settled < said < until)
        gap = max((gap for gap, ended in heard["gaps"] if settled < ended < until), default=0.0)
        worst = max(worst, (before, after, gap), key=lambda one: (abs(one[1] - one[0]), one[2]))
    return worst


def write_wav(path: Path, sound: Sound) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    options = parser.parse_args()
    latency = asyncio.run(measure())
    print(latency)
    if not options.dry:
        append(RESULTS, [asdict(latency)])


if __name__ == "__main__":
    main()
