package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.signin.AuthFlow;
import cognitosync.localcloud.userpool.signin.ChallengeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the members that operations which sign in share. */
public final class SignInInput {
    private static final List<String> CHALLENGES = List.of(
            "SMS_MFA",
            "EMAIL_OTP",
            "SOFTWARE_TOKEN_MFA",
            "SELECT_MFA_TYPE",
            "MFA_SETUP",
            "PASSWORD_VERIFIER",
            "CUSTOM_CHALLENGE",
            "SELECT_CHALLENGE",
            "DEVICE_SRP_AUTH",
            "DEVICE_PASSWORD_VERIFIER",
            "ADMIN_NO_SRP_AUTH",
            "NEW_PASSWORD_REQUIRED",
            "SMS_OTP",
            "PASSWORD",
            "WEB_AUTHN",
            "PASSWORD_SRP");
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
    private static final int SHORTEST_SESSION = 20;
    private static final int LONGEST_SESSION = 2_048;

    private SignInInput() {}

    /** {@code AuthFlow}; empty where that is already a violation. */
    public static Optional<AuthFlow> flow(Input input) {
        Optional<String> name = input.members().text("AuthFlow");
        input.constraints().present("authFlow", name);
        name.ifPresent(value -> input.constraints().oneOf("authFlow", value, AuthFlow.names()));
        return name.filter(AuthFlow.names()::contains).map(AuthFlow::valueOf);
    }

    /** {@code ChallengeName}. */
    public static String challenge(Input input) {
        Optional<String> name = input.members().text("ChallengeName");
        input.constraints().present("challengeName", name);
        name.ifPresent(value -> input.constraints().oneOf("challengeName", value, CHALLENGES));
        return name.orElse("");
    }

    /**
     * The challenge of that name.
     *
     * @throws AwsException where it is one that is never asked for here
     */
    public static ChallengeName requireRun(String challenge) {
        return ChallengeName.of(challenge)
                .orElseThrow(() -> new AwsException(
                        "InvalidParameterException",
                        400,
                        "The local cloud does not support the challenge " + challenge + "."));
    }

    /** {@code Session}, whose value is not repeated. */
    public static Optional<String> session(Input input) {
        Optional<String> session = input.optional("Session", LONGEST_SESSION, ANY);
        session.filter(value -> !value.isEmpty() && value.length() < SHORTEST_SESSION)
                .ifPresent(value -> input.constraints()
                        .violated("session", "Member must have length greater than or equal to " + SHORTEST_SESSION));
        return session;
    }

    /** A map of texts, empty where it is absent. */
    public static Map<String, String> parameters(Input input, String member) {
        return input.members().textMap(member).orElse(Map.of());
    }
}
