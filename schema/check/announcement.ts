/** What the reason of a deprecation promises. */
export interface Announcement {
  /** Name of a sibling, or a coordinate. */
  successor: string;
  /** Day from which it may be gone, as yyyy-mm-dd. */
  removalOn: string;
}

export const announcementExample = '@deprecated(reason: "… Use x. Removal on 2027-04-01.")';

const form = /\bUse ([A-Za-z_]\w*(?:\.\w+)*(?:\(\w+:\))?)\. Removal on (\d{4}-\d{2}-\d{2})\.$/;

const isDay = (text: string): boolean => {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
};

/** Reads "… Use x. Removal on 2027-04-01."; null when the reason does not end so, or names no day of the calendar. */
export function readAnnouncement(reason: string): Announcement | null {
  const [, successor, removalOn] = form.exec(reason.trim()) ?? [];
  return successor && removalOn && isDay(removalOn) ? { successor, removalOn } : null;
}
