package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.token.SealingKey;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Challenges that wait for a response, each of one client and good once. The table holds the hash of the token that names one, and
 * its state sealed: both halves of a key pair of SRP would tell the verifier.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow.html">Authentication
 *     sessions</a>
 */
public record AuthChallenges(Database database, SealingKey key, InstantSource clock, SecureRandom random) {
    private static final TypeReference<LinkedHashMap<String, String>> STATE = new TypeReference<>() {};
    private static final int TOKEN_BYTES = 48;
    /** How long a token that is over is still told from one that never was. */
    private static final Duration REMEMBERED = Duration.ofMinutes(15);
    /** Bounds the table, to 20 MB or so: anybody may begin. The oldest go first. */
    private static final int MOST = 10_000;

    private record Stored(PendingChallenge challenge, Instant expiresAt, boolean used) {}

    /** Lets a challenge wait; the answer names it. */
    String add(SignInAttempt attempt, PendingChallenge challenge) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        // Not base64url: clients decode the secret block.
        String token = Base64.getEncoder().encodeToString(bytes);
        String hash = OpaqueToken.hash(token);
        Map<String, String> state = new LinkedHashMap<>(challenge.state());
        state.put("username", challenge.username());
        Instant now = clock.instant();
        database.write(transaction -> {
            transaction.update("DELETE FROM auth_challenge WHERE expires_at <= ?", now.minus(REMEMBERED));
            transaction.update(
                    "DELETE FROM auth_challenge WHERE rowid <= (SELECT max(rowid) FROM auth_challenge) - ?", MOST);
            return transaction.update(
                    "INSERT INTO auth_challenge (hash, client_id, name, user_id, state, expires_at, used)"
                            + " VALUES (?, ?, ?, ?, ?, ?, 0)",
                    hash,
                    attempt.client().id(),
                    challenge.name().name(),
                    challenge.userId(),
                    key.seal(json(state), hash),
                    now.plus(attempt.client().sessionValidity()));
        });
        return token;
    }

    /**
     * Looks at a challenge, which goes on to wait.
     *
     * @throws AwsException {@code NotAuthorizedException} where it does not wait, is of another client or has another name
     */
    PendingChallenge require(SignInAttempt attempt, ChallengeName name, String token) {
        return database.read(transaction -> find(transaction, attempt, name, token));
    }

    /**
     * Uses up a challenge: of two responses, one finds it.
     *
     * @throws AwsException as {@link #require}
     */
    PendingChallenge take(SignInAttempt attempt, ChallengeName name, String token) {
        return database.write(transaction -> take(transaction, attempt, name, token));
    }

    PendingChallenge take(Transaction transaction, SignInAttempt attempt, ChallengeName name, String token)
            throws SQLException {
        PendingChallenge challenge = find(transaction, attempt, name, token);
        transaction.update("UPDATE auth_challenge SET used = 1 WHERE hash = ?", OpaqueToken.hash(token));
        return challenge;
    }

    private PendingChallenge find(Transaction transaction, SignInAttempt attempt, ChallengeName name, String token)
            throws SQLException {
        String hash = OpaqueToken.hash(token);
        Optional<Optional<Stored>> found = transaction.first(
                "SELECT * FROM auth_challenge WHERE hash = ? AND client_id = ? AND name = ?",
                row -> stored(row, hash),
                hash,
                attempt.client().id(),
                name.name());
        Stored stored = found.flatMap(row -> row).orElseThrow(() -> invalid("."));
        if (stored.used()) {
            throw invalid(", session can only be used once.");
        }
        if (!clock.instant().isBefore(stored.expiresAt())) {
            throw invalid(", session is expired.");
        }
        return stored.challenge();
    }

    private static AwsException invalid(String why) {
        return SignInAttempt.notAuthorized("Invalid session for the user" + why);
    }

    // Empty where the key is another one than when it began.
    private Optional<Stored> stored(Row row, String hash) throws SQLException {
        Optional<byte[]> state = key.open(row.text("state"), hash);
        if (state.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> all = map(state.get());
        String username = all.remove("username");
        PendingChallenge challenge =
                new PendingChallenge(ChallengeName.valueOf(row.text("name")), username, row.text("user_id"), all);
        return Optional.of(new Stored(challenge, row.instant("expires_at"), row.flag("used")));
    }

    private static byte[] json(Map<String, String> state) {
        try {
            return JsonProtocol.MAPPER.writeValueAsBytes(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts always has a JSON form.", e);
        }
    }

    private static Map<String, String> map(byte[] json) {
        try {
            return JsonProtocol.MAPPER.readValue(new String(json, StandardCharsets.UTF_8), STATE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was sealed here is JSON.", e);
        }
    }
}
