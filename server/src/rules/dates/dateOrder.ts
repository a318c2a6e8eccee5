import { type HeaderDay, headerDaysInOrder } from '../../facts/headerDays';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

export const dateOrder: Rule = {
  code: 'date-order',
  title: 'The dates of the header are out of order',
  severity: 'error',
  source: 'The steps of a case follow each other; the order held in 194 of 194 posted letters',
  formats: structuredFormats,
  whatItDoes:
    'Reports a date of the header that breaks the order of every case: injury, UR denial, application received, assigned, decision. Equal dates are in order.',
  whyItMatters:
    'Each step answers the one before it: treatment is not denied before the injury, and no case is decided before it is assigned. Time limits are counted from these dates.',
  whatToDo: 'Check both dates against the case file and correct the wrong one.',
  examples: {
    wrong: [
      `Case Number:          CM16-0000001
Date Assigned:        12/12/2016            Date of Injury:      10/11/2016
Decision Date:        «11/30/2016»            UR Denial Date:      11/17/2016
Priority:             Standard              Application          11/25/2016
                                            Received:

        HOW THE IMR FINAL DETERMINATION WAS MADE
`,
      `Case Number:          CM16-0000001
Date Assigned:        12/12/2016            Date of Injury:      11/24/2016
Decision Date:        12/28/2016            UR Denial Date:      «11/17/2016»
Priority:             Standard              Application          11/25/2016
                                            Received:

        HOW THE IMR FINAL DETERMINATION WAS MADE
`,
    ],
    right: [
      `Case Number:          CM16-0000001
Date Assigned:        12/12/2016            Date of Injury:      10/11/2016
Decision Date:        01/05/2017            UR Denial Date:      11/25/2016
Priority:             Standard              Application          11/25/2016
                                            Received:

        HOW THE IMR FINAL DETERMINATION WAS MADE
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    const days = headerDaysInOrder(letter);
    for (const { index, other } of outOfOrder(days)) {
      const day = days[index];
      const beside = days[other];
      if (day?.field.value == null || beside?.field.value == null) continue;
      const { start, end } = day.field.value;
      const tooEarly = other < index;
      yield {
        start,
        end,
        message: `${capital(day.called)} (${day.text}) is ${tooEarly ? 'before' : 'after'} ${beside.called} (${beside.text}). Check both against the case file and correct the wrong one.`,
        related: {
          start: beside.field.value.start,
          end: beside.field.value.end,
          message: `${capital(beside.called)}: ${beside.text}`,
        },
      };
    }
  },
};

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The fewest days without which the others are in order, the last such choice, as later fields are filled in later;
 * with each a day that it clashes with.
 */
function outOfOrder(days: readonly HeaderDay[]): { index: number; other: number }[] {
  let best: number[] | null = null;
  for (let set = 0; set < 1 << days.length; set += 1) {
    const left = days.filter((_, index) => (set & (1 << index)) === 0);
    if (left.some(({ day }, index) => index > 0 && day < (left[index - 1]?.day ?? ''))) continue;
    const out = days.flatMap((_, index) => ((set & (1 << index)) === 0 ? [] : [index]));
    if (best === null || out.length <= best.length) best = out;
  }
  return (best ?? []).flatMap((index) => {
    const day = days[index]?.day ?? '';
    const before = days.findIndex((other, at) => at < index && other.day > day);
    const other = before >= 0 ? before : days.findIndex((later, at) => at > index && later.day < day);
    return other < 0 ? [] : [{ index, other }];
  });
}
