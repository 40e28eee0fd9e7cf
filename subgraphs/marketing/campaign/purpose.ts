import { requireText } from '../../kit/text';

/**
 * What a message is for, as consents and campaigns name it. Without regard to case: whoever refuses Newsletter must
 * not go on getting newsletter.
 */
export const purposeOf = (purpose: string): string => requireText(purpose, 100, ['purpose']).toLowerCase();
