/** The command that begins a letter: three questions, then the whole form with its first field selected. */

import { commands, type Disposable, l10n, type Memento, Position, window, workspace } from 'vscode';
import {
  type NewLetterChoices,
  type NewLetterParams,
  type NewText,
  newLetterChoicesRequest,
  newLetterRequest,
} from '../../server/src/lsp/protocol';
import { insertText, type Request, sayNotRunning } from './insertText';
import { ask, back, type Choice, type Question } from './steps';

/** As whom a letter is written. */
interface Reviewer {
  readonly specialty: string;
  readonly licensure: string;
}

const notSaid: Reviewer = { specialty: '', licensure: '' };

/** Where the reviewers of this machine are remembered, the last one first; never synchronized to other machines. */
const memoryKey = 'imr.reviewers';
const mostRemembered = 5;

export function registerNewLetter(memory: Memento, request: Request): Disposable {
  return commands.registerCommand('imr.newLetter', async () => {
    const choices = await request<NewLetterChoices>(newLetterChoicesRequest, {});
    if (!choices) return sayNotRunning();
    const known = remembered(memory);
    const answers = await askAll(choices, known);
    if (answers === undefined) return undefined;
    const { specialty, licensure } = answers;
    if (specialty !== '' && licensure !== '') await remember(memory, known, { specialty, licensure });
    const letter = await request<NewText>(newLetterRequest, answers);
    if (!letter) return sayNotRunning();
    const document = await workspace.openTextDocument({ language: 'imr', content: '' });
    await insertText(await window.showTextDocument(document), letter, new Position(0, 0));
  });
}

/** The answers to all three questions; `undefined` where one is dismissed. */
async function askAll(choices: NewLetterChoices, known: readonly Reviewer[]): Promise<NewLetterParams | undefined> {
  let form = '';
  let items = 1;
  for (let step = 1; ; ) {
    if (step === 1) {
      const answer = await ask(formQuestion(choices));
      if (answer === undefined || answer === back) return undefined;
      form = answer;
      step = 2;
    } else if (step === 2) {
      const answer = await ask(itemsQuestion(choices));
      if (answer === undefined) return undefined;
      if (answer !== back) items = answer;
      step = answer === back ? 1 : 3;
    } else {
      const answer = await askReviewer(choices, known);
      if (answer === undefined) return undefined;
      if (answer !== back) return { form, items, ...answer };
      step = 2;
    }
  }
}

const question = (step: number, prompt: string) => ({
  title: l10n.t('New determination letter'),
  step,
  totalSteps: 3,
  prompt,
});

function formQuestion({ forms }: NewLetterChoices): Question<string> {
  return {
    ...question(1, l10n.t('Which form?')),
    choices: forms.map(({ id, title, description }) => ({ label: title, description, value: id })),
  };
}

/** One key for the usual numbers; any other is typed. */
function itemsQuestion({ mostItems }: NewLetterChoices): Question<number> {
  const choice = (value: number): Choice<number> => ({
    label: `${value}`,
    description: value === 1 ? l10n.t('disputed item') : l10n.t('disputed items'),
    value,
  });
  return {
    ...question(2, l10n.t('How many disputed items? Choose or type a number up to {0}.', mostItems)),
    choices: Array.from({ length: 9 }, (_, index) => choice(index + 1)),
    typed: (text) => {
      const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
      return number >= 1 && number <= mostItems ? choice(number) : undefined;
    },
  };
}

/** The third step: a reviewer of before, or a specialty and then a state, from which one can go back to here. */
async function askReviewer(
  choices: NewLetterChoices,
  known: readonly Reviewer[],
): Promise<Reviewer | typeof back | undefined> {
  const other = Symbol('other');
  for (;;) {
    const answer = await ask<Reviewer | typeof other>({
      ...question(3, l10n.t("The reviewer's specialty and state of licensure?")),
      choices: [
        ...known.map((reviewer) => ({ label: reviewer.specialty, description: reviewer.licensure, value: reviewer })),
        {
          label: known.length > 0 ? l10n.t('Another specialty or state...') : l10n.t('Choose specialty and state...'),
          value: other,
        },
        { label: l10n.t('Leave open'), description: l10n.t('the letter then asks for both'), value: notSaid },
      ],
    });
    if (answer !== other) return answer;
    const chosen = await askOtherReviewer(choices);
    if (chosen !== back) return chosen;
  }
}

async function askOtherReviewer({
  specialties,
  states,
}: NewLetterChoices): Promise<Reviewer | typeof back | undefined> {
  for (;;) {
    const specialty = await askSeveral(l10n.t('Specialty: choose one, or type another.'), specialties);
    if (specialty === undefined || specialty === back) return specialty;
    const licensure = await askSeveral(l10n.t('State of licensure: choose one, or type several.'), states);
    if (licensure === undefined) return undefined;
    if (licensure !== back) return { specialty, licensure };
  }
}

/** Asks for names until they are enough, as most reviewers have several: they are joined with commas. */
async function askSeveral(prompt: string, names: readonly string[]): Promise<string | typeof back | undefined> {
  const chosen: string[] = [];
  const enough = Symbol('enough');
  for (;;) {
    const done: Choice<string | typeof enough>[] =
      chosen.length === 0
        ? []
        : [{ label: l10n.t('Continue'), description: l10n.t('with {0}', chosen.join(', ')), value: enough }];
    const answer = await ask<string | typeof enough>({
      ...question(3, chosen.length === 0 ? prompt : l10n.t('Enter goes on; or add another.')),
      choices: [
        ...done,
        ...names.filter((name) => !chosen.includes(name)).map((name) => ({ label: name, value: name })),
      ],
      typed: (text) => ({ label: text, description: l10n.t('as typed'), value: text }),
    });
    if (answer === undefined) return undefined;
    if (answer === enough) return chosen.join(', ');
    if (answer !== back) chosen.push(answer);
    else if (chosen.pop() === undefined) return back;
  }
}

/** What an earlier version or another program may have left in the memory is not trusted. */
function remembered(memory: Memento): Reviewer[] {
  const stored = memory.get<unknown>(memoryKey);
  const isReviewer = (one: unknown): one is Reviewer => {
    const { specialty, licensure } = (one ?? {}) as Partial<Record<keyof Reviewer, unknown>>;
    return typeof specialty === 'string' && typeof licensure === 'string';
  };
  return Array.isArray(stored) ? stored.filter(isReviewer) : [];
}

async function remember(memory: Memento, known: readonly Reviewer[], last: Reviewer): Promise<void> {
  const others = known.filter(
    ({ specialty, licensure }) => specialty !== last.specialty || licensure !== last.licensure,
  );
  await memory.update(memoryKey, [last, ...others].slice(0, mostRemembered));
}
