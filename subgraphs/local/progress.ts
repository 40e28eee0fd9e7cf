const width = 30;

/** A progress bar on stderr; without a terminal, one line per kind of record. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): {
  show(kind: string, share: number): void;
  done(): void;
} {
  let last = '';
  return {
    show(kind, share) {
      if (!stream.isTTY) {
        if (kind !== last) stream.write(`importing example data: ${kind}\n`);
        last = kind;
        return;
      }
      const filled = Math.round(share * width);
      const line = `importing example data [${'█'.repeat(filled)}${'░'.repeat(width - filled)}] ${Math.round(share * 100)} % ${kind}`;
      if (line !== last) stream.write(`\r\u001b[K${line}`);
      last = line;
    },
    done() {
      if (stream.isTTY && last) stream.write('\r\u001b[K');
    },
  };
}
