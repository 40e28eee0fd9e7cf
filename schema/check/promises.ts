import { type GraphQLSchema, isObjectType } from 'graphql';
import { announcementExample, readAnnouncement } from './announcement';
import { schemaElements } from './elements';
import type { Violation } from './finding';
import type { GraphChange } from './graph-changes';

/** A violation and the elements whose users break by it. */
export interface BrokenPromise extends Violation {
  metBy: string;
  /** Whether also those break whose variables may carry the element. */
  isSudden: boolean;
}

/** Asks whether a recorded operation names the element. */
type IsUsed = (element: string) => boolean;

const reasons = (schema: GraphQLSchema): Map<string, string | null | undefined> =>
  new Map(schemaElements(schema).map(({ coordinate, deprecationReason }) => [coordinate, deprecationReason]));

const putBack = `put it back with ${announcementExample}, and take it out after that day`;

function faultOfRemoval(
  { element, metBy }: GraphChange,
  reason: string | null | undefined,
  { today, isUsed }: { today: string; isUsed: IsUsed },
): BrokenPromise[] {
  const refused = (problem: string, fix: string, isSudden: boolean): BrokenPromise[] => [
    { rule: 'removal', element, metBy, problem, fix, isSudden },
  ];
  if (reason == null) return refused(`${element} is gone without having been deprecated`, putBack, true);
  const announced = readAnnouncement(reason);
  if (!announced) return refused(`${element} is gone without a day having been announced`, putBack, true);
  const { removalOn, successor } = announced;
  if (removalOn > today) {
    const problem = `${element} is gone on ${today}, but was promised to stay until ${removalOn}`;
    return refused(problem, `put it back as it was, and take it out on ${removalOn} or later`, true);
  }
  if (!isUsed(element)) return [];
  const fix = `put it back until its clients use ${successor}; delete the recorded operations that are sent no more`;
  return refused(`${element} may be gone since ${removalOn}, but clients still ask for it`, fix, false);
}

/** A type goes with the last field that leads to it, which is judged itself; only an interface leads to more types. */
const isJudgedByItsFields = (published: GraphQLSchema, { element }: GraphChange): boolean => {
  const type = published.getType(element);
  return type !== undefined && !(isObjectType(type) && type.getInterfaces().length > 0);
};

/** What the published graph promised its clients and the new one does not keep. today is yyyy-mm-dd. */
export function brokenPromises(
  changes: readonly GraphChange[],
  published: GraphQLSchema,
  now: GraphQLSchema,
  { today, isUsed }: { today: string; isUsed: IsUsed },
): BrokenPromise[] {
  const [before, after] = [reasons(published), reasons(now)];
  const broken = changes.flatMap((change): BrokenPromise[] => {
    const { kind, element, sentence, metBy } = change;
    if (kind === 'removed') {
      if (isJudgedByItsFields(published, change)) return [];
      return faultOfRemoval(change, before.get(element), { today, isUsed });
    }
    if (kind !== 'incompatible') return [];
    const fix = `leave ${element} as it was; add what is new beside it and deprecate the old with successor and date`;
    return [{ rule: 'compatible', element, metBy, problem: `${element}: ${sentence}`, fix, isSudden: true }];
  });
  return [...broken, ...shortNotices(before, after, today)];
}

/** Deprecations whose day has passed when they are made, or is earlier than the one that was promised. */
function shortNotices(
  before: ReadonlyMap<string, string | null | undefined>,
  after: ReadonlyMap<string, string | null | undefined>,
  today: string,
): BrokenPromise[] {
  return [...after].flatMap(([element, reason]): BrokenPromise[] => {
    const now = reason == null ? null : readAnnouncement(reason);
    const old = before.get(element);
    if (!now || !before.has(element) || old === reason) return [];
    const promised = (old != null && readAnnouncement(old)?.removalOn) || null;
    const isShort = promised === null ? now.removalOn <= today : now.removalOn < promised;
    if (!isShort) return [];
    const earliest = promised === null ? `later than today, ${today}` : `${promised} or later, as promised`;
    const problem = `${element} must not be removed on ${now.removalOn}: the day has to be ${earliest}`;
    return [{ rule: 'deprecation', element, metBy: element, problem, fix: 'give a later day', isSudden: true }];
  });
}
