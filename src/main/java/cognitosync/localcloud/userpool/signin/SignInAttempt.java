package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One step of somebody who wants to sign in.
 *
 * @param session which the request carries beside its parameters
 * @param parameters {@code AuthParameters} or {@code ChallengeResponses}
 */
public record SignInAttempt(UserPool pool, AppClient client, Optional<String> session, Map<String, String> parameters) {
    private static final int BAD_REQUEST = 400;
    private static final int LONGEST_USERNAME = 128;
    // As in the model of other operations: neither blanks nor invisible characters.
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");

    /** Takes a copy. */
    public SignInAttempt {
        parameters = Map.copyOf(parameters);
    }

    /**
     * A parameter that must be there.
     *
     * @throws AwsException {@code InvalidParameterException} where it is not
     */
    public String require(String name) {
        return optional(name).orElseThrow(() -> invalid("Missing required parameter " + name));
    }

    /** A parameter that may be absent, or empty, which is the same. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * The name of who signs in.
     *
     * @throws AwsException {@code InvalidParameterException} where it is missing, or no user can have it
     */
    public String username() {
        String username = require("USERNAME");
        if (username.length() > LONGEST_USERNAME || !USERNAME.matcher(username).matches()) {
            throw invalid("The parameter USERNAME is not a name that a user can have.");
        }
        return username;
    }

    static AwsException invalid(String message) {
        return new AwsException("InvalidParameterException", BAD_REQUEST, message);
    }

    static AwsException notAuthorized(String message) {
        return new AwsException("NotAuthorizedException", BAD_REQUEST, message);
    }

    /** Pool and client only: parameters hold passwords. */
    @Override
    public String toString() {
        return "sign-in to " + pool.id() + " through " + client.id();
    }
}
