package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.userpool.settings.PasswordPolicy;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Passwords that an administrator gives: they sign in to be replaced, until they expire.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-create-user-accounts.html">Creating users as an
 *     administrator</a>
 */
public record TemporaryPasswords(Users users, InstantSource clock, SecureRandom random) {
    private static final int SHORTEST = 12;
    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijkmnopqrstuvwxyz";
    private static final String DIGITS = "23456789";
    // Without those that a mail program could take for markup or the end of a sentence.
    private static final String SYMBOLS = "!@#%*-_+=?";

    /** A random password that every policy of that length takes. */
    public String generate(PasswordPolicy policy) {
        List<String> characters = new ArrayList<>(List.of(any(UPPER), any(LOWER), any(DIGITS), any(SYMBOLS)));
        while (characters.size() < Math.max(SHORTEST, policy.minimumLength())) {
            characters.add(any(UPPER + LOWER + DIGITS));
        }
        Collections.shuffle(characters, random);
        return characters.stream().collect(Collectors.joining());
    }

    private String any(String alphabet) {
        int at = random.nextInt(alphabet.length());
        return alphabet.substring(at, at + 1);
    }

    /**
     * Refuses a user whose temporary password is older than the pool allows.
     *
     * @throws UserPoolException {@code NotAuthorizedException}
     */
    public void requireFresh(UserPool pool, User user) {
        if (user.status() != UserStatus.FORCE_CHANGE_PASSWORD) {
            return;
        }
        Instant since = users.passwordSince(user).orElse(Instant.EPOCH);
        if (!clock.instant().isBefore(since.plus(pool.invitation().validity()))) {
            throw new UserPoolException(
                    "NotAuthorizedException",
                    "Temporary password has expired and must be reset by an administrator.",
                    Messages.text("sign-in.login.temporary-expired"));
        }
    }
}
