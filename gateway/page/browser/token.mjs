// This browser tab keeps the token until it is closed, so that a reload stays signed in; no other tab sees it.
const key = 'token';

/** The token of the address's fragment, or the one this tab was opened with before; null: none. */
export function takeToken() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token');
  if (!token) return sessionStorage.getItem(key);
  sessionStorage.setItem(key, token);
  // Out of the address bar and the history: addresses get copied.
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}

/** A line that says who the token speaks for, for the reader's eyes only: nothing is verified here. */
export function identityOf(token) {
  if (!token) return 'No token: add {"Authorization": "Bearer …"} under Headers';
  try {
    const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const { sub, department, role } = JSON.parse(new TextDecoder().decode(bytes));
    return `${sub} · ${department} · ${role}`;
  } catch {
    return 'The token in the address is not readable';
  }
}
