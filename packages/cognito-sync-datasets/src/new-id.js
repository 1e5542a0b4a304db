/** A random id. `crypto.randomUUID` exists in secure contexts only. */
export const newId = () => crypto.getRandomValues(new Uint32Array(4)).join("-");
