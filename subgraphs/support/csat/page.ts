import { publicPage } from '../../kit/public-page';

const page = (body: string) => publicPage('How did we do?', body);

const grades = ['1 – very bad', '2', '3', '4', '5 – very good'];

/** The question. Only sending the form counts: programs that look at links in mails must give no score. */
export const questionPage = page(`<h1>How did we do?</h1>
<form method="post">
${grades.map((label, index) => `<p><label><input type="radio" name="score" value="${index + 1}" required> ${label}</label></p>`).join('\n')}
<p><label>Anything else? <textarea name="comment" maxlength="2000"></textarea></label></p>
<p><button>Send</button></p>
</form>`);

export const thanksPage = page('<h1>Thank you.</h1>');
export const unknownPage = page('<h1>This link is not valid.</h1>');
export const refusedPage = page('<h1>Please choose a number from 1 to 5.</h1>');
