import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { composedFields } from '../../subgraphs/kit/composed-fields';

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`;
const parcels = `${link('"@key", "@tag"')}
  type Query { parcel: Parcel }
  type Parcel @key(fields: "id") { id: ID! size: Size note: String @tag(name: "personal") @deprecated(reason: "Use size.") }
  type Size { grams: Int! litres: Int! }`;
const prices = `${link('"@key", "@external", "@requires"')}
  type Parcel @key(fields: "id") { id: ID! size: Size @external price: Int @requires(fields: "size { grams }") }
  type Size { grams: Int! @external }`;

test('a field that is made of others names all of them, and its deprecation and kind of data are told', () => {
  const { supergraphSdl, errors } = composeServices(
    Object.entries({ parcels, prices }).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: `http://${name}` })),
  );
  expect(errors).toBeUndefined();

  const fields = composedFields(supergraphSdl ?? '');

  const find = (type: string, field: string) => fields.find((one) => one.type === type && one.field === field);
  expect(find('Parcel', 'price')).toMatchObject({
    subgraphs: ['prices'],
    requires: new Map([['prices', ['Parcel.size', 'Size.grams']]]),
  });
  expect(find('Parcel', 'size')?.subgraphs).toEqual(['parcels']);
  expect(find('Parcel', 'note')).toMatchObject({ isPersonal: true, deprecationReason: 'Use size.' });
});
