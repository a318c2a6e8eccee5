/**
 * At the start of a line: the part labels that the issue still lacks, and the headings of missing sections. They are offered
 * to clients with static texts of their own, too, because only here it is known which of them comes next.
 */

import type { LetterFormat } from '../../letter/formats/format';
import { offeredForm } from '../../letter/forms';
import { sectionParagraphs } from '../../letter/formText';
import type { Issue, PartKind, SectionKind } from '../../letter/letter';
import type { Completion, CompletionProvider, Place } from './completion';
import { begins, type Typed, typedLine, withFields } from './typing';

/** Labels and headings that begin as typed and whose place in the order of the form is here. */
export const partLabelCompletions: CompletionProvider = (place) => {
  const form = place.trigger === null ? offeredForm(place.letter) : null;
  const typed = form === null ? null : typedLine(place);
  if (form === null || typed === null) return [];
  return [...partLabels(place, form, typed), ...headings(place, form, typed)];
};

function partLabels({ issue }: Place, form: LetterFormat, typed: Typed): Completion[] {
  if (issue === null || form.items.style !== 'decision-line') return [];
  return form.parts
    .filter(({ kind, label }) => begins(label, typed.text) && isNext(issue, kind, form, typed))
    .map(({ kind, label }) => ({
      label,
      kind: 'label',
      detail: 'missing',
      range: { start: typed.start, end: typed.end },
      newText: `${label} `,
      ...(kind === 'rationale' ? {} : { continues: true }),
    }));
}

/** Whether a part is missing, and its place in the order of the form is here. */
function isNext(issue: Issue, kind: PartKind, form: LetterFormat, typed: Typed): boolean {
  const order: readonly PartKind[] = ['item', ...form.parts.map((part) => part.kind)];
  const rank = order.indexOf(kind);
  return issue.parts.every((part) => {
    if (part.kind === kind) return false;
    // The first letters of a label are read as the end of the part above; what stands below them is not.
    if (order.indexOf(part.kind) > rank) return part.start >= typed.end;
    return part.body.start < typed.start && part.body.end <= typed.end;
  });
}

function headings(place: Place, form: LetterFormat, typed: Typed): Completion[] {
  const { letter, lineStart } = place;
  const order: readonly SectionKind[] = form.sections.map(({ kind }) => kind);
  const isHere = (rank: number) =>
    letter.sections.every((section) => {
      const other = order.indexOf(section.kind);
      if (other === rank) return false;
      return other < rank ? section.start <= lineStart : section.start > lineStart;
    });
  return form.sections
    .filter(({ heading, required }, rank) => required && begins(heading, typed.text) && isHere(rank))
    .map((section) => {
      const newText = sectionText(section.kind, form);
      return {
        label: section.heading,
        kind: 'heading',
        detail: 'missing',
        documentation: newText,
        range: { start: typed.start, end: typed.end },
        newText,
        ...withFields(newText),
      };
    });
}

/** A section as the form begins it, with fields for what is the case's. */
function sectionText(kind: SectionKind, form: LetterFormat): string {
  const text = (sectionParagraphs(form, kind) ?? []).join('\n\n');
  return kind === 'issues' ? `${text}\n\n` : text;
}
