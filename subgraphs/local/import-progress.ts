import type { ImportProgress } from '../kit/import/import-options';

const width = 30;

/** A progress bar for one file; silent where stderr is no terminal. */
export function importBar(stream: NodeJS.WriteStream = process.stderr): {
  show(progress: ImportProgress): void;
  clear(): void;
} {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} };
  let last = '';
  return {
    show({ bytesRead, bytesTotal, rows }) {
      const share = bytesTotal ? bytesRead / bytesTotal : 1;
      const filled = Math.round(share * width);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
      const line = `[${bar}] ${Math.floor(share * 100)} % ${rows} rows`;
      if (line !== last) stream.write(`\r\u001b[K${line}`);
      last = line;
    },
    clear() {
      stream.write('\r\u001b[K');
      last = '';
    },
  };
}
