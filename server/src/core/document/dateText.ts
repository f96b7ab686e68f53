/** A date as policies write it, in parts. */
export interface DateText {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Digits behind the second with their point, or nothing. */
  readonly fraction: string;
  /** Whether it says more than the day. */
  readonly hasTime: boolean;
  /** `Z` or an offset such as `+08:00`. */
  readonly zone: string | undefined;
}

const strict =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:T(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?<fraction>\.\d+)?)?(?<zone>Z|[+-]\d\d:?\d\d)?)?$/;

const lenient =
  /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?(?:[T\s]\s*(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?<fraction>\.\d+)?)?\s*(?<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?$/i;

/** A date in the form of ISO 8601 with all of year, month and day; not necessarily one that the calendar has. */
export function parseDate(text: string): DateText | undefined {
  return read(strict.exec(text)?.groups);
}

/** A date in another common form, with the year first. */
export function parseLooseDate(text: string): DateText | undefined {
  return read(lenient.exec(text.trim())?.groups);
}

/** Whether there is such a day and such a time. */
export function isOnCalendar({ year, month, day, hour, minute, second }: DateText): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days && hour <= 24 && minute <= 59 && second <= 60;
}

/** In the form that both clouds document. */
export function writeDate(date: DateText, zone: string): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
  return `${day}T${two(date.hour)}:${two(date.minute)}:${two(date.second)}${date.fraction}${zone}`;
}

function read(groups: Readonly<Record<string, string | undefined>> | undefined): DateText | undefined {
  if (groups === undefined) return undefined;
  const zone = groups['zone']?.toUpperCase();
  return {
    year: Number(groups['year']),
    month: Number(groups['month']),
    day: Number(groups['day']),
    hour: Number(groups['hour'] ?? 0),
    minute: Number(groups['minute'] ?? 0),
    second: Number(groups['second'] ?? 0),
    fraction: groups['fraction'] ?? '',
    hasTime: groups['hour'] !== undefined,
    zone: zone === 'UTC' || zone === 'GMT' ? 'Z' : zone,
  };
}
