import type { z } from 'zod';
import { type CellType, cellTypes } from './attributes';
import type { ImportKind } from './kind';

/** One attribute of a kind as --help shows it and as a mapping may name it. */
export interface KindAttribute {
  name: string;
  type: CellType['type'];
  note: string | null;
  description: string;
  /** A day that is not shifted with example data. */
  fixed: boolean;
  /** False when the engine or a default fills it in. */
  required: boolean;
}

type Schema = z.core.$ZodType & { description?: string };

function described(schema: Schema): { cellType: CellType | undefined; description: string } {
  const inner = (schema._zod.def as { innerType?: Schema }).innerType;
  const within = inner ? described(inner) : null;
  return {
    cellType: cellTypes.get(schema) ?? within?.cellType,
    description: schema.description ?? within?.description ?? '',
  };
}

/** The attributes of a kind in the order of its schema. */
export function attributesOf(kind: ImportKind): KindAttribute[] {
  const filled = new Set(['system', kind.defaultRef?.attribute, kind.ordinal?.attribute]);
  return Object.entries(kind.row.shape).map(([name, schema]) => {
    const { cellType, description } = described(schema as Schema);
    const required = !filled.has(name) && (schema as Schema)._zod.optin === undefined;
    return {
      name,
      type: cellType?.type ?? 'text',
      note: cellType?.note ?? null,
      description,
      fixed: cellType?.fixed ?? false,
      required,
    };
  });
}
