/** Made-up excerpts for the examples of the rules of language, which are about one sentence each. */

/** An issue with the given rationale, to which a plain conclusion is added. */
export function withRationale(rationale: string, item = 'MRI of the left knee: Upheld'): string {
  return `${item}

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: ${rationale} The request is not medically necessary.
`;
}
