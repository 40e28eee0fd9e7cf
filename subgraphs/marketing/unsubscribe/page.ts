import { publicPage } from '../../kit/public-page';

const page = (body: string) => publicPage('Unsubscribe', body);

/** The question. Only sending the form counts: programs that look at links in mails must unsubscribe nobody. */
export const questionPage = page(`<h1>Do you want no more of these messages?</h1>
<form method="post">
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<p><button>Unsubscribe</button></p>
</form>`);

export const donePage = page('<h1>You will get no more of these messages.</h1>');
export const unknownPage = page('<h1>This link is not valid.</h1>');
