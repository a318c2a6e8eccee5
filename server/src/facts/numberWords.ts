/** Numbers that are written as words. */

export const ones = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
export const teens = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
export const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const values = new Map<string, number>([
  ...ones.map((word, index) => [word, index + 1] as const),
  ...teens.map((word, index) => [word, index + 10] as const),
  ...tens.map((word, index) => [word, (index + 2) * 10] as const),
]);

/** The number that a word stands for, up to ninety-nine: `seven`, `forty two`, `twentyfour`; `null` for other words. */
export function numberOfWord(words: string): number | null {
  let sum: number | null = null;
  for (const word of words.toLowerCase().split(/[- ]/)) {
    const value = values.get(word) ?? compound(word);
    if (value !== undefined) sum = (sum ?? 0) + value;
  }
  return sum;
}

/** `twentyfour`, whose hyphen was lost. */
function compound(word: string): number | undefined {
  const ten = tens.find((start) => word.startsWith(start));
  const one = ten === undefined ? undefined : values.get(word.slice(ten.length));
  return ten === undefined || one === undefined ? undefined : (values.get(ten) ?? 0) + one;
}
