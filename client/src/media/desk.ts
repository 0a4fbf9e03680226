/** The chunk for those who build with what they bring along: the library, the uploads, the table of many things. */
export { filesFrom } from "./dropped";
export { Library } from "./library";
export { pieceOf } from "./piece";
export { uploadsOf } from "./uploads_here";
