package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.iam.RequestContext;
import java.util.List;
import java.util.Map;

/**
 * One person, as an identity pool knows them.
 *
 * @param id region, colon, random UUID
 * @param poolId pool
 */
record Identity(String id, String poolId) {
    static final String PROVIDER = "cognito-identity.amazonaws.com";

    /** How the identity was authenticated: the kind, the user pool, and the user there. */
    static List<String> authenticationMethods(Login login) {
        return List.of("authenticated", login.provider(), login.provider() + ":CognitoSignIn:" + login.subject());
    }

    /**
     * Condition keys of the
     * <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html">role's session</a>.
     */
    RequestContext context(Login login) {
        return new RequestContext(Map.of(
                PROVIDER + ":aud", List.of(poolId),
                PROVIDER + ":sub", List.of(id),
                PROVIDER + ":amr", authenticationMethods(login)));
    }
}
