const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@provides", "@shareable", "@override", "@interfaceObject", "@inaccessible"])`;

const graph = (subgraphs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(subgraphs).map(([name, sdl]) => [name, `${link}\n${sdl}`]));

/** Small graphs, one for each thing that federation knows: by name, the SDL of each subgraph. */
export const graphs: Record<string, Record<string, string>> = {
  facets: graph({
    people: `type Query { people(first: Int = 2): [Person!] person(id: ID!): Person }
      type Person @key(fields: "id") { id: ID! name: String email: String! boss: Person friends: [Person!]! }`,
    sales: `type Query { bestBuyer: Person }
      type Person @key(fields: "id") { id: ID! sales: SalesFacet }
      type SalesFacet { id: ID! orderCount: Int! orders(last: Int): [Order!]! }
      type Order @key(fields: "id") { id: ID! total: Int buyer: Person! }`,
    support: `type Person @key(fields: "id") { id: ID! support: SupportFacet }
      type SupportFacet { id: ID! tickets: [Ticket] open: Boolean! }
      type Ticket { subject: String state: State! about: Order }
      enum State { NEW OPEN CLOSED }
      type Order @key(fields: "id", resolvable: false) { id: ID! }`,
  }),
  interfaces: graph({
    shop: `type Query { media: [Media!]! anything: Media }
      interface Media { id: ID! title: String pages: Int }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int isbn: String! }
      type Film implements Media @key(fields: "id") { id: ID! title: String pages: Int minutes: Int }`,
    reviews: `type Book @key(fields: "id") { id: ID! stars: Int! }
      type Film @key(fields: "id") { id: ID! stars: Int! critic: String }`,
  }),
  unions: graph({
    search: `type Query { search(text: String!): [Hit] first: Hit }
      union Hit = Page | Image
      type Page @key(fields: "id") { id: ID! url: String! links: [Hit!] }
      type Image @key(fields: "id") { id: ID! url: String! width: Int! }`,
    owners: `type Page @key(fields: "id") { id: ID! owner: Owner }
      type Image @key(fields: "id") { id: ID! owner: Owner! }
      type Owner @key(fields: "id") { id: ID! name: String }`,
    names: `type Owner @key(fields: "id") { id: ID! city: String zip: Int! }`,
  }),
  requires: graph({
    goods: `type Query { goods: [Product!] }
      type Product @key(fields: "id") { id: ID! price: Int weight: Int! dimensions: Dimensions }
      type Dimensions { height: Int width: Int! }`,
    shipping: `type Product @key(fields: "id") {
        id: ID! price: Int @external weight: Int! @external dimensions: Dimensions @external
        shipping: String @requires(fields: "price weight") box: String! @requires(fields: "dimensions { height width }") }
      type Dimensions { height: Int @external width: Int! @external }`,
    tax: `type Product @key(fields: "id") { id: ID! shipping: String @external duty: String @requires(fields: "shipping") }`,
  }),
  provides: graph({
    feed: `type Query { feed: [Post!]! }
      type Post @key(fields: "id") { id: ID! text: String author: Author @provides(fields: "name") editor: Author }
      type Author @key(fields: "id") { id: ID! name: String @external }`,
    authors: `type Query { authors: [Author] }
      type Author @key(fields: "id") { id: ID! name: String @shareable age: Int posts: [Post!] }
      type Post @key(fields: "id", resolvable: false) { id: ID! }`,
  }),
  override: graph({
    old: `type Query { items: [Item!]! }
      type Item @key(fields: "id") { id: ID! label: String price: Int }`,
    new: `type Item @key(fields: "id") { id: ID! price: Int @override(from: "old") stock: Int! }`,
  }),
  interfaceObjects: graph({
    accounts: `type Query { accounts: [Account!]! account: Account }
      interface Account @key(fields: "id") { id: ID! holder: String }
      type Private implements Account @key(fields: "id") { id: ID! holder: String limit: Int! }
      type Company implements Account @key(fields: "id") { id: ID! holder: String staff: Int }`,
    balances: `type Query { richest: Account }
      type Account @key(fields: "id") @interfaceObject { id: ID! balance: Int! currency: String }`,
  }),
  keys: graph({
    first: `type Query { things: [Thing!] }
      type Thing @key(fields: "id") @key(fields: "sku") { id: ID! sku: ID! name: String }`,
    second: `type Thing @key(fields: "sku") @key(fields: "org { id } code") { sku: ID! code: ID! org: Org! colour: String }
      type Org @shareable { id: ID! }`,
    third: `type Thing @key(fields: "org { id } code") { code: ID! org: Org! size: Int! parts: [Thing!] }
      type Org @shareable { id: ID! }`,
  }),
  nulls: graph({
    outer: `type Query { root: Outer strict: Outer! }
      type Outer @key(fields: "id") { id: ID! inner: Outer strictInner: Outer! list: [Outer] strictList: [Outer!] text: String }`,
    inner: `type Outer @key(fields: "id") { id: ID! must: String! may: String lists: [[Int!]] deep: Deep }
      type Deep { must: String! next: Deep }`,
  }),
  mutations: graph({
    left: `type Query { counter: Counter } type Mutation { left(by: Int!): Counter leftStrict: Counter! }
      type Counter @key(fields: "id") { id: ID! left: Int }`,
    right: `type Mutation { right(by: Int!): Counter }
      type Counter @key(fields: "id") { id: ID! right: Int! label(form: String): String }`,
  }),
  nested: graph({
    one: `type Query { a: A } type A @key(fields: "id") { id: ID! b: B list: [[B!]!] }
      type B @key(fields: "id") { id: ID! c: C }
      type C @key(fields: "id") { id: ID! }`,
    two: `type B @key(fields: "id") { id: ID! name: String a: A } type A @key(fields: "id") { id: ID! name: String! }
      type C @key(fields: "id") { id: ID! size(unit: String = "cm"): Int }`,
    three: `type C @key(fields: "id") { id: ID! kind: Kind! b: B } enum Kind { ROUND SQUARE }
      type B @key(fields: "id") { id: ID! }`,
  }),
  shared: graph({
    here: `type Query { both: Thing @shareable mine: String }
      type Thing @shareable { id: ID! text: String part: Part } type Part @shareable { a: Int b: Int! }`,
    there: `type Query { both: Thing @shareable theirs: Int! }
      type Thing @shareable { id: ID! text: String part: Part more: String } type Part @shareable { a: Int b: Int! }`,
  }),
};
