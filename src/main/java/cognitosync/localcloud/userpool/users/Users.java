package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The users of every pool with their passwords' hashes. */
public record Users(Database database) {
    private static final TypeReference<LinkedHashMap<String, String>> ATTRIBUTES = new TypeReference<>() {};

    /** The user of that {@code sub}. */
    public Optional<User> find(String poolId, String sub) {
        return database.read(transaction -> find(transaction, poolId, sub));
    }

    /** The user of that {@code sub}, as the transaction sees it. */
    public Optional<User> find(Transaction transaction, String poolId, String sub) throws SQLException {
        return transaction.first("SELECT * FROM pool_user WHERE pool_id = ? AND sub = ?", Users::user, poolId, sub);
    }

    /** Users of a pool by {@code sub}, from the first behind the given one. */
    public List<User> list(String poolId, String after, int limit) {
        return database.read(transaction -> transaction.list(
                "SELECT * FROM pool_user WHERE pool_id = ? AND sub > ? ORDER BY sub LIMIT ?",
                Users::user,
                poolId,
                after,
                limit));
    }

    /** The user who signs in with that name: an email address, or the {@code sub}, which Cognito takes as well. */
    public Optional<User> named(UserPool pool, String username) {
        return database.read(transaction -> named(transaction, pool, username));
    }

    /** Finds a user by name in a transaction. */
    public Optional<User> named(Transaction transaction, UserPool pool, String username) throws SQLException {
        return transaction.first(
                "SELECT * FROM pool_user WHERE pool_id = ? AND (name_key = ? OR sub = ?)",
                Users::user,
                pool.id(),
                pool.fold(username),
                pool.fold(username));
    }

    /** Adds a user with a password. */
    public void add(Transaction transaction, UserPool pool, User user, StoredPassword password) throws SQLException {
        transaction.update(
                "INSERT INTO pool_user (pool_id, sub, name_key, status, enabled, attributes, created_at, modified_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                user.poolId(),
                user.sub(),
                pool.fold(user.email()),
                user.status().name(),
                user.enabled(),
                user.attributes(),
                user.createdAt(),
                user.modifiedAt());
        addPassword(transaction, user, password, user.createdAt());
    }

    /**
     * Writes a changed user; whether another has the address is asked before. Codes that were sent before the address changed
     * prove nothing about the new one, and are deleted.
     */
    public void update(Transaction transaction, UserPool pool, User user) throws SQLException {
        transaction.update(
                "DELETE FROM verification_code WHERE (pool_id, sub) IN"
                        + " (SELECT pool_id, sub FROM pool_user WHERE pool_id = ? AND sub = ? AND name_key <> ?)",
                user.poolId(),
                user.sub(),
                pool.fold(user.email()));
        transaction.update(
                "UPDATE pool_user SET name_key = ?, status = ?, enabled = ?, attributes = ?, modified_at = ?"
                        + " WHERE pool_id = ? AND sub = ?",
                pool.fold(user.email()),
                user.status().name(),
                user.enabled(),
                user.attributes(),
                user.modifiedAt(),
                user.poolId(),
                user.sub());
    }

    /**
     * Confirms a user without a code. As on AWS, the address stays as unverified as it was.
     *
     * @throws AwsException where there is no such user, or none to confirm
     * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminConfirmSignUp.html">AdminConfirmSignUp</a>
     */
    public void adminConfirmSignUp(String poolId, String sub, Instant now) {
        int confirmed = database.write(transaction -> transaction.update(
                "UPDATE pool_user SET status = 'CONFIRMED', modified_at = ?"
                        + " WHERE pool_id = ? AND sub = ? AND status = 'UNCONFIRMED'",
                now,
                poolId,
                sub));
        if (confirmed == 0) {
            throw find(poolId, sub)
                    .map(user -> cannotBeConfirmed(user.status(), Messages.text("console.users.already-confirmed")))
                    .orElseGet(Users::noSuchUser);
        }
    }

    /** The refusal to confirm a user twice. */
    static AwsException cannotBeConfirmed(UserStatus status, String sentence) {
        return new UserPoolException(
                "NotAuthorizedException", "User cannot be confirmed. Current status is " + status, sentence);
    }

    /**
     * Deletes a user with passwords, codes, sessions and tokens. As on AWS, the identity that the user had in an identity pool and
     * its datasets stay.
     *
     * @throws AwsException where there is no such user
     * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html">AdminDeleteUser</a>
     */
    public void adminDeleteUser(String poolId, String sub) {
        int deleted = database.write(
                transaction -> transaction.update("DELETE FROM pool_user WHERE pool_id = ? AND sub = ?", poolId, sub));
        if (deleted == 0) {
            throw noSuchUser();
        }
    }

    static AwsException noSuchUser() {
        return new UserPoolException(
                "UserNotFoundException", "User does not exist.", Messages.text("console.users.gone"));
    }

    /** Gives the user a new password; earlier ones stay as history. */
    public void addPassword(Transaction transaction, User user, StoredPassword password, Instant since)
            throws SQLException {
        transaction.update(
                "INSERT INTO password (pool_id, sub, hash, verifier, since) VALUES (?, ?, ?, ?, ?)",
                user.poolId(),
                user.sub(),
                password.hash(),
                password.verifier(),
                since);
    }

    /** The sealed verifier of the password that counts; empty where there is none. */
    Optional<String> verifier(String poolId, String sub) {
        return database.read(transaction -> transaction.first(
                        "SELECT verifier FROM password WHERE pool_id = ? AND sub = ? ORDER BY rowid DESC LIMIT 1",
                        row -> row.optionalText("verifier"),
                        poolId,
                        sub))
                .flatMap(verifier -> verifier);
    }

    /** Adds the verifier of a password, unless that was replaced meanwhile. */
    void setVerifier(User user, String hash, String verifier) {
        database.write(transaction -> transaction.update(
                "UPDATE password SET verifier = ? WHERE pool_id = ? AND sub = ? AND hash = ?",
                verifier,
                user.poolId(),
                user.sub(),
                hash));
    }

    /** The hashes of the user's passwords, the one that counts first. */
    List<String> passwordHashes(String poolId, String sub, int count) {
        return database.read(transaction -> transaction.list(
                "SELECT hash FROM password WHERE pool_id = ? AND sub = ? ORDER BY rowid DESC LIMIT ?",
                row -> row.text("hash"),
                poolId,
                sub,
                count));
    }

    /** The hash of the password that counts, as the transaction sees it. */
    Optional<String> passwordHash(Transaction transaction, String poolId, String sub) throws SQLException {
        return transaction.first(
                "SELECT hash FROM password WHERE pool_id = ? AND sub = ? ORDER BY rowid DESC LIMIT 1",
                row -> row.text("hash"),
                poolId,
                sub);
    }

    /** When the user got the password that counts. */
    Optional<Instant> passwordSince(User user) {
        return database.read(transaction -> transaction.first(
                "SELECT since FROM password WHERE pool_id = ? AND sub = ? ORDER BY rowid DESC LIMIT 1",
                row -> row.instant("since"),
                user.poolId(),
                user.sub()));
    }

    /** How many users a pool has. */
    public long count(String poolId) {
        return database.read(transaction -> transaction
                .first(
                        "SELECT count(*) AS number FROM pool_user WHERE pool_id = ?",
                        row -> row.number("number"),
                        poolId)
                .orElseThrow());
    }

    /** Deletes the users of a pool. */
    public void deleteAll(String poolId) {
        database.write(transaction -> transaction.update("DELETE FROM pool_user WHERE pool_id = ?", poolId));
    }

    private static User user(Row row) throws SQLException {
        return new User(
                row.text("pool_id"),
                row.text("sub"),
                UserStatus.valueOf(row.text("status")),
                row.flag("enabled"),
                row.json("attributes", ATTRIBUTES),
                row.instant("created_at"),
                row.instant("modified_at"));
    }
}
