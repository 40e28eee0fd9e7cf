import type { Row } from '../csv';
import type { Product } from '../person';

// Whole thousands, so that a discount of a tenth still is whole won.
const catalogue: readonly (readonly [name: string, category: string, thousandWon: number])[] = [
  ['한강 시티 자전거 7단', '자전거 / 시티', 389],
  ['한강 하이브리드 자전거 21단', '자전거 / 하이브리드', 548],
  ['북악 로드 자전거 105', '자전거 / 로드', 1890],
  ['남산 산악 자전거 29인치', '자전거 / 산악', 1240],
  ['접이식 미니벨로 16인치', '자전거 / 미니벨로', 459],
  ['어린이 자전거 18인치', '자전거 / 어린이', 198],
  ['도심 헬멧', '용품 / 헬멧', 69],
  ['로드 헬멧 경량', '용품 / 헬멧', 129],
  ['전조등 800루멘', '용품 / 조명', 58],
  ['후미등 USB 충전식', '용품 / 조명', 27],
  ['U자형 자물쇠', '용품 / 자물쇠', 45],
  ['물통 케이지', '용품 / 물통', 15],
  ['보냉 물통 750ml', '용품 / 물통', 19],
  ['휴대용 펌프', '용품 / 정비', 32],
  ['타이어 펑크 수리 세트', '용품 / 정비', 12],
  ['타이어 700x28C', '용품 / 타이어', 38],
  ['튜브 700C', '용품 / 타이어', 8],
  ['프레임 가방', '용품 / 가방', 42],
  ['핸들바 스마트폰 거치대', '용품 / 거치대', 29],
  ['긴팔 저지', '의류 / 저지', 88],
  ['반팔 저지', '의류 / 저지', 74],
  ['패드 반바지', '의류 / 바지', 82],
  ['바람막이 재킷', '의류 / 재킷', 109],
  ['반장갑', '의류 / 장갑', 31],
];

/** What the made shop in Seoul sells, priced in won. */
export const seoulProducts: Product[] = catalogue.map(([name, category, thousandWon], index) => ({
  sku: `KR-${101 + index}`,
  name,
  category,
  price: String(thousandWon * 1000),
}));

/** Bikes are bought rarely. */
export const isBike = (product: Product): boolean => product.category.startsWith('자전거');

export const seoulProductRows: Row[] = seoulProducts.map((product) => ({ ...product, currencyCode: 'KRW' }));
