import { type FileLine, type Language, nounAmong, writePeriod } from "../../src/index.js";
import { downloadText } from "../../src/notebook/download.js";
import { element } from "../../src/notebook/element.js";
import { radio } from "../../src/notebook/radio.js";
import { dataTable } from "../../src/notebook/table.js";
import { type CheckWords, checkWords } from "./check-words.js";
import type { RemoteDesk } from "./remote-desk.js";
import { downloadBytes, makeButton } from "./review-actions.js";

type Verdict = FileLine["verdict"];

/** All workbooks on the page, where there are several: whose, how they stand, and which to look at. */
export function showFiles(
  remote: RemoteDesk,
  files: readonly FileLine[] | undefined,
  language: Language,
): HTMLElement | null {
  if (!files || files.length < 2) return null;
  const words = checkWords(language);
  const count = (verdict: Verdict) => files.filter((file) => file.verdict === verdict).length;
  const [accepted, blocked, unreadable] = [
    count("accepted"),
    count("blocked"),
    count("unreadable"),
  ];
  const filter = askVerdict(files, words);
  const place = element("div", {});
  const draw = () =>
    place.replaceChildren(
      toTable(
        files.filter(({ verdict }) => filter.value === "" || verdict === filter.value),
        remote,
        words,
      ),
    );
  filter.addEventListener("input", draw);
  draw();
  return element(
    "section",
    { class: "trend" },
    element("h2", {}, words.files),
    element("p", { class: "note" }, words.filesNote(files.length, accepted, blocked, unreadable)),
    element("div", { class: "filters" }, filter, makeActions(remote, files, language)),
    place,
  );
}

function askVerdict(files: readonly FileLine[], words: CheckWords) {
  const verdicts: readonly Verdict[] = ["blocked", "accepted", "unreadable"];
  const present = verdicts.filter((each) => files.some(({ verdict }) => verdict === each));
  const input = radio<"" | Verdict>({
    key: "verdict",
    label: words.show,
    options: [
      { value: "", label: words.all },
      ...present.map((value) => ({ value, label: words.verdicts[value] })),
    ],
  });
  input.hidden = present.length < 2;
  return input;
}

function toTable(
  files: readonly FileLine[],
  { chosen }: RemoteDesk,
  words: CheckWords,
): HTMLElement {
  const noun = nounAmong(files.flatMap(({ submission }) => submission ?? []));
  return dataTable({
    caption: words.files,
    pageSize: 20,
    rows: files.map(({ id, file, verdict, counts, submission }) => ({
      id,
      file,
      unit: submission?.unit ?? null,
      period: submission?.period === undefined ? null : writePeriod(submission.period),
      verdict: words.verdicts[verdict],
      errors: counts.error,
      warnings: counts.warning,
      notes: counts.note,
      previous: submission?.previous ?? null,
    })),
    columns: [
      { name: "file", title: words.file },
      { name: "unit", title: words.unit },
      { name: "period", title: words.period },
      { name: "verdict", title: words.verdict },
      { name: "errors", title: words.errors },
      { name: "warnings", title: words.warnings },
      { name: "notes", title: words.notes },
      { name: "previous", title: words.previous(noun) },
    ],
    onSelect: ({ id }) => chosen.set({ id }),
  });
}

function makeActions(
  remote: RemoteDesk,
  files: readonly FileLine[],
  language: Language,
): HTMLElement {
  const words = checkWords(language);
  const ids = files.map(({ id }) => id);
  const saveReports = remote.told(async () => {
    const text = await (await remote.desk).report(ids, "html", language);
    downloadText(`${words.reportName}.html`, text, "text/html");
  });
  const saveCopies = remote.told(async () => {
    const bytes = await (await remote.desk).markedCopies(ids, language);
    downloadBytes(`${words.copiesName}.zip`, bytes);
  });
  const reports = makeButton(words.allReports, "quiet", saveReports);
  const copies = makeButton(words.allCopies, "quiet", saveCopies);
  const clear = makeButton(words.clear, "quiet", () => remote.remove(ids));
  return element("div", { class: "actions" }, reports, copies, clear);
}
