/** The chunk that draws what people brought along. */
export { showImage } from "./image_thing";
export { showModel } from "./model_thing";
export { showPanorama } from "./panorama_thing";
