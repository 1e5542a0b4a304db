package cognitosync.localcloud.userpool.users;

/**
 * What is kept of a password, for a user whose {@code sub} it is bound to.
 *
 * @param hash Argon2id
 * @param verifier of SRP, sealed
 */
public record StoredPassword(String hash, String verifier) {
    /** Nothing: a guesser could make use of it. */
    @Override
    public String toString() {
        return "stored password";
    }
}
