import type { Language } from "../../src/index.js";
import { downloadBlob, downloadText } from "../../src/notebook/download.js";
import { element } from "../../src/notebook/element.js";
import { checkWords } from "./check-words.js";
import type { RemoteDesk } from "./remote-desk.js";

/** What one takes away of a workbook that was checked. */
export function makeActions(
  { desk, told }: RemoteDesk,
  id: number,
  file: string,
  language: Language,
): HTMLElement {
  const words = checkWords(language);
  const name = `${baseOf(file)}-${words.reportName}`;
  const save = async (format: "html" | "json", type: string) =>
    downloadText(`${name}.${format}`, await (await desk).report([id], format, language), type);
  const saveCopy = async () => {
    const marked = await (await desk).markedCopy(id, language);
    if (marked) downloadBytes(marked.name, marked.bytes);
  };
  const copy = makeButton(words.copy, "strong", told(saveCopy));
  const report = makeButton(
    words.report,
    "quiet",
    told(() => save("html", "text/html")),
  );
  const data = makeButton(
    words.data,
    "quiet",
    told(() => save("json", "application/json")),
  );
  return element(
    "div",
    { class: "take-away" },
    element("div", { class: "actions" }, copy, report, data),
    element("p", { class: "note" }, words.copyNote),
  );
}

export function makeButton(text: string, look: string, act: () => Promise<void>): HTMLElement {
  const button = element("button", { type: "button", class: look }, text);
  button.addEventListener("click", () => void act());
  return button;
}

export const downloadBytes = (name: string, bytes: Uint8Array): void =>
  downloadBlob(nameOf(name), new Blob([bytes as Uint8Array<ArrayBuffer>]));

/** Of a file that was found in folders, its own name. */
const nameOf = (path: string): string => path.split("/").at(-1) ?? path;

const baseOf = (path: string): string => nameOf(path).replace(/(?<=.)\.[^.]*$/u, "");
