/** The chunk that draws what people brought along. What only few places have comes after it, when it is asked for. */
export { showImage } from "./image_thing";
export { showModel } from "./model_thing";
export { showPanorama } from "./panorama_thing";
