/** What was dropped -> files: those of dropped folders and of the folders in them too, without what systems leave behind. */

const LEFT_BEHIND = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/i;

/** Has to be called while the drop is handled: what was dropped is gone afterwards. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const dropped = [...transfer.items]
    .filter(({ kind }) => kind === "file")
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files = dropped.map(({ entry, file }) => {
    if (entry?.isDirectory) return filesIn(entry as FileSystemDirectoryEntry);
    return file ? [file] : [];
  });
  return (await Promise.all(files)).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (LEFT_BEHIND.test(entry.name)) return [];
  if (entry.isDirectory) return filesIn(entry as FileSystemDirectoryEntry);
  return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader();
  const inside: FileSystemEntry[] = [];
  // A folder is read a hundred entries at a time, until there is none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    inside.push(...some);
  }
  inside.sort((one, other) => (one.name < other.name ? -1 : 1));
  return (await Promise.all(inside.map(filesOf))).flat();
}
