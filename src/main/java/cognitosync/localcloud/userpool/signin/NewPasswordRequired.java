package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.userpool.users.FirstPasswords;
import cognitosync.localcloud.userpool.users.TemporaryPasswords;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.UserStatus;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code NEW_PASSWORD_REQUIRED}: a temporary password signs in only to be replaced, and what the pool requires is asked for with
 * it.
 */
record NewPasswordRequired(FirstPasswords passwords, TemporaryPasswords temporary, AuthChallenges challenges)
        implements SignInSteps.Step {
    private static final String PREFIX = "userAttributes.";
    private static final String TEMPORARY = "temporary";

    @Override
    public Optional<AuthOutcome> next(SignInAttempt attempt, User user) {
        if (user.status() != UserStatus.FORCE_CHANGE_PASSWORD) {
            return Optional.empty();
        }
        temporary.requireFresh(attempt.pool(), user);
        String mark = passwords.mark(attempt.pool(), user.sub()).orElseThrow(Sessions::foreign);
        String session = challenges.add(
                attempt,
                new PendingChallenge(
                        ChallengeName.NEW_PASSWORD_REQUIRED, user.sub(), user.sub(), Map.of(TEMPORARY, mark)));
        Map<String, String> readable = new LinkedHashMap<>(user.attributes());
        readable.keySet().removeIf(name -> !attempt.client().reads(name));
        List<String> missing = attempt.pool().requiredAttributes().stream()
                .filter(name -> !user.attributes().containsKey(name))
                .map(name -> PREFIX + name)
                .toList();
        return Optional.of(new AuthOutcome.Challenged(
                ChallengeName.NEW_PASSWORD_REQUIRED,
                Optional.of(session),
                Map.of(
                        "USER_ID_FOR_SRP", user.sub(),
                        "requiredAttributes", json(missing),
                        "userAttributes", json(readable)),
                List.of()));
    }

    private static String json(Object value) {
        try {
            return JsonProtocol.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts always have a JSON form.", e);
        }
    }

    /**
     * Sets the password and the attributes.
     *
     * @return the user, with nothing left to ask for here
     * @throws AwsException where either is refused; the session can then be used again
     */
    User respond(SignInAttempt attempt) {
        String username = attempt.username();
        String session = Sessions.require(attempt);
        String password = attempt.require("NEW_PASSWORD");
        PendingChallenge challenge = challenges.require(attempt, ChallengeName.NEW_PASSWORD_REQUIRED, session);
        User user = passwords
                .find(attempt.pool(), challenge.userId())
                .filter(found -> isSame(attempt, found, username))
                .orElseThrow(Sessions::foreign);
        return passwords.replace(attempt.pool(), attempt.client(), user, password, attributes(attempt), transaction -> {
            challenges.take(transaction, attempt, ChallengeName.NEW_PASSWORD_REQUIRED, session);
            // Who knew the temporary password before this one has proven nothing.
            boolean isSame = passwords
                    .mark(transaction, attempt.pool(), user.sub())
                    .filter(challenge.state().getOrDefault(TEMPORARY, "")::equals)
                    .isPresent();
            if (!isSame) {
                throw Sessions.foreign();
            }
        });
    }

    private static boolean isSame(SignInAttempt attempt, User user, String username) {
        return username.equals(user.sub())
                || attempt.pool().fold(username).equals(attempt.pool().fold(user.email()));
    }

    private static Map<String, String> attributes(SignInAttempt attempt) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attempt.parameters().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), value);
            }
        });
        return attributes;
    }
}
