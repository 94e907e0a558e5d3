import { type DroppedFile, filesOfDrop, filesOfInput, type Wanted } from "./dropped-files.js";
import { element } from "./element.js";
import { words } from "./words.js";

/** What is asked for, and what becomes of it. */
export type DropZone = {
  /** What to drop, in a few words. */
  readonly title: string;
  readonly note: string | Node;
  /** As of `<input accept>`: what the dialog of the browser offers first. */
  readonly accept: string;
  /** Which files of a folder are taken. */
  readonly isWanted: Wanted;
  readonly onFiles: (files: readonly DroppedFile[]) => void;
  /** From the runtime; afterwards the page no longer listens. */
  readonly invalidation: Promise<unknown>;
};

/**
 * A place for files: they may be dropped anywhere on the page, or chosen by buttons, also with the
 * keyboard. Files and folders alike.
 */
export function dropZone({
  title,
  note,
  accept,
  isWanted,
  onFiles,
  invalidation,
}: DropZone): HTMLElement {
  const take = (files: readonly DroppedFile[]) => {
    if (files.length > 0) onFiles(files);
  };
  const files = element("input", { type: "file", multiple: true, accept, class: "unseen" });
  const folder = element("input", { type: "file", webkitdirectory: true, class: "unseen" });
  const chooseFiles = makeChooser(words().chooseFiles, "strong", files);
  const chooseFolder = makeChooser(words().chooseFolder, "quiet", folder);
  for (const input of [files, folder]) {
    // The buttons speak for them.
    input.tabIndex = -1;
    input.setAttribute("aria-hidden", "true");
    input.addEventListener("change", () => {
      const chosen = filesOfInput(input, isWanted);
      // The same file may be chosen again, after it was corrected.
      input.value = "";
      take(chosen);
    });
  }
  const zone = element(
    "section",
    { class: "drop-zone", "aria-label": title },
    element("p", { class: "drop-title" }, title),
    element("div", { class: "actions" }, chooseFiles, chooseFolder, files, folder),
    element("p", { class: "note" }, note),
  );
  listenToPage(zone, (transfer) => filesOfDrop(transfer, isWanted).then(take), invalidation);
  return zone;
}

function makeChooser(text: string, look: string, input: HTMLInputElement): HTMLElement {
  const button = element("button", { type: "button", class: look }, text);
  button.addEventListener("click", () => input.click());
  return button;
}

/** A file dropped beside the zone would otherwise be opened by the browser in place of the page. */
function listenToPage(
  zone: HTMLElement,
  onDrop: (transfer: DataTransfer) => void,
  invalidation: Promise<unknown>,
): void {
  const controller = new AbortController();
  const { signal } = controller;
  invalidation.then(() => controller.abort());
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const show = (isOver: boolean) => zone.classList.toggle("over", isOver);
  const onDrag = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(true);
  };
  addEventListener("dragenter", onDrag, { signal });
  addEventListener("dragover", onDrag, { signal });
  // Leaving the page comes from no other element.
  addEventListener("dragleave", ({ relatedTarget }) => relatedTarget === null && show(false), {
    signal,
  });
  addEventListener(
    "drop",
    (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      show(false);
      if (event.dataTransfer) onDrop(event.dataTransfer);
    },
    { signal },
  );
}
