/** Database role whose members may read and write the identity tables themselves, beside calling their functions. */
export const platformGroup = 'customer_graph_platform';
