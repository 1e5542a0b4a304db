package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An identity of an identity pool.
 *
 * @param id region, colon, random UUID
 * @param poolId pool
 * @param createdAt when it was made
 * @param modifiedAt when its logins last changed
 * @param disabled whether it was merged into another, or lost its last login: no request is authenticated as it again
 * @param logins linked to it; a guest has none
 */
public record Identity(
        String id, String poolId, Instant createdAt, Instant modifiedAt, boolean disabled, List<Login> logins) {
    static final String PROVIDER = "cognito-identity.amazonaws.com";

    public Identity {
        logins = List.copyOf(logins);
    }

    /** Whether knowing its id is enough to be authenticated as it. */
    boolean isGuest() {
        return logins.isEmpty() && !disabled;
    }

    /** How a caller was authenticated: the kind, then for each login the user pool, and the user there. */
    static List<String> authenticationMethods(List<Login> proven) {
        if (proven.isEmpty()) {
            return List.of("unauthenticated");
        }
        List<String> methods = new ArrayList<>();
        methods.add("authenticated");
        for (Login login : proven) {
            methods.add(login.provider());
            methods.add(login.provider() + ":CognitoSignIn:" + login.subject());
        }
        return methods;
    }

    /**
     * Condition keys of the
     * <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html">role's session</a>.
     */
    RequestContext context(List<Login> proven) {
        return new RequestContext(Map.of(
                PROVIDER + ":aud", List.of(poolId),
                PROVIDER + ":sub", List.of(id),
                PROVIDER + ":amr", authenticationMethods(proven)));
    }

    /**
     * A user of a user pool, authenticated by a token.
     *
     * @param provider user pool
     * @param subject the user's {@code sub} there
     */
    public record Login(String provider, String subject) {}
}
