package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The identities of every pool. Each login leads to the same identity for ever. */
final class Identities {
    static final List<String> TABLES = List.of(
            """
            CREATE TABLE identity (
                id TEXT PRIMARY KEY,
                pool TEXT NOT NULL REFERENCES identity_pool (id) ON DELETE CASCADE,
                created_at INTEGER NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE login (
                pool TEXT NOT NULL,
                provider TEXT NOT NULL,
                subject TEXT NOT NULL,
                identity TEXT NOT NULL REFERENCES identity (id) ON DELETE CASCADE,
                PRIMARY KEY (pool, provider, subject)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX login_by_identity ON login (identity)",
            "CREATE INDEX identity_by_pool ON identity (pool)");

    private final Database database;

    Identities(Database database) {
        this.database = database;
    }

    Optional<Identity> find(String id) {
        return database.read(transaction -> transaction.first(
                "SELECT * FROM identity WHERE id = ?", row -> new Identity(row.text("id"), row.text("pool")), id));
    }

    /** Who logs in so, empty where nobody did yet. */
    Optional<Identity> find(String pool, Login login) {
        return database.read(transaction -> find(transaction, pool, login));
    }

    private static Optional<Identity> find(Transaction transaction, String pool, Login login) throws SQLException {
        return transaction.first(
                "SELECT identity FROM login WHERE pool = ? AND provider = ? AND subject = ?",
                row -> new Identity(row.text("identity"), pool),
                pool,
                login.provider(),
                login.subject());
    }

    /** Who logs in so, made where nobody did yet; two callers at once get the same identity. */
    Identity of(String pool, Login login, Instant now) {
        return find(pool, login).orElseGet(() -> make(pool, login, now));
    }

    private Identity make(String pool, Login login, Instant now) {
        String region = pool.substring(0, pool.indexOf(':'));
        return database.write(transaction -> {
            Optional<Identity> earlier = find(transaction, pool, login);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            Identity made = new Identity(region + ":" + UUID.randomUUID(), pool);
            transaction.update("INSERT INTO identity VALUES (?, ?, ?)", made.id(), pool, now);
            transaction.update(
                    "INSERT INTO login VALUES (?, ?, ?, ?)", pool, login.provider(), login.subject(), made.id());
            return made;
        });
    }
}
