package cognitosync.localcloud.iam;

import cognitosync.localcloud.access.credentials.Caller;
import java.util.List;
import java.util.Set;

/**
 * What a guest of an identity pool may do at most, whatever the role says: Cognito lets the role be assumed with a session policy.
 * Of the services that it names, those are listed here that have a role to play on this machine.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#access-policies">Access policies of
 *     unauthenticated identities</a>
 */
public final class GuestSessionPolicy {
    private static final String METHODS = "cognito-identity.amazonaws.com:amr";
    private static final Set<String> SERVICES = Set.of("cognito-identity", "cognito-sync", "s3");

    private GuestSessionPolicy() {}

    /** Whether the session has no such policy, or it allows the action. */
    public static boolean allows(Caller.Identity caller, String action) {
        boolean isGuest = caller.context().getOrDefault(METHODS, List.of()).contains("unauthenticated");
        return !isGuest || SERVICES.contains(action.substring(0, action.indexOf(':')));
    }
}
