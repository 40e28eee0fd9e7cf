/** So many bytes of one answer of a department are read; characters of its text, where there are no bytes. */
export const largestAnswer = 16 * 1024 * 1024;
