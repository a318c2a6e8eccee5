import type { BodyPart } from '../../facts/bodyParts';
import type { Facts } from '../../facts/facts';
import type { Passage, Reading, Stretch } from '../../facts/passage';
import { isSpine } from '../../facts/regions';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

export const bilateralMidline: Rule = {
  code: 'bilateral-midline',
  title: 'A side is given to the spine as a whole',
  severity: 'information',
  source: 'Anatomy: there is one spine; sides belong to its joints, nerves and muscles',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports "bilateral", "left" or "right" before the spine as a whole in an item or in the request that a rationale names ("MRI of the bilateral lumbar spine"). Joints, nerves, muscles and injections at a level have sides and are left alone, and so has pain.',
  whyItMatters:
    'There is one lumbar spine. A side before it usually comes from another item, so that a reader has to guess what was asked for.',
  whatToDo: 'Delete the side, or name the joint, nerve or limb that has one.',
  examples: {
    wrong: [
      `MRI of the «bilateral» lumbar spine: Upheld

Claims Administrator guideline: Decision based on MTUS Low Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `X-ray of the cervical spine: Upheld

Claims Administrator guideline: Decision based on MTUS Neck and Upper Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.

Decision rationale: The request for an x-ray of the «left» cervical spine is not medically necessary.
`,
    ],
    right: [
      `Bilateral L4-5 facet joint injection: Upheld

Claims Administrator guideline: Decision based on MTUS Low Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Physical Methods.

Decision rationale: There is tenderness of the bilateral lumbar paraspinal muscles and left low back pain. The request for bilateral lumbar facet injections is not medically necessary.
`,
      `Left cervical spine medial branch block: Upheld

Claims Administrator guideline: Decision based on MTUS Neck and Upper Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Initial Care.

Decision rationale: The left shoulder and the cervical spine are tender. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const { item, rationale } of facts.issues) {
      if (item !== null) yield* inPassage(item);
      if (rationale !== null) yield* inPassage(rationale);
    }
  },
};

/** What has a side may follow: joints, nerves, muscles, and what is done to them. */
const SIDED_BEHIND =
  /^[^.,;:]{0,60}?\b(?:facets?|joints?|medial|branch|nerves?|radicul\w*|roots?|transforaminal|foramin\w*|paraspin\w*|para|muscl\w*|muscul\w*|rhizotomy|radiofrequency|ablation|RFA|RFTC|neurotomy|injections?|blocks?|ESI|epidural|TFESI|trigger|[CTLS]\d|pain|tender\w*|spasm\w*|strain|sprain|region|area|side|extremit\w*|hemi\w*|lamin\w*|decompress\w*|discect\w*|trapez\w*)\b/i;
const SIDED_BEFORE =
  /\b(?:injections?|blocks?|ESI|epidural|facets?|joints?|branch|nerves?|ablation|radiofrequency|rhizotomy|tender\w*|spasms?|pain|muscles?|palpation|laminect\w*|discect\w*|laminot\w*|radicul\w*)\b[^.;]{0,40}$/i;
const SERVICE_BEFORE =
  /\b(?:MRIs?|magnetic resonance(?: imaging)?(?: \(MRI\))?|CT|computed tomography|x-? ?rays?|radiographs?|scans?|imaging|brace|orthosis|therapy|PT|chiropractic|acupuncture|massage|traction|request(?:ed)?|surgery|fusion)\b[^.;]{0,50}$/i;
const SERVICE_BEHIND =
  /^ (?:MRIs?|magnetic resonance|CT|x-? ?rays?|radiographs?|scans?|imaging|brace|orthosis|physical therapy|therapy)\b/i;

function* inPassage(passage: Passage): Generator<Report> {
  for (const { part, sidePlace } of passage.reading.once(spinesWithSide)) {
    const words = passage.text.slice(sidePlace.start, sidePlace.end);
    const from = passage.place(sidePlace);
    const first = passage.text.charAt(part.own.start);
    yield {
      ...from,
      message: `"${part.text}" gives a side to the spine, which has none. Delete "${words}", or name the joint, nerve or limb that has a side.`,
      fix: {
        title: `Delete "${words}"`,
        edits: [
          {
            start: from.start,
            end: passage.place(part.own).start + 1,
            newText: /^[A-Z]/.test(words) ? first.toUpperCase() : first,
          },
        ],
      },
    };
  }
}

interface SpineWithSide {
  readonly part: BodyPart;
  readonly sidePlace: Stretch;
}

function spinesWithSide({ bodyParts, text }: Reading): readonly SpineWithSide[] {
  const found: SpineWithSide[] = [];
  for (const part of bodyParts) {
    const { sidePlace, own } = part;
    if (sidePlace === null || sidePlace.start > own.start || !isWholeSpine(part, text)) continue;
    if (text.slice(sidePlace.end, own.start) !== ' ') continue;
    const before = text.slice(Math.max(0, part.start - 80), part.start);
    const behind = text.slice(part.end, part.end + 70);
    if (SIDED_BEHIND.test(behind) || SIDED_BEFORE.test(before)) continue;
    if (SERVICE_BEFORE.test(before) || SERVICE_BEHIND.test(behind)) found.push({ part, sidePlace });
  }
  return found;
}

/** The spine or a stretch of it by its own name; `bilateral lumbar` alone may go on to joints. */
function isWholeSpine({ covers, kind, own }: BodyPart, text: string): boolean {
  return kind === 'part' && isSpine(covers) && /(?:spine|neck|back)$/i.test(text.slice(own.start, own.end));
}
