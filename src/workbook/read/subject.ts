import type { Container } from "../container/container.js";
import { readXml } from "./xml.js";

const USUAL_PART = "docProps/core.xml";

/** The workbook's subject among its properties; templates carry their form and version there too. */
export async function readSubject(container: Container): Promise<string | undefined> {
  if (!container.has(USUAL_PART)) return undefined;
  let subject: string | undefined;
  let isSubject = false;
  await readXml(container.pieces(USUAL_PART), USUAL_PART, {
    open: (element) => {
      isSubject = element === "subject";
    },
    text: (piece) => {
      if (isSubject) subject = (subject ?? "") + piece;
    },
    close: () => {
      isSubject = false;
    },
  });
  return subject;
}
