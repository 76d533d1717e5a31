/** Version of Grappe, as pages and documents tell it. */
export const version = '0.1.0';
