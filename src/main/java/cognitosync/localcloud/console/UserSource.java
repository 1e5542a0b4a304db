package cognitosync.localcloud.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The user pools, to the console. */
public interface UserSource {
    /** The ids of every pool. */
    List<String> pools();

    /** Users of a pool by {@code sub}, from the first behind the given one. */
    List<User> users(String poolId, String after, int limit);

    /** The user of that {@code sub}. */
    Optional<User> find(String poolId, String sub);

    /**
     * Confirms a user without a code.
     *
     * @throws cognitosync.localcloud.protocol.AwsException where that cannot be
     */
    void confirm(String poolId, String sub);

    /**
     * Deletes a user.
     *
     * @throws cognitosync.localcloud.protocol.AwsException where that cannot be
     */
    void delete(String poolId, String sub);

    /**
     * A user.
     *
     * @param sub random UUID
     * @param email the name to sign in with
     * @param name what the user is called; may be empty
     * @param isConfirmed whether the user may sign in
     * @param emailVerified whether a code sent to the address came back
     * @param createdAt when the user signed up
     */
    record User(String sub, String email, String name, boolean isConfirmed, boolean emailVerified, Instant createdAt) {}
}
