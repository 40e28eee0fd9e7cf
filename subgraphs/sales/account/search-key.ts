/**
 * The form in which names and searches are compared. Made here and not by the database, whose folding of case and of
 * composed letters depends on the locale it was created with.
 */
export const searchKey = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFKC');
