import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ConfigurationError } from '../errors';
import { ImportError } from './import-error';

const pieceSize = 262_144;

async function* readBytes(file: string, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file, { highWaterMark: pieceSize }) as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    yield chunk;
  }
}

/**
 * The bytes of a file, inflated, in pieces, one character a byte: rows are told apart before they are decoded, so that
 * wrong bytes cost one row. In UTF-8 and CP949 alike no byte of a longer character is a comma, quote or newline.
 */
export async function* readPieces(
  file: string,
  compressed: boolean,
  onBytes: (count: number) => void,
): AsyncGenerator<string> {
  const bytes = readBytes(file, onBytes);
  // Its errors reach the loop below.
  const inflated = () => pipeline(bytes, createGunzip({ chunkSize: pieceSize }), () => {});
  let first = true;
  try {
    for await (const chunk of (compressed ? inflated() : bytes) as AsyncIterable<Buffer>) {
      const piece = chunk.toString('latin1');
      if (first && /^(\xff\xfe|\xfe\xff)/.test(piece)) {
        throw new ConfigurationError(`${file} is UTF-16; save it as UTF-8, or as CP949 and give --encoding cp949`);
      }
      yield first ? piece.replace(/^\xef\xbb\xbf/, '') : piece;
      first = false;
    }
  } catch (cause) {
    if (!String((cause as NodeJS.ErrnoException).code).startsWith('Z_')) throw cause;
    throw new ImportError(`${file} is damaged or cut off: it does not inflate (${(cause as Error).message})`, {
      cause,
    });
  }
}
