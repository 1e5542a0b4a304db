package cognitosync.localcloud.identitypool;

/**
 * A user of a user pool, authenticated by a token.
 *
 * @param provider user pool
 * @param subject the user's {@code sub} there
 */
public record Login(String provider, String subject) {}
