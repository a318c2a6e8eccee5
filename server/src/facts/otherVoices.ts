/** Sentences that tell what somebody else than the reviewer drew from a guideline. */

import { caseless } from '../letter/caseless';

const SOMEBODY_ELSE = caseless(
  /\b(?:(?:claims )?administrator(?!s? of\b)|utili[sz]ation review(?:er)?|UR(?:['\u2019]s)? (?:denial|decision|determination|physician|reviewer|citation|relied|relies|cited|cites|quoted|quotes|used|uses|applied|applies|leaned|leans|followed|follows|invoked|invokes|referred|refers|pointed|points|named|names|argued|argues|reasoned|held|holds|said|says|wrote|read|took)|(?:by|from|in) UR\b|(?:the|this|that|its) denial(?:['\u2019]s| (?:cites?|cited|leans?|leaned|rests?|rested|relie[sd]|quotes?|quoted|names?|named|refers|referred|uses?|used|was based|is based))|(?:cited|quoted|used|named|invoked) (?:by|in) the (?:denial|insurer|carrier|adjuster)|(?:insurer|carrier|adjuster)(?:['\u2019]s)? (?:cites?|cited|relie[sd]|quotes?|quoted|citation)|(?:provider|physician|attorney|applicant|requestor) (?:cites?|cited|quoted?|quotes|references?|referenced|refers|referred|argues?|argued))\b/i,
);

/** Whether a sentence tells of the administrator, of utilization review or of a provider who leans on something. */
export function isOthersVoice(sentence: string): boolean {
  return SOMEBODY_ELSE.test(sentence);
}
