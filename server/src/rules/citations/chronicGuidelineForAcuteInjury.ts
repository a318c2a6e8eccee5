import { chapterOf, titleOf } from '../../facts/citedChapters';
import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import type { Citation, Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import type { Report, Rule } from '../rule';

export const chronicGuidelineForAcuteInjury: Rule = {
  code: 'chronic-guideline-for-acute-injury',
  title: 'Sections on chronic opioid use are the only basis within three months of the injury',
  severity: 'information',
  source: '8 CCR 9792.20 (definition of chronic pain), 9792.24.4; headings of the Opioid Treatment Guidelines of 2016',
  formats: ['2016'],
  perIssue: 'alone',
  whatItDoes:
    'Reports a MAXIMUS line that cites nothing but the sections on chronic opioid treatment and on tapering, when less than 90 days lie between the date of injury and the UR denial. The section on urine drug testing, which has no other place, and the guideline on chronic pain are left out: reviewers cite it alone in most letters on fresh injuries (38 such lines in 49 letters), and it carries recommendations on acute use as well.',
  whyItMatters:
    'These sections are about opioids that have been taken for three months or longer. For a fresh injury there are sections on acute and subacute pain, with other criteria.',
  whatToDo:
    'Cite the section on acute or subacute pain, or state in the rationale that pain or opioid use began before the injury.',
  examples: {
    wrong: [
      `Case Number: CM17-0000001
Date Assigned: 01/05/2017 Date of Injury: 11/14/2016
Decision Date: 01/25/2017 UR Denial Date: 12/13/2016
Priority: Standard Application Received: 12/23/2016

IMR ISSUES, DECISIONS AND RATIONALES

Tramadol 50mg #30: Upheld

MAXIMUS guideline: Decision based on MTUS «Opioid Treatment 2016», Section(s): 4.1 Tapering Opioids: Indications for Tapering Opioids.
`,
      `Case Number: CM17-0000001
Date Assigned: 01/05/2017 Date of Injury: 11/14/2016
Decision Date: 01/25/2017 UR Denial Date: 12/13/2016
Priority: Standard Application Received: 12/23/2016

IMR ISSUES, DECISIONS AND RATIONALES

Norco 5/325mg #40: Upheld

MAXIMUS guideline: Decision based on MTUS «Opioid Treatment 2016», Section(s): 3.3.9 Opioids for Chronic Pain and Chronic Opioid Treatment: Maintenance of Chronic Opioid Treatment.
`,
    ],
    right: [
      `Case Number: CM17-0000001
Date Assigned: 01/05/2017 Date of Injury: 09/01/2016
Decision Date: 01/25/2017 UR Denial Date: 12/13/2016
Priority: Standard Application Received: 12/23/2016

IMR ISSUES, DECISIONS AND RATIONALES

Tramadol 50mg #30: Upheld

MAXIMUS guideline: Decision based on MTUS Opioid Treatment 2016, Section(s): 4.1 Tapering Opioids: Indications for Tapering Opioids.
`,
      `Case Number: CM17-0000001
Date Assigned: 01/05/2017 Date of Injury: 11/14/2016
Decision Date: 01/25/2017 UR Denial Date: 12/13/2016
Priority: Standard Application Received: 12/23/2016

IMR ISSUES, DECISIONS AND RATIONALES

Physical therapy, 6 visits: Upheld

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.

Norco 5/325mg #40: Upheld

MAXIMUS guideline: Decision based on MTUS Opioid Treatment 2016, Section(s): 1.3 Opioids for Acute Pain: Severe Acute Injuries.

Urine drug test: Upheld

MAXIMUS guideline: Decision based on MTUS Opioid Treatment 2016, Section(s): 3.3.6 Opioids for Chronic Pain and Chronic Opioid Treatment: Use of Urine Drug Testing (UDT).
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const { dateOfInjury, urDenialDate } = facts.headerDays;
    if (dateOfInjury === undefined || urDenialDate === undefined) return;
    const days = (Date.parse(urDenialDate) - Date.parse(dateOfInjury)) / 86_400_000;
    if (!(days >= 0 && days < 90)) return;
    // What built up over years is no fresh injury on the day that it was claimed.
    if (facts.summary?.reading.once(isCumulative)) return;
    for (const { issue } of facts.issues) {
      const citations = issue.reviewerGuideline?.citations ?? [];
      const first = citations[0];
      if (first === undefined || !citations.every(isChronic)) continue;
      const { start, end, text } = titleOf(first);
      yield {
        start,
        end,
        message: `The cited sections of "${shortened(text)}" concern chronic opioid treatment; the denial came ${days === 1 ? '1 day' : `${days} days`} after the injury. Cite the acute or subacute section, or state that pain or opioid use began earlier.`,
      };
    }
  },
};

const isCumulative = ({ text }: Reading): boolean =>
  /\b(?:cumulative|continuous(?: trauma)?|repetitive|over (?:the (?:past|course of|last)|several|many) years?)\b/i.test(
    text,
  );

function isChronic(citation: Citation): boolean {
  if (chapterOf(citation)?.label !== 'Opioid Treatment' || citation.sections.length === 0) return false;
  return citation.sections.every(({ text }) => /^[34]\b(?!\.3\.6)/.test(text));
}
