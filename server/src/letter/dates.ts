/** Days as letters write them. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads one day: `10/26/2016`, `10-26-2016`, `1-12-17`, `2016-10-26`, `June 2, 2011`.
 * Returns `YYYY-MM-DD`, or `null` for anything else and for days that no calendar has. Years of two digits are 2000 and
 * later up to 2069, as injuries before 1970 are in no dispute.
 */
export function parseDay(text: string): string | null {
  const trimmed = text.trim();
  const numeric = /^(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4}|\d{2})$/.exec(trimmed);
  if (numeric) return day(Number(numeric[3]), Number(numeric[1]), Number(numeric[2]));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(trimmed);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const words = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(trimmed);
  if (words)
    return day(Number(words[3]), months.indexOf((words[1] ?? '').slice(0, 3).toLowerCase()) + 1, Number(words[2]));
  return null;
}

function day(year: number, month: number, date: number): string | null {
  const fullYear = year < 70 ? 2000 + year : year < 100 ? 1900 + year : year;
  if (month < 1 || month > 12 || date < 1 || date > new Date(Date.UTC(fullYear, month, 0)).getUTCDate()) return null;
  return `${String(fullYear).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** A day, `YYYY-MM-DD`, as the form writes it: `10/26/2016`. */
export function writtenDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${month}/${date}/${year}`;
}
