package cognitosync.localcloud.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The identity pools, to the console. */
public interface IdentitySource {
    /** The ids of every pool. */
    List<String> pools();

    /** Identities of a pool by id, from the first behind the given one. */
    List<Identity> identities(String poolId, String after, int limit);

    /** The identity of that id. */
    Optional<Identity> find(String identityId);

    /**
     * An identity.
     *
     * @param id region, colon, random UUID
     * @param poolId its pool
     * @param logins who it is; a guest has none
     * @param isDisabled whether nobody gets in with it again
     * @param createdAt when it was made
     */
    record Identity(String id, String poolId, List<Login> logins, boolean isDisabled, Instant createdAt) {}

    /**
     * A user, proven by a token.
     *
     * @param provider such as {@code cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI}
     * @param subject the user's {@code sub} there
     */
    record Login(String provider, String subject) {
        /** The user pool behind the provider. */
        String userPoolId() {
            return provider.substring(provider.lastIndexOf('/') + 1);
        }
    }
}
