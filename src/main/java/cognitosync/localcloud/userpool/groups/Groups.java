package cognitosync.localcloud.userpool.groups;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The groups of every pool and who is in them. Deleting a pool, a group or a user ends the memberships too.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">Quotas: groups per pool, groups per user</a>
 */
public record Groups(Database database, InstantSource clock) {
    private static final int MOST_PER_POOL = 10_000;
    private static final int MOST_PER_USER = 100;

    /**
     * What a group is made or changed to.
     *
     * @param description see {@link Group}
     * @param roleArn see {@link Group}
     * @param precedence see {@link Group}
     */
    public record Settings(Optional<String> description, Optional<String> roleArn, Optional<Integer> precedence) {}

    /**
     * Makes a group.
     *
     * @throws AwsException {@code GroupExistsException}; {@code LimitExceededException} where the pool has 10,000
     */
    public Group create(String poolId, String name, Settings settings) {
        Instant now = clock.instant();
        Group group =
                new Group(poolId, name, settings.description(), settings.roleArn(), settings.precedence(), now, now);
        return database.write(transaction -> {
            if (find(transaction, poolId, name).isPresent()) {
                throw new AwsException("GroupExistsException", 400, "A group with the name already exists.");
            }
            requireRoom(
                    count(transaction, "SELECT count(*) AS number FROM pool_group WHERE pool_id = ?", poolId),
                    MOST_PER_POOL,
                    "groups in the user pool");
            transaction.update(
                    "INSERT INTO pool_group (pool_id, name, description, role_arn, precedence, created_at, modified_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    poolId,
                    name,
                    group.description().orElse(null),
                    group.roleArn().orElse(null),
                    group.precedence().orElse(null),
                    now,
                    now);
            return group;
        });
    }

    /**
     * Replaces the settings of a group.
     *
     * @throws AwsException {@code ResourceNotFoundException}
     */
    public Group update(String poolId, String name, Settings settings) {
        return database.write(transaction -> {
            int updated = transaction.update(
                    "UPDATE pool_group SET description = ?, role_arn = ?, precedence = ?, modified_at = ?"
                            + " WHERE pool_id = ? AND name = ?",
                    settings.description().orElse(null),
                    settings.roleArn().orElse(null),
                    settings.precedence().orElse(null),
                    clock.instant(),
                    poolId,
                    name);
            if (updated == 0) {
                throw notFound();
            }
            return find(transaction, poolId, name).orElseThrow();
        });
    }

    /** Deletes a group with its memberships; false where there is none. */
    public boolean delete(String poolId, String name) {
        return database.write(transaction ->
                        transaction.update("DELETE FROM pool_group WHERE pool_id = ? AND name = ?", poolId, name))
                == 1;
    }

    /** The group of that name. */
    public Optional<Group> find(String poolId, String name) {
        return database.read(transaction -> find(transaction, poolId, name));
    }

    /**
     * The group of that name.
     *
     * @throws AwsException {@code ResourceNotFoundException}
     */
    public Group require(String poolId, String name) {
        return find(poolId, name).orElseThrow(Groups::notFound);
    }

    /** Groups of a pool by name, from the first behind the given one. */
    public List<Group> list(String poolId, String after, int limit) {
        return database.read(transaction -> transaction.list(
                "SELECT * FROM pool_group WHERE pool_id = ? AND name > ? ORDER BY name LIMIT ?",
                Groups::group,
                poolId,
                after,
                limit));
    }

    /** Groups of a user by name, from the first behind the given one. */
    public List<Group> ofUser(String poolId, String sub, String after, int limit) {
        return database.read(transaction -> transaction.list(
                "SELECT pool_group.* FROM pool_group JOIN group_member USING (pool_id, name)"
                        + " WHERE pool_id = ? AND sub = ? AND name > ? ORDER BY name LIMIT ?",
                Groups::group,
                poolId,
                sub,
                after,
                limit));
    }

    /** What tokens of a user say of the groups that the user is in now. */
    public GroupClaims claims(String poolId, String sub) {
        return GroupClaims.of(ofUser(poolId, sub, "", MOST_PER_USER));
    }

    /** Members of a group by {@code sub}, from the first behind the given one. */
    public List<String> members(String poolId, String name, String after, int limit) {
        return database.read(transaction -> transaction.list(
                "SELECT sub FROM group_member WHERE pool_id = ? AND name = ? AND sub > ? ORDER BY sub LIMIT ?",
                row -> row.text("sub"),
                poolId,
                name,
                after,
                limit));
    }

    /**
     * Puts a user into a group, where the user may be already.
     *
     * @throws AwsException {@code ResourceNotFoundException} without such a group; {@code LimitExceededException} where the user is
     *     in 100
     */
    public void add(String poolId, String name, String sub) {
        database.write(transaction -> {
            if (find(transaction, poolId, name).isEmpty()) {
                throw notFound();
            }
            int added = transaction.update(
                    "INSERT INTO group_member (pool_id, name, sub) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    poolId,
                    name,
                    sub);
            long others = count(
                            transaction,
                            "SELECT count(*) AS number FROM group_member WHERE pool_id = ? AND sub = ?",
                            poolId,
                            sub)
                    - added;
            if (added == 1) {
                requireRoom(others, MOST_PER_USER, "groups of the user");
            }
            return added;
        });
    }

    /** Takes a user out of a group, in which the user need not be. */
    public void remove(String poolId, String name, String sub) {
        database.write(transaction -> transaction.update(
                "DELETE FROM group_member WHERE pool_id = ? AND name = ? AND sub = ?", poolId, name, sub));
    }

    private static Optional<Group> find(Transaction transaction, String poolId, String name) throws SQLException {
        return transaction.first(
                "SELECT * FROM pool_group WHERE pool_id = ? AND name = ?", Groups::group, poolId, name);
    }

    private static long count(Transaction transaction, String sql, Object... arguments) throws SQLException {
        return transaction.first(sql, row -> row.number("number"), arguments).orElseThrow();
    }

    private static void requireRoom(long present, int most, String of) {
        if (present >= most) {
            throw new AwsException(
                    "LimitExceededException", 400, "The number of " + of + " cannot exceed " + most + ".");
        }
    }

    private static AwsException notFound() {
        return new AwsException("ResourceNotFoundException", 400, "Group not found.");
    }

    private static Group group(Row row) throws SQLException {
        return new Group(
                row.text("pool_id"),
                row.text("name"),
                row.optionalText("description"),
                row.optionalText("role_arn"),
                row.optionalText("precedence").map(Integer::valueOf),
                row.instant("created_at"),
                row.instant("modified_at"));
    }
}
