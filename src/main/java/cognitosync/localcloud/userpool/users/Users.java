package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.userpool.settings.UserPool;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users of every pool with their passwords' hashes. */
public record Users(Database database) {
    /** Its tables. */
    public static final List<String> TABLES = List.of("""
            CREATE TABLE pool_user (
              pool_id TEXT NOT NULL, sub TEXT NOT NULL, name_key TEXT NOT NULL, confirmed INTEGER NOT NULL,
              enabled INTEGER NOT NULL, attributes TEXT NOT NULL, created_at INTEGER NOT NULL,
              PRIMARY KEY (pool_id, sub), UNIQUE (pool_id, name_key)) STRICT""", """
            CREATE TABLE password (
              pool_id TEXT NOT NULL, sub TEXT NOT NULL, hash TEXT NOT NULL, since INTEGER NOT NULL,
              FOREIGN KEY (pool_id, sub) REFERENCES pool_user ON DELETE CASCADE) STRICT""", "CREATE INDEX password_of ON password (pool_id, sub)");

    private static final TypeReference<LinkedHashMap<String, String>> ATTRIBUTES = new TypeReference<>() {};

    /** The user of that {@code sub}. */
    public Optional<User> find(String poolId, String sub) {
        return database.read(transaction ->
                transaction.first("SELECT * FROM pool_user WHERE pool_id = ? AND sub = ?", Users::user, poolId, sub));
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

    /** The user who signs in with that name. */
    public Optional<User> named(UserPool pool, String username) {
        return database.read(transaction -> named(transaction, pool, username));
    }

    /** Finds a user by name in a transaction. */
    Optional<User> named(Transaction transaction, UserPool pool, String username) throws SQLException {
        return transaction.first(
                "SELECT * FROM pool_user WHERE pool_id = ? AND name_key = ?",
                Users::user,
                pool.id(),
                pool.fold(username));
    }

    /** Adds a user with a password. */
    void add(Transaction transaction, UserPool pool, User user, String passwordHash) throws SQLException {
        transaction.update(
                "INSERT INTO pool_user (pool_id, sub, name_key, confirmed, enabled, attributes, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                user.poolId(),
                user.sub(),
                pool.fold(user.email()),
                user.confirmed(),
                user.enabled(),
                text(user.attributes()),
                user.createdAt());
        addPassword(transaction, user, passwordHash, user.createdAt());
    }

    /** Confirms a user whose address is verified by that. */
    void confirm(Transaction transaction, User user) throws SQLException {
        Map<String, String> attributes = new LinkedHashMap<>(user.attributes());
        attributes.put("email_verified", "true");
        transaction.update(
                "UPDATE pool_user SET confirmed = 1, attributes = ? WHERE pool_id = ? AND sub = ?",
                text(attributes),
                user.poolId(),
                user.sub());
    }

    /** Confirms a user without a proof of the address; whether there was such a user to confirm. */
    boolean confirmUnproven(String poolId, String sub) {
        return database.write(transaction -> transaction.update(
                        "UPDATE pool_user SET confirmed = 1 WHERE pool_id = ? AND sub = ? AND confirmed = 0",
                        poolId,
                        sub))
                == 1;
    }

    /** Deletes a user with all that hangs on the user; whether there was one. */
    boolean delete(String poolId, String sub) {
        return database.write(transaction ->
                        transaction.update("DELETE FROM pool_user WHERE pool_id = ? AND sub = ?", poolId, sub))
                == 1;
    }

    /** Gives the user a new password; earlier ones stay as history. */
    void addPassword(Transaction transaction, User user, String hash, Instant since) throws SQLException {
        transaction.update(
                "INSERT INTO password (pool_id, sub, hash, since) VALUES (?, ?, ?, ?)",
                user.poolId(),
                user.sub(),
                hash,
                since);
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

    /** Deletes the users of a pool. */
    public void deleteAll(String poolId) {
        database.write(transaction -> transaction.update("DELETE FROM pool_user WHERE pool_id = ?", poolId));
    }

    private static User user(Row row) throws SQLException {
        return new User(
                row.text("pool_id"),
                row.text("sub"),
                row.flag("confirmed"),
                row.flag("enabled"),
                attributes(row.text("attributes")),
                row.instant("created_at"));
    }

    private static String text(Map<String, String> attributes) {
        return JsonProtocol.MAPPER.valueToTree(attributes).toString();
    }

    private static Map<String, String> attributes(String text) {
        try {
            return JsonProtocol.MAPPER.readValue(text, ATTRIBUTES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored attributes of a user are not JSON.", e);
        }
    }
}
