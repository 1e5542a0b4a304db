package cognitosync.localcloud.userpool.signin;

import java.util.Map;

/**
 * A challenge that waits for its response.
 *
 * @param username as it was typed, which lockouts count by
 * @param userId the user's {@code sub}, or what stands for it where there is no such user
 * @param state what else the response is held against
 */
record PendingChallenge(ChallengeName name, String username, String userId, Map<String, String> state) {
    PendingChallenge {
        state = Map.copyOf(state);
    }

    static PendingChallenge of(ChallengeName name, String username, String userId) {
        return new PendingChallenge(name, username, userId, Map.of());
    }

    /** The name only: the state of SRP is secret. */
    @Override
    public String toString() {
        return name.name();
    }
}
