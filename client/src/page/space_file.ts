/**
 * The sheet that opens a Space from a file. As a plain form it works without us; here the file is sent in pieces first,
 * with its progress, and then the form without it.
 */
import { UploadDoor } from "../media/upload_protocol";
import { type SendingWorld, sendSpace, stopSending } from "./sending";

/** Makes the sheet send its file so. */
export function enhance(form: HTMLFormElement, world: SendingWorld): void {
  const part = <Kind extends Element = HTMLElement>(what: string) => form.querySelector<Kind>(what) as Kind;
  const input = part<HTMLInputElement>("[name=file]");
  const upload = part<HTMLInputElement>("[name=upload]");
  const note = part("[data-bytes-max]");
  const coming = part("[data-coming]");
  const stage = part("[data-stage]");
  const amount = part("[data-amount]");
  const progress = part<HTMLProgressElement>("progress");
  const refused = part("[data-refused]");
  const button = part<HTMLButtonElement>("[type=submit]");
  let gone = new AbortController();

  note.textContent = note.dataset.withScripts ?? "";
  form.addEventListener("submit", (event) => {
    const file = input.files?.[0];
    if (!file) return;
    event.preventDefault();
    void send(file);
  });
  part("[data-stop]").addEventListener("click", () => {
    gone.abort();
    void stopSending(world);
  });
  takeDrops(form, input);

  async function send(file: File): Promise<void> {
    say("");
    // What was wrong with the one before.
    form.querySelector("#file-complaint")?.remove();
    input.removeAttribute("aria-invalid");
    if (file.size === 0) return say(refused.dataset.noAnswer);
    if (file.size > Number(note.dataset.bytesMax)) return say(refused.dataset.tooLarge);
    gone = new AbortController();
    show(true);
    try {
      const sent = await sendSpace(
        file,
        world,
        (bytes, isBroken) => tell(bytes, file.size, isBroken),
        gone.signal,
      );
      if ("refused" in sent) {
        show(false);
        say(sent.refused);
      } else {
        stage.textContent = stage.dataset.looking ?? "";
        part("[data-stop]").hidden = true;
        upload.value = sent.upload;
        input.disabled = true;
        form.submit();
      }
    } catch {
      show(false);
      if (!gone.signal.aborted) say(refused.dataset.noAnswer);
    }
  }

  function tell(sent: number, bytes: number, isBroken: boolean): void {
    const words = (isBroken ? stage.dataset.broken : stage.dataset.sending) ?? "";
    // Said aloud only when it is another.
    if (stage.textContent !== words) stage.textContent = words;
    progress.value = sent / bytes;
    amount.textContent = `${megabytes(sent)} / ${megabytes(bytes)}`;
  }

  function show(isComing: boolean): void {
    coming.hidden = !isComing;
    button.hidden = isComing;
    input.disabled = false;
  }

  function say(words: string | undefined): void {
    refused.textContent = words ?? "";
    refused.hidden = !words;
  }
}

/** A file that is let go over the sheet is the one that is chosen. */
function takeDrops(form: HTMLFormElement, input: HTMLInputElement): void {
  const brings = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  form.addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    form.classList.add("taking");
  });
  form.addEventListener("dragleave", () => form.classList.remove("taking"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("taking");
    if (!brings(event) || !event.dataTransfer) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
  });
}

function megabytes(bytes: number): string {
  const how = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(document.documentElement.lang, how).format(bytes / 1_000_000);
}

const sheet = document.querySelector<HTMLFormElement>("[data-file-sheet]");
if (sheet) {
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  enhance(sheet, { door: new UploadDoor(), pause, memory: localStorage });
}
