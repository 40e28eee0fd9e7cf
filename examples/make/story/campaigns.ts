import type { Row } from '../csv';
import { addDays, at } from '../time';
import { storySystem } from './staff';

export interface Campaign {
  ref: string;
  name: string;
  channel: 'EMAIL' | 'KAKAO';
  purpose: 'newsletter' | 'offers';
  day: string;
  /** {name} is the reader's. */
  subject: string;
  /** Category of the page that a click leads to. */
  category: string;
}

/** The last mail goes out three days after Trinity's complaint. */
export const earlySummer = 'early-summer';

/** The six campaigns, oldest first. */
export const campaigns: Campaign[] = [
  {
    ref: 'autumn-helmets',
    name: 'Autumn helmets',
    channel: 'EMAIL',
    purpose: 'newsletter',
    day: '2018-10-09',
    subject: 'Darker evenings, brighter helmets, {name}',
    category: 'Helmets',
  },
  {
    ref: 'winter-gifts',
    name: 'Winter gifts',
    channel: 'EMAIL',
    purpose: 'newsletter',
    day: '2018-12-04',
    subject: '{name}, gifts for people who ride in any weather',
    category: 'Gloves',
  },
  {
    ref: 'spring-tune-up',
    name: 'Spring tune-up',
    channel: 'EMAIL',
    purpose: 'newsletter',
    day: '2019-03-12',
    subject: 'Ready for spring, {name}? Tubes, tires and a clean chain',
    category: 'Tires and Tubes',
  },
  {
    ref: 'touring-season',
    name: 'Touring season',
    channel: 'EMAIL',
    purpose: 'newsletter',
    day: '2019-05-07',
    subject: 'Where will you tour this year, {name}?',
    category: 'Touring Bikes',
  },
  {
    ref: 'seoul-summer',
    name: '서울 여름 라이딩',
    channel: 'KAKAO',
    purpose: 'offers',
    day: '2019-06-18',
    subject: '{name}, 여름 라이딩 준비 혜택',
    category: '용품 / 헬멧',
  },
  {
    ref: earlySummer,
    name: 'Early summer',
    channel: 'EMAIL',
    purpose: 'newsletter',
    day: '2019-06-27',
    subject: 'Happy with your bike, {name}? Here is something to go with it',
    category: 'Bottles and Cages',
  },
];

export const campaignRows: Row[] = campaigns.map(({ ref, name, channel, purpose, day }) => ({
  system: storySystem,
  externalRef: ref,
  name,
  channel,
  purpose,
  status: 'DONE',
  startedAt: at(day, 9 * 60),
  endedAt: at(addDays(day, 7), 9 * 60),
}));
