import { republishFacts } from '../kit/facts-republish';
import { rebuild } from '../kit/outbox-rebuild';
import { publishPast } from '../kit/past-events';
import { fail } from '../kit/run';
import { type OpenDepartment, withDepartments } from './open-departments';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** First of all departments, so that who reads them has it all. */
async function publishWhatIsMissing({ name, facts, pastRecords, database }: OpenDepartment): Promise<void> {
  const count = facts ? await republishFacts(database, facts) : 0;
  if (count > 0) say(`${name}: facts of ${count} customers are published anew`);
  for (const records of pastRecords) {
    const told = await publishPast(database, records);
    if (told > 0) say(`${name}: ${told} records are told of as ${records.type}`);
  }
}

/** Builds what subgraphs have read out of others' outboxes anew. */
async function readAgain({ name, readers, database, log }: OpenDepartment): Promise<void> {
  for (const reader of readers) {
    await rebuild(database, reader, log);
    say(`${name}: ${reader.name} is rebuilt`);
  }
}

withDepartments(publishWhatIsMissing, readAgain).catch(fail);
