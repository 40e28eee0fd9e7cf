/** Whose scopes these are. */
export interface Grant {
  /** Department of the token; `*` stands for every one but the outsiders. */
  department: string;
  roles: string[];
  /** What they hold. `*` stands for any text, `{department}` for the department of the token. */
  scopes: string[];
}

export interface GrantTable {
  /** Departments whose people hold exactly the scopes in their tokens: partners. */
  outsiders: string[];
  grants: Grant[];
}

const everyRole = ['agent', 'manager', 'admin'];

/**
 * Who holds which scopes, beside those a token carries itself. npm run compose writes it to schema/rights.json for the
 * gateway, which knows no department; the meaning of each scope is in schema/rights.md.
 */
export const grantTable: GrantTable = {
  outsiders: ['partner'],
  grants: [
    { department: '*', roles: everyRole, scopes: ['*:read', 'profile:write', '{department}:write'] },
    { department: '*', roles: ['manager', 'admin'], scopes: ['{department}:manage', 'staff:write'] },
    { department: '*', roles: ['admin'], scopes: ['customer:merge', 'customer:audit'] },
    { department: 'platform', roles: everyRole, scopes: ['*:write'] },
    { department: 'platform', roles: ['admin'], scopes: ['*'] },
  ],
};
