package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.users.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which attributes of a user a client may see, by its {@code ReadAttributes} and the scopes it was given. With {@code openid}
 * alone that is all it may read, and so it is where a user signed in through the API; {@code profile}, {@code email} and {@code phone} narrow it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html">Scopes</a>
 */
final class UserClaims {
    private static final Set<String> EMAIL = Set.of("email", "email_verified");
    private static final Set<String> PHONE = Set.of("phone_number", "phone_number_verified");
    private static final Set<String> VERIFIED = Set.of("email_verified", "phone_number_verified");

    private UserClaims() {}

    static Map<String, Object> of(User user, AppClient client, Set<String> scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        user.attributes().forEach((name, value) -> {
            if (client.reads(name) && isInScope(name, scopes)) {
                claims.put(name, VERIFIED.contains(name) ? (Object) Boolean.valueOf(value) : value);
            }
        });
        return claims;
    }

    private static boolean isInScope(String attribute, Set<String> scopes) {
        boolean narrowed = scopes.contains("profile") || scopes.contains("email") || scopes.contains("phone");
        if (!narrowed) {
            return scopes.contains("openid") || scopes.equals(Set.of(AccessTokens.SELF_SERVICE));
        }
        if (EMAIL.contains(attribute)) {
            return scopes.contains("email");
        }
        return PHONE.contains(attribute) ? scopes.contains("phone") : scopes.contains("profile");
    }
}
