package cognitosync.localcloud.userpool.settings;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code ExplicitAuthFlows} of an app client: which flows of the user pool API it may use.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html">CreateUserPoolClient</a>
 */
public final class AuthFlows {
    public static final String SRP = "ALLOW_USER_SRP_AUTH";
    public static final String PASSWORD = "ALLOW_USER_PASSWORD_AUTH";
    public static final String CHOICE = "ALLOW_USER_AUTH";
    public static final String REFRESH = "ALLOW_REFRESH_TOKEN_AUTH";
    public static final String ADMIN_PASSWORD = "ALLOW_ADMIN_USER_PASSWORD_AUTH";
    public static final String CUSTOM = "ALLOW_CUSTOM_AUTH";

    /** Values of today; {@link #LEGACY} ones cannot stand beside them. */
    public static final Set<String> NAMES = Set.of(SRP, PASSWORD, CHOICE, REFRESH, ADMIN_PASSWORD, CUSTOM);

    /** Values of before. */
    public static final Set<String> LEGACY = Set.of("ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH_FLOW_ONLY", "USER_PASSWORD_AUTH");

    /** {@code AuthSessionValidity} where it is not declared. */
    static final long SESSION_MINUTES = 3;

    private static final Set<String> DEFAULT = Set.of(REFRESH, SRP, CUSTOM);

    private AuthFlows() {}

    /**
     * What is allowed, in the values of today. Legacy values add to SRP, custom challenges and refresh, which could not be turned
     * off then, except for SRP by {@code CUSTOM_AUTH_FLOW_ONLY}.
     */
    static Set<String> of(List<String> declared) {
        if (declared.isEmpty()) {
            return DEFAULT;
        }
        if (declared.stream().noneMatch(LEGACY::contains)) {
            return Set.copyOf(declared);
        }
        Set<String> flows = new TreeSet<>(DEFAULT);
        for (String legacy : declared) {
            switch (legacy) {
                case "ADMIN_NO_SRP_AUTH" -> flows.add(ADMIN_PASSWORD);
                case "USER_PASSWORD_AUTH" -> flows.add(PASSWORD);
                default -> flows.remove(SRP);
            }
        }
        return Set.copyOf(flows);
    }
}
