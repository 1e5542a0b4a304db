package cognitosync.device.signin;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.signin.UserPoolApi.Answer;
import cognitosync.device.signin.srp.SrpChallenge;
import cognitosync.device.signin.srp.SrpExchange;
import cognitosync.device.stack.Stack;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Signs in by password, which does not leave this machine: a proof of it does. Somebody whom an administrator has added
 * chooses a new password, which is sent.
 *
 * @param stack of the user pool
 * @param api of the user pool
 * @param clock of this device
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html">Authentication
 *     flows</a>
 */
record PasswordSignIn(Stack stack, UserPoolApi api, InstantSource clock) {
    /** The only form that Cognito accepts: {@code Tue Nov 3 07:08:09 UTC 2026}. */
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final String VERIFIER = "PASSWORD_VERIFIER";
    private static final String NEW_PASSWORD = "NEW_PASSWORD_REQUIRED";
    private static final String INITIATE = "InitiateAuth";
    private static final String RESPOND = "RespondToAuthChallenge";
    private static final Set<String> UNFIT =
            Set.of("InvalidPasswordException", "PasswordHistoryPolicyViolationException");

    /** So many new passwords may be tried. */
    private static final int TRIES = 3;

    private static final String ATTRIBUTE = "userAttributes.";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Signs in the person who answers. */
    Tokens run(PasswordPrompt prompt) {
        String email = prompt.email();
        // Before the exchange begins, because its proof must follow within seconds.
        String password = prompt.password();
        JsonNode output = prove(email, password);
        if (challenge(output).equals(NEW_PASSWORD)) {
            output = replacePassword(output, prompt);
        }
        if (!challenge(output).isEmpty()) {
            throw unsupported(challenge(output));
        }
        return api.tokens(output, "");
    }

    static String timestamp(InstantSource clock) {
        return TIMESTAMP.format(clock.instant());
    }

    private JsonNode prove(String email, String password) {
        SrpExchange exchange = SrpExchange.start();
        JsonNode begun = required(
                INITIATE,
                Map.of(
                        "AuthFlow",
                        "USER_SRP_AUTH",
                        "AuthParameters",
                        Map.of("USERNAME", email, "SRP_A", exchange.publicValue())));
        if (!challenge(begun).equals(VERIFIER)) {
            throw unsupported(challenge(begun));
        }
        JsonNode given = begun.path("ChallengeParameters");
        String user = given.path("USER_ID_FOR_SRP").asText();
        String timestamp = timestamp(clock);
        Map<String, String> responses = new LinkedHashMap<>();
        responses.put("USERNAME", user);
        responses.put("PASSWORD_CLAIM_SECRET_BLOCK", given.path("SECRET_BLOCK").asText());
        responses.put(
                "PASSWORD_CLAIM_SIGNATURE",
                exchange.proof(srp(given), password, timestamp).orElseThrow(() -> api.foreign(200)));
        responses.put("TIMESTAMP", timestamp);
        return required(RESPOND, response(begun, responses));
    }

    private SrpChallenge srp(JsonNode given) {
        try {
            return SrpChallenge.of(
                    stack.userPoolId(),
                    given.path("USER_ID_FOR_SRP").asText(),
                    given.path("SALT").asText(),
                    given.path("SRP_B").asText(),
                    given.path("SECRET_BLOCK").asText());
        } catch (IllegalArgumentException e) {
            throw api.foreign(200);
        }
    }

    private JsonNode replacePassword(JsonNode challenge, PasswordPrompt prompt) {
        Map<String, String> responses = new LinkedHashMap<>();
        responses.put(
                "USERNAME",
                challenge.path("ChallengeParameters").path("USER_ID_FOR_SRP").asText());
        for (JsonNode required : requiredAttributes(challenge)) {
            String name = required.asText();
            responses.put(name, prompt.attribute(name.replace(ATTRIBUTE, "")));
        }
        Optional<String> refusal = Optional.empty();
        for (int tries = 0; tries < TRIES; tries++) {
            responses.put("NEW_PASSWORD", prompt.newPassword(refusal));
            Answer answer = api.call(RESPOND, response(challenge, responses));
            if (answer instanceof Answer.Output output) {
                return output.body();
            }
            Answer.Refused refused = (Answer.Refused) answer;
            if (refused.code().equals("NotAuthorizedException")) {
                throw new DeviceException(
                        DeviceException.Kind.NOT_SIGNED_IN, Messages.text("sign-in.new-password.late"));
            }
            if (!UNFIT.contains(refused.code())) {
                throw UserPoolRefusals.of(RESPOND, api.endpoint(), refused);
            }
            refusal = Optional.of(Messages.text("sign-in.new-password.unfit", UserPoolRefusals.said(refused)));
        }
        throw new DeviceException(DeviceException.Kind.NOT_SIGNED_IN, refusal.orElseThrow());
    }

    private JsonNode requiredAttributes(JsonNode challenge) {
        try {
            return JSON.readTree(challenge
                    .path("ChallengeParameters")
                    .path("requiredAttributes")
                    .asText("[]"));
        } catch (IOException e) {
            throw api.foreign(200);
        }
    }

    private static Map<String, Object> response(JsonNode challenge, Map<String, String> responses) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("ChallengeName", challenge(challenge));
        input.put("ChallengeResponses", responses);
        if (challenge.hasNonNull("Session")) {
            input.put("Session", challenge.path("Session").asText());
        }
        return input;
    }

    private JsonNode required(String operation, Map<String, ?> input) {
        Answer answer = api.call(operation, input);
        if (answer instanceof Answer.Refused refused) {
            throw UserPoolRefusals.ofPassword(operation, api.endpoint(), refused, stack.siteUrl(), clock.instant());
        }
        return ((Answer.Output) answer).body();
    }

    private static String challenge(JsonNode output) {
        return output.path("ChallengeName").asText();
    }

    private DeviceException unsupported(String challenge) {
        return challenge.isEmpty()
                ? api.foreign(200)
                : new DeviceException(
                        DeviceException.Kind.NOT_SIGNED_IN,
                        Messages.text("sign-in.password.unsupported", challenge, stack.siteUrl()));
    }
}
