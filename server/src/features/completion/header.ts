/**
 * The header table: labels that are missing, the two priorities, and the days that the case summary tells without doubt.
 * Other days and numbers are the case's; none is offered.
 */

import { daysOfHurt, injuriesBeside, isDisputedDecision } from '../../facts/caseDays';
import { fitsInOrder } from '../../facts/headerDays';
import { Passage } from '../../facts/passage';
import { writtenDay } from '../../letter/dates';
import { offeredForm } from '../../letter/forms';
import type { HeaderFieldName, Letter } from '../../letter/letter';
import { startOfLine } from '../../letter/lines';
import { isBlankText } from '../../letter/text';
import type { Completion, CompletionProvider, Place } from './completion';
import { begins, typedLine } from './typing';

/** Labor Code 4610.5 and 8 CCR 9792.10.6 know reviews in the ordinary time and expedited ones. */
const priorities = ['Standard', 'Expedited'];

/** The priorities behind their label, and the labels that are missing at the start of a line. */
export const headerCompletions: CompletionProvider = (place) => {
  const { section } = place;
  if (section !== null && section.kind !== 'header' && section.kind !== 'preamble') return [];
  return [...priorityValues(place), ...toldDay(place), ...missingLabels(place)];
};

function priorityValues({ letter, before, after, offset, lineStart, trigger }: Place): Completion[] {
  if (trigger !== null && trigger !== ':' && trigger !== ' ') return [];
  const label = letter.header?.fields.find(({ name, label: { end } }) => name === 'priority' && lineStart < end)?.label;
  if (label === undefined || label.end > offset || label.start < lineStart) return [];
  const value = /^([^\S\r\n]*)([A-Za-z]{0,10})$/.exec(before.slice(label.end - lineStart));
  if (value === null) return [];
  const [, blanks = '', typed = ''] = value;
  const rest = /^[A-Za-z]{0,10}/.exec(after)?.[0] ?? '';
  // Another column may stand behind it, but no other word of the value.
  if (rest === '' ? !/^(?:\s{2}|\s*$)/.test(after) : !/^(?:\s|$)/.test(after.slice(rest.length))) return [];
  const pad = blanks === '' ? padding(letter, label.end - lineStart) : '';
  return priorities
    .filter((priority) => begins(priority, typed) && (rest === '' || begins(priority, typed + rest)))
    .map((priority) => ({
      label: priority,
      kind: 'value',
      range: { start: offset - typed.length, end: offset + rest.length },
      newText: pad + priority,
    }));
}

/** The date of injury or of the UR denial, where the case summary tells one such day and no other. */
function toldDay({ letter, before, after, offset, lineStart, trigger }: Place): Completion[] {
  const field = letter.header?.fields.findLast(({ label }) => lineStart <= label.start && label.end <= offset);
  if (trigger !== null || !(field?.name === 'dateOfInjury' || field?.name === 'urDenialDate')) return [];
  const value = /^([^\S\r\n]*)([\d/]{0,10})$/.exec(before.slice(field.label.end - lineStart));
  if (value === null || !/^(?:\s{2}|\s*$)/.test(after)) return [];
  const [, blanks = '', typed = ''] = value;
  const day = dayInSummary(letter, field.name);
  if (day === null || !day.startsWith(typed)) return [];
  return [
    {
      label: day,
      kind: 'value',
      detail: 'in the case summary',
      range: { start: offset - typed.length, end: offset },
      newText: (blanks === '' ? padding(letter, field.label.end - lineStart) : '') + day,
    },
  ];
}

function dayInSummary(letter: Letter, name: 'dateOfInjury' | 'urDenialDate'): string | null {
  const { text, clinicalCaseSummary } = letter;
  if (clinicalCaseSummary === null) return null;
  const summary = new Passage('summary', text, clinicalCaseSummary);
  const [day, ...others] = new Set(name === 'dateOfInjury' ? injuryDays(summary) : denialDays(summary));
  return day == null || others.length > 0 || !fitsInOrder(letter, name, day) ? null : writtenDay(day);
}

/** What calls itself the injury comes before what only hurt. */
function injuryDays(summary: Passage): (string | null)[] {
  const told = injuriesBeside(summary, '').map(({ day }) => day.day);
  return told.length > 0 ? told : daysOfHurt(summary);
}

function denialDays(summary: Passage): (string | null)[] {
  return summary.events
    .filter((event) => event.kind === 'decision' && isDisputedDecision(summary, event))
    .map(({ day }) => day.day);
}

/** Blanks from a column to the one in which the letter's other values begin; one where there is no such column. */
function padding({ text, header }: Letter, column: number): string {
  for (const { label, value } of header?.fields ?? []) {
    if (value === null || value.start < label.end || /[\r\n]/.test(text.slice(label.end, value.start))) continue;
    const lineStart = startOfLine(text, label.start);
    if (!isBlankText(text.slice(lineStart, label.start))) continue;
    return ' '.repeat(Math.max(1, value.start - lineStart - column));
  }
  return ' ';
}

/** The labels that the header lacks, those first that the form has behind what stands above the cursor. */
function missingLabels(place: Place): Completion[] {
  const { letter, trigger, lineStart } = place;
  const typed = trigger === null ? typedLine(place) : null;
  const form = offeredForm(letter);
  if (typed === null || form === null || lineStart > (letter.sections.find(isBody)?.start ?? letter.end)) return [];
  const fields = letter.header?.fields ?? [];
  const isThere = (name: HeaderFieldName) => fields.some((field) => field.name === name);
  const above = fields.findLast(({ label }) => label.end <= lineStart)?.name;
  const from = form.headerFields.findIndex(({ name }) => name === above) + 1;
  const inOrder = [...form.headerFields.slice(from), ...form.headerFields.slice(0, from)];
  return inOrder
    .filter(({ name, label }) => !isThere(name) && begins(label, typed.text))
    .map(({ name, label }) => ({
      label,
      kind: 'label',
      detail: 'missing',
      range: { start: typed.start, end: typed.end },
      newText: label + padding(letter, label.length),
      ...(name === 'priority' ? { continues: true } : {}),
    }));
}

const isBody = ({ kind }: { readonly kind: string }) => kind !== 'header' && kind !== 'preamble';
