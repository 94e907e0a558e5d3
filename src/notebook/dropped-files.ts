/** A file that was chosen or dropped, with the folders it was found in. */
export type DroppedFile = {
  readonly name: string;
  /** Absent where the browser was told of it and could not open it. */
  readonly file?: File | undefined;
};

/** Of a folder only these are taken; what is chosen itself is taken whatever it is called. */
export type Wanted = (name: string) => boolean;

/** The files of an `<input type=file>`; where it asks for a folder, those that are wanted. */
export function filesOfInput(input: HTMLInputElement, isWanted: Wanted): DroppedFile[] {
  return [...(input.files ?? [])].flatMap((file) => {
    const path = file.webkitRelativePath;
    if (path === "") return { name: file.name, file };
    return isWanted(file.name) ? { name: path, file } : [];
  });
}

/** What was dropped: files, and what is wanted of folders, by name within each folder. */
export async function filesOfDrop(
  transfer: DataTransfer,
  isWanted: Wanted,
): Promise<DroppedFile[]> {
  // The list is emptied as soon as the event is over, so all entries are taken at once.
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const found = items.map((item) => {
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory) return filesIn(entry as FileSystemDirectoryEntry, isWanted);
    const file = item.getAsFile();
    return file ? [{ name: file.name, file }] : [];
  });
  return (await Promise.all(found)).flat();
}

async function filesIn(folder: FileSystemDirectoryEntry, isWanted: Wanted): Promise<DroppedFile[]> {
  const entries = (await listEntries(folder)).sort((a, b) =>
    a.name.localeCompare(b.name, "zh", { numeric: true }),
  );
  const found: DroppedFile[] = [];
  for (const entry of entries) {
    if (entry.isDirectory) {
      found.push(...(await filesIn(entry as FileSystemDirectoryEntry, isWanted)));
    } else if (isWanted(entry.name)) {
      const file = await toFile(entry as FileSystemFileEntry).catch(() => undefined);
      found.push({ name: entry.fullPath.replace(/^\//, ""), file });
    }
  }
  return found;
}

/** The list comes in parts, the last of which is empty. */
async function listEntries(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, fail) =>
      reader.readEntries(done, fail),
    );
    if (part.length === 0) return entries;
    entries.push(...part);
  }
}

const toFile = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((done, fail) => entry.file(done, fail));
