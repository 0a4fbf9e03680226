/** Files that an experience gives her. She saves them, or puts them away; nothing is saved by itself. */
import type { GivenFile } from "../../model/experiences";
import { useExperiences } from "./tools";

/** So long the browser may take to begin with it. */
const KEPT_MS = 10_000;

export function Files() {
  const { experiences } = useExperiences();
  return (
    <>
      {experiences.files.value.map((file) => (
        <Given key={file.key} file={file} />
      ))}
    </>
  );
}

function Given({ file }: { readonly file: GivenFile }) {
  const { words, experiences } = useExperiences();
  const name = fileName(file.file);
  return (
    <section
      class="xp-panel xp-offer paper-card"
      aria-label={words.text("xp-file", { name: file.name, file: name })}
    >
      <p dir="auto">{words.text("xp-file", { name: file.name, file: name })}</p>
      <div class="xp-buttons">
        <button
          type="button"
          class="hud-action"
          onClick={() => {
            save(document, name, file.text);
            experiences.dismissFile(file.key);
          }}
        >
          {words.text("xp-save")}
        </button>
        <button type="button" class="hud-line-button" onClick={() => experiences.dismissFile(file.key)}>
          {words.text("xp-no-file")}
        </button>
      </div>
    </section>
  );
}

/** A name, not a way: what a file system would read as one is left out. */
export function fileName(given: string): string {
  const name = given.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, "_").replace(/^\.+/, "");
  return name.trim() || "file.txt";
}

function save(page: Document, name: string, text: string): void {
  const type = /\.csv$/i.test(name) ? "text/csv" : "text/plain";
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = page.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
