import { saysWhyElsewhere } from '../../facts/choiceOfChapter';
import type { Facts } from '../../facts/facts';
import { sectionsOf, subjectOfItem } from '../../facts/sectionSubjects';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { placeOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';

/** An issue with the given item and reviewer's section. */
function issue(item: string, section: string, rationale: string): string {
  return `${item}: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Introduction.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): ${section}.

Decision rationale: ${rationale} The request is not medically necessary.
`;
}

export const citationWrongClass: Rule = {
  code: 'citation-wrong-class',
  title: 'The cited section is about another kind of drug or service than the item',
  severity: 'warning',
  source: '8 CCR 9792.21.1(d); LC 4610.5(c)(2)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    "Reports a section on the reviewer's guideline line that is about a class of drugs or a kind of service to which the item does not belong, where no other section of the line fits.",
  whyItMatters:
    'The decision rests on the cited section. A section that rules on another drug or service gives no ground for this one.',
  whatToDo:
    'Cite the section that covers the item, or a source outside the MTUS where the MTUS has none. If the cited section applies, say why.',
  examples: {
    wrong: [
      issue('Famotidine 20mg #60', '«Proton Pump Inhibitors (PPIs)»', 'There are no stomach complaints.'),
      issue('Infrared therapy, 6 sessions', '«Thermography (infrared stress thermography)»', 'There is no trial.'),
      issue('MRI of the lumbar spine', '«Epidural steroid injections (ESIs)»', 'There are no red flags.'),
      issue('Naproxen 500mg #60', '«Muscle relaxants (for pain)»', 'There is no flare-up.'),
    ],
    right: [
      issue('Omeprazole 20mg #30', 'NSAIDs, GI symptoms & cardiovascular risk', 'There are no stomach complaints.'),
      issue('Famotidine 20mg #60', 'NSAIDs, GI symptoms & cardiovascular risk', 'There are no stomach complaints.'),
      issue('Trazodone 50mg #30', 'Insomnia treatment', 'Sleep hygiene was not tried.'),
      issue('Diazepam 5mg #10', 'Muscle relaxants (for pain)', 'There is no spasm.'),
      issue('Naproxen 500mg #60', 'NSAIDs (non-steroidal anti-inflammatory drugs), Opioids', 'There is no flare-up.'),
      issue('Urine drug screen', '3.3.9 Opioids for Chronic Pain and Chronic Opioid Treatment: Maintenance', 'None.'),
      issue('Physical therapy, 6 visits', 'Manual therapy & manipulation', 'There is no program.'),
      issue('Lidocaine 5% patch #30', 'Topical analgesics', 'There is no trial.'),
      issue('Compounded naltrexone 3mg #30', 'Compound drugs', 'There is no trial.'),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issueFacts of facts.issues) {
      const line = issueFacts.issue.reviewerGuideline;
      const item = line === null ? null : subjectOfItem(issueFacts);
      const sections = line === null ? null : sectionsOf(line.citations);
      if (item === null || sections === null) continue;
      const [first] = sections;
      if (first === undefined || sections.some(({ subject }) => item.fits.has(subject))) continue;
      if (issueFacts.rationale?.reading.once(saysWhyElsewhere)) continue;
      yield {
        start: first.start,
        end: first.end,
        message: `The section "${shortened(first.text)}" is about ${first.subject}; the item is ${item.name}. Cite the section that covers it, or say in the rationale why this one applies.`,
        related: { ...placeOfIssue(issueFacts.issue), message: 'The item.' },
      };
    }
  },
};
