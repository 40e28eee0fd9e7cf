const customer = 'customerRef customerSystem email phone displayName givenName familyName organisation';

const attributes = (list: string): Set<string> => new Set(`system ${list}`.split(' '));

/** The attributes that each kind of import knows. */
export const kinds: Record<string, { department: string; attributes: Set<string> }> = {
  customers: {
    department: 'customer',
    attributes: attributes(
      'externalRef email phone displayName givenName familyName organisation birthOn language timeZone addressLine1 addressLine2 city region postcode countryCode createdAt',
    ),
  },
  staff: { department: 'customer', attributes: attributes('externalRef name department team managerRef login') },
  products: { department: 'sales', attributes: attributes('sku name category price currencyCode') },
  accounts: {
    department: 'sales',
    attributes: attributes(`externalRef name domain sector registrationNumber ${customer}`),
  },
  orders: {
    department: 'sales',
    attributes: attributes(`orderRef orderNumber placedAt currencyCode status ownerRef dealRef ${customer}`),
  },
  'order-lines': {
    department: 'sales',
    attributes: attributes(
      `orderRef orderNumber lineRef placedAt currencyCode sku productName quantity unitPrice lineAmount discount ${customer}`,
    ),
  },
  deals: {
    department: 'sales',
    attributes: attributes(
      `externalRef name stage amount currencyCode sku ownerRef accountRef createdAt closedAt expectedCloseOn lostReason ${customer}`,
    ),
  },
  activities: {
    department: 'sales',
    attributes: attributes(`externalRef kind occurredAt note actorRef dealRef ${customer}`),
  },
  leads: {
    department: 'marketing',
    attributes: attributes(`externalRef source status capturedAt campaignRef ${customer}`),
  },
  campaigns: {
    department: 'marketing',
    attributes: attributes('externalRef name channel purpose status startedAt endedAt'),
  },
  'campaign-messages': {
    department: 'marketing',
    attributes: attributes(`externalRef campaignRef subject body status sentAt openedAt clickedAt ${customer}`),
  },
  visits: { department: 'marketing', attributes: attributes(`externalRef kind page sku at campaignRef ${customer}`) },
  consents: {
    department: 'marketing',
    attributes: attributes(`externalRef channel purpose state source proof at ${customer}`),
  },
  tickets: {
    department: 'support',
    attributes: attributes(
      `externalRef number subject body kind channel status createdAt firstResponseAt resolvedAt resolvedByRef assigneeRef replyBody ${customer}`,
    ),
  },
};
