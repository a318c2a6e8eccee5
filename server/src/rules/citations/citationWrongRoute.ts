import type { Drug } from '../../facts/drugs';
import type { Facts, IssueFacts } from '../../facts/facts';
import { isOnSkin, sectionsOf } from '../../facts/sectionSubjects';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { placeOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';

/** How all drugs of the disputed part are given; `null` where one is not certain or they differ. */
function routeOfItem({ disputed }: IssueFacts): { route: 'oral' | 'topical'; drug: Drug } | null {
  const drugs = disputed?.drugs ?? [];
  const routes = new Set(drugs.map(routeOf));
  // In the list of a cream's ingredients, one may stand without its percentage.
  if (routes.has('topical') && drugs.every((one) => routeOf(one) !== null || one.strength === null))
    routes.delete(null);
  const [drug] = drugs;
  const [route] = routes;
  if (drug === undefined || routes.size !== 1 || (route !== 'oral' && route !== 'topical')) return null;
  return { route, drug };
}

/** By the words of the item; else by the strength, where it is that of a tablet. */
function routeOf({ route, strength, entry, drugClass }: Drug): 'oral' | 'topical' | null {
  if (route !== null) return route === 'oral' ? 'oral' : isOnSkin(route) ? 'topical' : null;
  if (drugClass === 'compounded product' || strength?.unit !== 'mg') return null;
  const byMouth = entry.routes.length > 0 && entry.routes.every((one) => one === 'oral' || one === 'rectal');
  return byMouth || isTablet(entry, strength.values) ? 'oral' : null;
}

/** Whether a drug is sold by mouth in just this strength. */
function isTablet({ drug }: Drug['entry'], values: readonly number[]): boolean {
  const numbers = [...values].sort((one, other) => one - other).join('/');
  return (drug.strengths?.oral ?? '').split(/, | mg/).includes(numbers);
}

/** An issue with the given item and reviewer's section. */
function issue(item: string, section: string): string {
  return `${item}: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Introduction.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): ${section}.

Decision rationale: There is no evidence of a benefit. The request is not medically necessary.
`;
}

export const citationWrongRoute: Rule = {
  code: 'citation-wrong-route',
  title: 'The cited section is about topical drugs and the item is taken by mouth, or the reverse',
  severity: 'warning',
  source: '8 CCR 9792.21.1(d); LC 4610.5(c)(2)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    "Reports a section for topical drugs on the reviewer's guideline line of a drug taken by mouth, and a section for drugs taken by mouth on that of a cream, gel or patch, where no other section of the line fits.",
  whyItMatters:
    'The guidelines recommend many drugs in one form and not in the other. A section for the other form gives no ground for this decision.',
  whatToDo: 'Cite the section for the form requested.',
  examples: {
    wrong: [
      issue('Ibuprofen 600mg tablets #90', '«Topical analgesics»'),
      issue('Meloxicam 7.5mg #30', '«Topical analgesics, compounded»'),
      issue('Gabapentin 10% cream 120gm', '«Gabapentin (Neurontin)»'),
      issue('Flector 1.3% patch #30', '«NSAIDs (non-steroidal anti-inflammatory drugs)»'),
    ],
    right: [
      issue('Ibuprofen 600mg tablets #90', 'NSAIDs (non-steroidal anti-inflammatory drugs)'),
      issue('Voltaren gel 1% 100gm', 'NSAIDs (non-steroidal anti-inflammatory drugs), Topical analgesics'),
      issue('Lidocaine 5% patch #30', 'Topical analgesics'),
      issue('Diclofenac #60', 'Topical analgesics'),
      issue('Synapryn 10mg/1ml oral suspension 500ml', 'Compound drugs'),
      issue('Butrans patch 10mcg/hr #4', 'Buprenorphine'),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issueFacts of facts.issues) {
      const line = issueFacts.issue.reviewerGuideline;
      const item = line === null ? null : routeOfItem(issueFacts);
      const sections = line === null ? null : sectionsOf(line.citations);
      if (item === null || sections === null) continue;
      const [first] = sections;
      if (first === undefined || sections.some(({ route }) => route === undefined || route === item.route)) continue;
      const said =
        item.route === 'oral'
          ? `is about drugs for the skin; ${item.drug.text} is taken by mouth`
          : 'is about drugs taken by mouth; the item is for the skin';
      yield {
        start: first.start,
        end: first.end,
        message: `The section "${shortened(first.text)}" ${said}. Cite the section for the form requested.`,
        related: { ...placeOfIssue(issueFacts.issue), message: 'The item.' },
      };
    }
  },
};
