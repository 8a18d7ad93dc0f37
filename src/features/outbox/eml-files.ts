import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a mail as `<dataDir>/mail/<time>-<id>.eml`, readable by the owner only. It is on disk when
 * this resolves, and never half: written aside, synced, renamed. Repeating it replaces the file.
 */
export async function writeEmlFile(
  dataDir: string,
  named: { id: string; writtenAt: Date },
  message: Buffer,
): Promise<void> {
  const folder = join(dataDir, 'mail');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Colons are not allowed in file names on every system.
  const time = named.writtenAt.toISOString().replaceAll(':', '-');
  const target = join(folder, `${time}-${named.id}.eml`);
  const aside = `${target}.part`;
  const file = await open(aside, 'w', 0o600);
  try {
    await file.writeFile(message);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, target);
  await syncFolder(folder);
}

/** Makes the rename itself durable. Windows cannot open a folder, and needs no sync of one. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
