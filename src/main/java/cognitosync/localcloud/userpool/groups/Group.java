package cognitosync.localcloud.userpool.groups;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A group of users of a pool.
 *
 * @param poolId user pool
 * @param name unique in the pool, 1 to 128 characters
 * @param description for people, at most 2,048 characters
 * @param roleArn what members may assume through an identity pool; it need not exist
 * @param precedence from 0, the highest; a group without one comes behind all that have one
 * @param createdAt when it was made
 * @param modifiedAt when it was last changed
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GroupType.html">GroupType</a>
 */
public record Group(
        String poolId,
        String name,
        Optional<String> description,
        Optional<String> roleArn,
        Optional<Integer> precedence,
        Instant createdAt,
        Instant modifiedAt) {
    /** The order in which tokens name the groups of a user. */
    static final Comparator<Group> BY_PRECEDENCE =
            Comparator.comparingLong(Group::rank).thenComparing(Group::name);

    /** Its precedence as a number, where none is lower than every other. */
    long rank() {
        return precedence.map(Integer::longValue).orElse(Long.MAX_VALUE);
    }
}
