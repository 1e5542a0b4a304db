package cognitosync.conformance;

/** Whose credentials sign a call. */
enum Who {
    /** The account's own, which may address any identity. */
    DEVELOPER,
    /** Those that the identity pool gave a signed-in person, with the role of the product's template. */
    PERSON
}
