import type { Response } from 'express';

/** A page for people without a token, who come by a link in a mail. The body is HTML. */
export const publicPage = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${title}</title>
</head>
<body>
${body}
</body>
</html>
`;

/** Sends such a page. Nothing on it is fetched from elsewhere, and where it leads does not learn its address. */
export function sendPage(response: Response, status: number, page: string): void {
  response.setHeader('Content-Security-Policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'");
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.status(status).type('html').send(page);
}
