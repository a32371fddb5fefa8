/** Stands in for `form-data` in bundles (see bundle.ts): whoever did use it would learn so at once. */
module.exports = class NoFormData {
  constructor() {
    throw new Error('form-data is not part of the bundle.');
  }
};
