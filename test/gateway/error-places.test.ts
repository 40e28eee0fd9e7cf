import { placeErrors, placesOf } from '../../gateway/transport/error-places';

const entities = (selections: string) => `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename ${selections} }
}`;

describe('places of a fetch', () => {
  it('are the root fields by the names they have in the answer', () => {
    expect(placesOf('{ first: ticket { id } tickets { id } __typename }', {})).toEqual([['first'], ['tickets']]);
  });

  it('are the fields of each entity', () => {
    const query = entities('... on Customer { sales { id } open: deals { id } }');
    const representations = [{ __typename: 'Customer' }, { __typename: 'Customer' }];

    expect(placesOf(query, { representations })).toEqual([
      ['_entities', 0, 'sales'],
      ['_entities', 0, 'open'],
      ['_entities', 1, 'sales'],
      ['_entities', 1, 'open'],
    ]);
  });

  it('differ by the entity’s type', () => {
    const query = entities('... on Customer { sales { id } } ... on Account { owner { id } }');
    const representations = [{ __typename: 'Account' }, { __typename: 'Customer' }];

    expect(placesOf(query, { representations })).toEqual([
      ['_entities', 0, 'owner'],
      ['_entities', 1, 'sales'],
    ]);
  });

  it('are those of an interface where the type has no condition of its own', () => {
    const query = entities('... on Party { name }');

    expect(placesOf(query, { representations: [{ __typename: 'Person' }] })).toEqual([['_entities', 0, 'name']]);
  });

  it('go by the client’s name for a field that the planner renamed', () => {
    expect(placesOf('{ search { id } search__alias_1: search { id } }', {})).toEqual([['search']]);
  });
});

describe('errors of a fetch', () => {
  const places = [
    ['_entities', 0, 'sales'],
    ['_entities', 1, 'sales'],
  ] as const;

  it('keep the place they have', () => {
    const error = { message: 'no', path: ['_entities', 1, 'sales', 'deals'] };

    expect(placeErrors([error], [...places])).toEqual([error]);
  });

  it('of an entity are about its fields', () => {
    const error = { message: 'no', path: ['_entities', 1] };

    expect(placeErrors([error], [...places])).toEqual([{ message: 'no', path: ['_entities', 1, 'sales'] }]);
  });

  it.each([{ path: undefined }, { path: [] }, { path: ['_entities'] }])('at %o are about all of it', ({ path }) => {
    const placed = placeErrors([{ message: 'no', path }], [...places]);

    expect(placed.map((error) => error.path)).toEqual(places);
  });
});
