package cognitosync.conformance;

/** Whose credentials sign a call. */
enum Who {
    /** The account's own, which may address any identity. */
    DEVELOPER,
    /** Those that the identity pool gave a signed-in person, with the role of the product's template. */
    PERSON,
    /** Those that another pool gave the same person, with a role that allows all of Cognito Sync on everything. */
    PERSON_ALLOWED_ALL
}
