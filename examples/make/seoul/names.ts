// Common given names with one usual spelling.
const given =
  '민준 minjun,서준 seojun,도윤 doyun,예준 yejun,시우 siwoo,하준 hajun,지호 jiho,주원 juwon,지훈 jihoon,준서 junseo,건우 gunwoo,현우 hyunwoo,' +
  '우진 woojin,선우 sunwoo,성민 sungmin,동현 donghyun,승현 seunghyun,재현 jaehyun,상훈 sanghoon,정훈 junghoon,성호 sungho,영호 youngho,진우 jinwoo,태현 taehyun,' +
  '서연 seoyeon,서윤 seoyun,지우 jiwoo,서현 seohyun,민서 minseo,하은 haeun,하윤 hayun,윤서 yunseo,지유 jiyu,채원 chaewon,수빈 subin,지민 jimin,' +
  '지영 jiyoung,은지 eunji,혜진 hyejin,미영 miyoung,유진 yujin,은영 eunyoung,수진 sujin,현정 hyunjung,은정 eunjung,지현 jihyun,보람 boram,아름 areum';

export interface GivenName {
  hangul: string;
  latin: string;
}

export const givenNames: GivenName[] = given.split(',').map((pair) => {
  const [hangul, latin] = pair.split(' ');
  return { hangul: hangul!, latin: latin! };
});

/** Region and city as written, with a street and the first digits of its postcodes. */
export const places: readonly (readonly [
  region: string,
  city: string,
  street: string,
  postcode: string,
  weight: number,
])[] = [
  ['서울특별시', '강남구', '테헤란로', '061', 22],
  ['서울특별시', '마포구', '월드컵북로', '039', 16],
  ['서울특별시', '송파구', '올림픽로', '055', 16],
  ['서울특별시', '영등포구', '여의대로', '073', 12],
  ['인천광역시', '연수구', '컨벤시아대로', '219', 8],
  ['경기도', '수원시 영통구', '광교중앙로', '165', 8],
  ['부산광역시', '해운대구', '센텀중앙로', '480', 10],
  ['대전광역시', '유성구', '대학로', '341', 6],
  ['대구광역시', '수성구', '동대구로', '421', 6],
  ['광주광역시', '서구', '상무대로', '619', 4],
];
