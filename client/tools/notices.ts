/** Writes the licence texts of every package that ended up in the built client, as their licences ask. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;
const OWN_LICENCE = "../LICENSE";
/** By package: the texts of what it carries within and names, but whose licences it leaves out. */
const WITHIN = "tools/licences";
const RULE = "-".repeat(80);

/** The packages found in any chunk. The page's build and the Workers' builds share one, so neither's are lost. */
export class BundledPackages {
  private readonly folders = new Set<string>();

  /** Notes the packages of each chunk; put it into the page's plugins and into the Workers'. */
  noting(): Plugin {
    const folders = this.folders;
    return {
      name: "lanting:note-bundled-packages",
      renderChunk(_code, chunk) {
        for (const id of chunk.moduleIds) {
          const folder = packageFolder(id);
          if (folder) folders.add(folder);
        }
        return null;
      },
    };
  }

  /** Emits `fileName` next to the client. Workers are built before the page is written, so theirs are in. */
  writing(fileName: string): Plugin {
    const folders = this.folders;
    return {
      name: "lanting:write-notices",
      generateBundle: {
        order: "post",
        handler() {
          const notices = [...folders].map(noticeOf).sort();
          this.emitFile({ type: "asset", fileName, source: [PREFACE, ...notices].join(`\n${RULE}\n\n`) });
        },
      },
    };
  }
}

const PREFACE = "Lanting's client contains the following packages, each under its own licence.\n";

/** The nearest folder above a module that has a named package.json, or nothing for our own modules. */
function packageFolder(moduleId: string): string | undefined {
  const file = moduleId.replace(/^\0/, "").replace(/[?#].*$/, "");
  if (!file.includes("/node_modules/")) return undefined;
  for (let folder = dirname(file); folder.includes("/node_modules/"); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && "version" in JSON.parse(readFileSync(manifest, "utf8"))) return folder;
  }
  return undefined;
}

function noticeOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = licenceTexts(folder, manifest.license);
  if (texts.length === 0) {
    throw new Error(
      `${manifest.name} ${manifest.version} is bundled but carries no licence text; ` +
        "bundle another package or ask its authors to ship one",
    );
  }
  const within = join(WITHIN, `${manifest.name}.txt`);
  if (existsSync(within)) texts.push(readFileSync(within, "utf8").trim());
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${texts.join("\n\n")}\n`;
}

/** The texts that a package ships. Some ship none and name the Apache License, whose text is also our own. */
function licenceTexts(folder: string, license: string): string[] {
  const files = readdirSync(folder).filter((name) => LICENCE_FILE.test(name));
  const paths = files.map((name) => join(folder, name));
  if (paths.length === 0 && license === "Apache-2.0") paths.push(OWN_LICENCE);
  return paths.map((path) => readFileSync(path, "utf8").trim());
}
