package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.AuthFlows;
import java.util.Arrays;
import java.util.List;

/** {@code AuthFlowType}: what a sign-in begins with, and which setting of the client allows it. */
public enum AuthFlow {
    USER_SRP_AUTH(AuthFlows.SRP, "USER_SRP_AUTH is not enabled for the client."),
    REFRESH_TOKEN_AUTH(AuthFlows.REFRESH, AuthFlow.NOT_ENABLED),
    REFRESH_TOKEN(AuthFlows.REFRESH, AuthFlow.NOT_ENABLED),
    CUSTOM_AUTH(AuthFlows.CUSTOM, "CUSTOM_AUTH is not enabled for the client."),
    ADMIN_NO_SRP_AUTH(AuthFlows.ADMIN_PASSWORD, AuthFlow.NOT_ENABLED),
    USER_PASSWORD_AUTH(AuthFlows.PASSWORD, "USER_PASSWORD_AUTH flow not enabled for this client"),
    ADMIN_USER_PASSWORD_AUTH(AuthFlows.ADMIN_PASSWORD, AuthFlow.NOT_ENABLED),
    USER_AUTH(AuthFlows.CHOICE, "USER_AUTH is not enabled for the client.");

    private static final String NOT_ENABLED = "Auth flow not enabled for this client";

    private final String setting;
    private final String refusal;

    AuthFlow(String setting, String refusal) {
        this.setting = setting;
        this.refusal = refusal;
    }

    /** Every name, as constraint violations list them. */
    public static List<String> names() {
        return Arrays.stream(values()).map(AuthFlow::name).toList();
    }

    /** Whether only administrators may begin with it. */
    boolean isOfAdministrators() {
        return setting.equals(AuthFlows.ADMIN_PASSWORD);
    }

    void requireAllowed(AppClient client) {
        if (!client.authFlows().contains(setting)) {
            throw SignInAttempt.invalid(refusal);
        }
    }
}
