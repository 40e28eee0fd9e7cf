export interface TicketText {
  kind: 'QUESTION' | 'COMPLAINT' | 'REQUEST';
  subject: string;
  body: string;
  reply: string;
}

const text = (kind: TicketText['kind'], subject: string, body: string, reply: string): TicketText => ({
  kind,
  subject,
  body,
  reply,
});

/** {product} and {order} are the customer's own; {name} is the first name. */
export const ticketTexts: Record<'en' | 'ko', TicketText[]> = {
  en: [
    text(
      'QUESTION',
      'Where is my order {order}?',
      'Hello, I ordered {product} and have not heard anything since. When will order {order} arrive? {name}',
      'Hello {name}, it left our warehouse this morning and should be with you within three working days.',
    ),
    text(
      'QUESTION',
      'Delivery time of {product}',
      'Could you tell me how long the delivery of {product} usually takes? I need it before the weekend.',
      'Usually three to five working days. I have asked the warehouse to send yours first.',
    ),
    text(
      'QUESTION',
      'When does {order} arrive',
      'Still waiting for my parcel ({product}). Is there a tracking number?',
      'The tracking number is in a mail of its own that I have just sent again.',
    ),
    text(
      'QUESTION',
      'Which size should I take?',
      'I am 176 cm tall and not sure about the size of {product}. Can I change it if it does not fit?',
      'At 176 cm the middle size fits most people, and yes: unused goods can be changed within 30 days.',
    ),
    text(
      'QUESTION',
      'Warranty on {product}',
      'How long is the warranty on {product} and do I need the receipt?',
      'Two years, and your order {order} is all we need.',
    ),
    text(
      'QUESTION',
      'How do I clean it?',
      'What should I clean {product} with? I do not want to damage it.',
      'Lukewarm water and a soft brush. No pressure washer, please.',
    ),
    text(
      'COMPLAINT',
      '{product} arrived damaged',
      'The box was open and {product} is scratched. I am disappointed, this is not what I paid for.',
      'I am sorry, {name}. A new one is on its way and the courier takes the damaged one back.',
    ),
    text(
      'COMPLAINT',
      'Wrong item in {order}',
      'I ordered {product} and got something else. Please fix this quickly.',
      'That was our mistake. The right item leaves today; keep the other one until the courier comes.',
    ),
    text(
      'COMPLAINT',
      '{product} broke after two rides',
      'I have used {product} twice and it is broken already. That must not happen.',
      'It must not. I have put a replacement on its way and passed your photos to our workshop.',
    ),
    text(
      'COMPLAINT',
      'No answer to my mail',
      'I wrote last week about {product} and nobody answered. Is anybody there?',
      'I am sorry that your mail was left. I have it now and you will not have to write again.',
    ),
    text(
      'COMPLAINT',
      'Charged twice for {order}',
      'My card was charged twice for order {order}. Please give the second amount back.',
      'You are right, the second payment went back this morning; banks take up to five days to show it.',
    ),
    text(
      'REQUEST',
      'Please change my address',
      'I have moved. Please send order {order} to my new address, I will send it by reply.',
      'Thank you, the address is changed and the order will go there.',
    ),
    text(
      'REQUEST',
      'Return of {product}',
      'I would like to return {product}, unused. How does that work?',
      'Print the label from this mail, put it on the box and hand it in. The money is back within a week of arrival.',
    ),
    text(
      'REQUEST',
      'Invoice for {order}',
      'I need an invoice with my firm as the buyer for {order}.',
      'Here it is, with your firm as the buyer.',
    ),
    text(
      'REQUEST',
      'Spare part for {product}',
      'Is there a spare part for {product}? One screw is missing.',
      'There is, and it costs nothing: it went out by letter today.',
    ),
  ],
  ko: [
    text(
      'QUESTION',
      '{order} 배송 문의',
      '{product} 주문했는데 아직 소식이 없습니다. 언제 도착하나요?',
      '{name} 님, 오늘 출고되어 이틀 안에 도착할 예정입니다.',
    ),
    text(
      'QUESTION',
      '배송이 얼마나 걸리나요?',
      '{product} 배송 기간이 궁금합니다. 주말 전에 필요합니다.',
      '보통 이틀에서 사흘 걸립니다. 먼저 보내 드리도록 요청했습니다.',
    ),
    text(
      'QUESTION',
      '사이즈 문의',
      '키가 176cm인데 {product} 사이즈를 어떤 걸로 해야 할까요?',
      '중간 사이즈를 추천드립니다. 미사용 시 30일 안에 교환 가능합니다.',
    ),
    text(
      'QUESTION',
      '보증 기간 문의',
      '{product} 보증 기간이 어떻게 되나요?',
      '2년이며 주문번호 {order}만 알려 주시면 됩니다.',
    ),
    text(
      'COMPLAINT',
      '{product} 파손되어 도착',
      '상자가 열려 있고 {product}에 흠집이 있습니다. 실망입니다.',
      '{name} 님, 죄송합니다. 새 상품을 보내 드리고 기존 상품은 회수하겠습니다.',
    ),
    text(
      'COMPLAINT',
      '다른 상품이 왔어요',
      '{product} 주문했는데 다른 상품이 왔습니다. 빨리 처리해 주세요.',
      '저희 실수입니다. 오늘 바로 다시 보내 드리겠습니다.',
    ),
    text('REQUEST', '배송지 변경 요청', '이사했습니다. {order} 배송지를 변경해 주세요.', '변경해 드렸습니다.'),
    text(
      'REQUEST',
      '{product} 반품 요청',
      '사용하지 않은 {product} 반품하고 싶습니다.',
      '반품 접수되었습니다. 기사님이 방문할 예정입니다.',
    ),
    text('REQUEST', '세금계산서 요청', '{order} 세금계산서 발행 부탁드립니다.', '발행해 드렸습니다.'),
  ],
};
