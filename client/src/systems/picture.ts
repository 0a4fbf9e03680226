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
import { MIST, MIST_DENSITY } from "../components/ink";
import type { Quality } from "../components/site";
import type { QualityChoice } from "../model/settings";
import type { Fineness } from "../world/quality";

const FAR_M = 600;
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
  readonly fog = new FogExp2(MIST, MIST_DENSITY);
  quality: Quality;
  /** Draw calls of the last picture's shadow pass. */
  shadowCalls = 0;
  /** Between the graphics card's leaving and coming back nothing can be drawn. */
  isLost = false;

  readonly #canvas: HTMLCanvasElement;
  readonly #paper = new Color(MIST);
  readonly #observer: ResizeObserver;
  #sizeChanged = true;
  #pixelRatio: number;
  #veil = 0;

  constructor(canvas: HTMLCanvasElement, { context }: Drawing, fineness: Fineness) {
    this.#canvas = canvas;
    this.quality = fineness.quality;
    this.#pixelRatio = fineness.pixelRatio;
    this.renderer = createRenderer(canvas, context, this.quality);
    this.#countShadows();
    this.scene.background = this.#paper;
    this.scene.fog = this.fog;
    this.#observer = new ResizeObserver(() => {
      this.#sizeChanged = true;
    });
    this.#observer.observe(canvas);
    canvas.addEventListener("webglcontextlost", this.#lost);
    canvas.addEventListener("webglcontextrestored", this.#restored);
  }

  /** Draws finer or coarser from now on; what is drawn has to be built for it. */
  setFineness({ quality, pixelRatio }: Fineness): void {
    this.quality = quality;
    this.#pixelRatio = pixelRatio;
    this.renderer.shadowMap.enabled = quality === "high";
    this.#sizeChanged = true;
  }

  /** 0 shows the picture, 1 the paper behind it. */
  setVeil(part: number): void {
    if (part === this.#veil) return;
    this.#veil = part;
    this.#canvas.style.opacity = String(1 - part);
  }

  setMist(colour: string, density: number): void {
    this.fog.color.set(colour);
    this.fog.density = density;
    this.#paper.set(colour);
  }

  /**
   * Makes all shaders at once: the graphics card's side works on them side by side. Each is asked for before anything is
   * drawn with one of them, since the answer to the second would wait for the drawing of the first.
   */
  prepare(): void {
    const { renderer } = this;
    renderer.compile(this.scene, this.camera);
    const context = renderer.getContext();
    for (const { program } of renderer.info.programs ?? [])
      context.getProgramParameter(program as WebGLProgram, context.LINK_STATUS);
  }

  /** Draws one picture; false while there is nothing to draw with. */
  draw(): boolean {
    if (this.isLost) return false;
    // A headset has a size of its own.
    if (this.#sizeChanged && !this.renderer.xr.isPresenting) this.#fit();
    this.renderer.render(this.scene, this.camera);
    return true;
  }

  dispose(): void {
    this.#observer.disconnect();
    this.#canvas.removeEventListener("webglcontextlost", this.#lost);
    this.#canvas.removeEventListener("webglcontextrestored", this.#restored);
    this.renderer.dispose();
  }

  /** The renderer counts the shadow pass with all the rest. */
  #countShadows(): void {
    const { shadowMap, info } = this.renderer;
    const render = shadowMap.render.bind(shadowMap);
    shadowMap.render = (...pass) => {
      const before = info.render.calls;
      render(...pass);
      this.shadowCalls = info.render.calls - before;
    };
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
    this.renderer.setPixelRatio(this.#pixelRatio);
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
  }
}

function createRenderer(
  canvas: HTMLCanvasElement,
  context: WebGL2RenderingContext,
  quality: Quality,
): WebGLRenderer {
  try {
    const renderer = new WebGLRenderer({ canvas, context });
    renderer.outputColorSpace = SRGBColorSpace;
    renderer.toneMapping = NeutralToneMapping;
    renderer.shadowMap.enabled = quality === "high";
    renderer.shadowMap.type = PCFShadowMap;
    return renderer;
  } catch (error) {
    throw new PictureUnavailable(error);
  }
}

/** What draws on a canvas, and whether a processor does a graphics card's work there. */
export interface Drawing {
  readonly context: WebGL2RenderingContext;
  readonly isSlow: boolean;
}

/**
 * Opens the canvas for drawing, with smooth edges where a graphics card answers or the visitor wants it fine. Contexts
 * are dear to make, so none is made only to ask. Throws PictureUnavailable where nothing draws.
 */
export function openDrawing(canvas: HTMLCanvasElement, wanted: QualityChoice): Drawing {
  const open = (antialias: boolean, failIfMajorPerformanceCaveat: boolean) =>
    canvas.getContext("webgl2", {
      alpha: true,
      antialias,
      failIfMajorPerformanceCaveat,
      powerPreference: "high-performance",
    });
  const quick = wanted === "auto" ? open(true, true) : null;
  const context = quick ?? open(wanted === "high", false);
  if (!context) throw new PictureUnavailable(null);
  return { context, isSlow: (wanted === "auto" && !quick) || isSoftware(context) };
}

function isSoftware(context: WebGL2RenderingContext): boolean {
  const info = context.getExtension("WEBGL_debug_renderer_info");
  return SOFTWARE.test(String(context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER)));
}
