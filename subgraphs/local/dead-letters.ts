import { Command } from 'commander';
import { type DeadLetter, deadLetters, replayAll } from '../kit/outbox-dead-letters';
import { fail } from '../kit/run';
import { withReadingDepartments } from './open-departments';

const lineOf = (department: string, { reader, source, eventId, type, reason, recordedAt }: DeadLetter): string =>
  [department, reader, source, type, eventId, reason, new Date(recordedAt).toISOString()].join('  ');

const print = (department: string, letters: readonly DeadLetter[]): void =>
  void process.stdout.write(letters.map((letter) => `${lineOf(department, letter)}\n`).join(''));

async function list(): Promise<void> {
  let count = 0;
  await withReadingDepartments(async ({ name, database }) => {
    const letters = await deadLetters(database.manager);
    count += letters.length;
    print(name, letters);
  });
  process.stderr.write(count === 0 ? 'There is no dead letter.\n' : `${count} events could not be applied.\n`);
}

async function replay(): Promise<void> {
  let applied = 0;
  let left = 0;
  await withReadingDepartments(async ({ name, readers, database, log }) => {
    const outcome = await replayAll(database, readers, log);
    applied += outcome.applied;
    left += outcome.left.length;
    print(name, outcome.left);
  });
  process.stderr.write(`${applied} applied, ${left} left.\n`);
  if (left > 0) process.exitCode = 1;
}

const program = new Command('npm run -s dead-letters --')
  .description('Shows events that a department could not apply, and applies them once more.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
program
  .command('list')
  .description('one line each: department, reader, source, type, id, reason, time')
  .action(() => list().catch(fail));
program
  .command('replay')
  .description('applies all of them again; prints those that are left and ends with 1 if there are any')
  .action(() => replay().catch(fail));
program.parse();
