import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';

const lookMilliseconds = 100;

/** Path → what changes when the file does. */
type Snapshot = ReadonlyMap<string, string>;

function snapshotOf(root: string, folders: readonly string[]): Snapshot {
  const files = new Map<string, string>();
  const look = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) look(path);
      else {
        // Gone between being listed and being looked at: the next look knows.
        const file = statSync(join(root, path), { throwIfNoEntry: false });
        if (file) files.set(path, `${file.mtimeMs} ${file.size} ${file.ino}`);
      }
    }
  };
  folders.forEach(look);
  return files;
}

const differences = (before: Snapshot, now: Snapshot): string[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter((path) => before.get(path) !== now.get(path));

async function* changesSince(
  begin: Snapshot,
  look: () => Snapshot,
  signal: AbortSignal,
): AsyncGenerator<string[], void, undefined> {
  let [told, last] = [begin, begin];
  try {
    for await (const _ of setInterval(lookMilliseconds, undefined, { signal })) {
      const now = look();
      const isResting = differences(last, now).length === 0;
      last = now;
      const changed = isResting ? differences(told, now) : [];
      if (changed.length === 0) continue;
      told = now;
      yield changed;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/**
 * The paths of files that were written, added or removed since the call, again and again until the signal. What is
 * still being written is told when it rests: between two looks that see the same.
 * Polls instead of listening to the file system: that also sees files replaced by renaming, and in mounted volumes.
 */
export function sourceChanges(root: string, folders: readonly string[], signal: AbortSignal): AsyncIterable<string[]> {
  const look = () => snapshotOf(root, folders);
  return changesSince(look(), look, signal);
}
