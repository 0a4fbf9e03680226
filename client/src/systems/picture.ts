/** What draws: the renderer for one canvas, in the quality that was asked for or that the machine can bear. */
import {
  Color,
  FogExp2,
  NeutralToneMapping,
  PCFShadowMap,
  PerspectiveCamera,
  Scene,
  SRGBColorSpace,
  WebGLRenderer,
} from "three";
import type { Quality } from "../components/site";

const PIXEL_RATIO_MAX = 2;
const FAR_M = 600;
const PAPER = "#eaefe6";
/** Renderers that are a processor in disguise, by the names they give. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** This browser cannot draw: the HUD says so in words. */
export class PictureUnavailable extends Error {
  readonly code = "no_webgl";

  constructor(cause: unknown) {
    super("this browser offers no WebGL 2: switch hardware acceleration on or use another browser", {
      cause,
    });
    this.name = "PictureUnavailable";
  }
}

export class Picture {
  readonly renderer: WebGLRenderer;
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera(50, 1, 0.1, FAR_M);
  readonly fog = new FogExp2(PAPER, 0.0125);
  readonly quality: Quality;
  /** Between the graphics card's leaving and coming back nothing can be drawn. */
  isLost = false;

  readonly #canvas: HTMLCanvasElement;
  readonly #observer: ResizeObserver;
  #sizeChanged = true;

  constructor(canvas: HTMLCanvasElement, wanted: Quality | "auto") {
    this.#canvas = canvas;
    this.quality = wanted === "auto" ? bearableQuality() : wanted;
    this.renderer = createRenderer(canvas, this.quality);
    this.scene.background = new Color(PAPER);
    this.scene.fog = this.fog;
    this.#observer = new ResizeObserver(() => {
      this.#sizeChanged = true;
    });
    this.#observer.observe(canvas);
    canvas.addEventListener("webglcontextlost", this.#lost);
    canvas.addEventListener("webglcontextrestored", this.#restored);
  }

  setMist(colour: string, density: number): void {
    this.fog.color.set(colour);
    this.fog.density = density;
    this.scene.background = new Color(colour);
  }

  /** Draws one picture; false while there is nothing to draw with. */
  draw(): boolean {
    if (this.isLost) return false;
    if (this.#sizeChanged) this.#fit();
    this.renderer.render(this.scene, this.camera);
    return true;
  }

  dispose(): void {
    this.#observer.disconnect();
    this.#canvas.removeEventListener("webglcontextlost", this.#lost);
    this.#canvas.removeEventListener("webglcontextrestored", this.#restored);
    this.renderer.dispose();
  }

  #lost = (event: Event): void => {
    // Without this the browser would not give the context back; three then uploads everything anew by itself.
    event.preventDefault();
    this.isLost = true;
  };

  #restored = (): void => {
    this.isLost = false;
    this.#sizeChanged = true;
  };

  #fit(): void {
    this.#sizeChanged = false;
    const { clientWidth, clientHeight } = this.#canvas;
    const [width, height] = [Math.max(clientWidth, 1), Math.max(clientHeight, 1)];
    this.renderer.setPixelRatio(this.quality === "low" ? 1 : Math.min(devicePixelRatio, PIXEL_RATIO_MAX));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
  }
}

function createRenderer(canvas: HTMLCanvasElement, quality: Quality): WebGLRenderer {
  try {
    const renderer = new WebGLRenderer({
      canvas,
      antialias: quality === "high",
      powerPreference: "high-performance",
    });
    renderer.outputColorSpace = SRGBColorSpace;
    renderer.toneMapping = NeutralToneMapping;
    renderer.shadowMap.enabled = quality === "high";
    renderer.shadowMap.type = PCFShadowMap;
    return renderer;
  } catch (error) {
    throw new PictureUnavailable(error);
  }
}

/** High where a graphics card answers, low where a processor does its work. */
function bearableQuality(): Quality {
  const probe = document.createElement("canvas").getContext("webgl2");
  if (!probe) throw new PictureUnavailable(null);
  const info = probe.getExtension("WEBGL_debug_renderer_info");
  const name = String(probe.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : probe.RENDERER));
  probe.getExtension("WEBGL_lose_context")?.loseContext();
  return SOFTWARE.test(name) ? "low" : "high";
}
