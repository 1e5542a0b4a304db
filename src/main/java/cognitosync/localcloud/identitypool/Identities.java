package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.identitypool.Identity.Login;
import cognitosync.localcloud.identitypool.IdentityPools.IdentityListener;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The identities of every pool. A login leads to the same identity until it is unlinked. */
record Identities(Database database, IdentityListener changes, ActiveIdentities active) {
    Optional<Identity> find(String id) {
        return database.read(t -> find(t, id));
    }

    /** A new identity without logins. */
    Identity guest(String poolId, Instant now) {
        return database.write(t -> make(t, poolId, List.of(), now));
    }

    /**
     * The one identity of these logins, made, linked or merged where need be; two callers at once get the same.
     *
     * @param named by the request, where it names one
     * @throws cognitosync.localcloud.protocol.AwsException {@code NotAuthorizedException} or {@code ResourceConflictException}
     */
    Identity link(String poolId, Optional<Identity> named, List<Login> logins, Instant now) {
        Linking known = database.read(t -> Linking.of(named, owners(t, poolId, logins), logins));
        // Nearly always everything is so already, and a read is enough.
        if (known instanceof Linking.Joined joined && joined.changesNothing()) {
            return joined.winner();
        }
        return database.write(t -> {
            Optional<Identity> still =
                    named.isPresent() ? find(t, named.orElseThrow().id()) : Optional.empty();
            if (named.isPresent() && still.isEmpty()) {
                throw Errors.identityNotFound(named.orElseThrow().id());
            }
            return apply(t, poolId, Linking.of(still, owners(t, poolId, logins), logins), logins, now);
        });
    }

    private Identity apply(Transaction t, String poolId, Linking linking, List<Login> logins, Instant now)
            throws SQLException {
        if (linking instanceof Linking.NoMatch) {
            throw Errors.loginsDoNotMatch();
        }
        if (linking instanceof Linking.Conflict) {
            throw Errors.alreadyLinked();
        }
        if (linking instanceof Linking.Joined joined) {
            return join(t, joined, now);
        }
        return make(t, poolId, logins, now);
    }

    private Identity join(Transaction t, Linking.Joined joined, Instant now) throws SQLException {
        Identity winner = joined.winner();
        for (Identity merged : joined.merged()) {
            active.invalidate(t, merged.id());
            t.update("UPDATE login SET identity = ? WHERE identity = ?", winner.id(), merged.id());
            t.update("UPDATE identity SET disabled = 1, modified_at = ? WHERE id = ?", now, merged.id());
            changes.merged(winner.poolId(), merged.id(), winner.id());
        }
        for (Login login : joined.added()) {
            insert(t, winner.poolId(), login, winner.id());
        }
        if (!joined.changesNothing()) {
            t.update("UPDATE identity SET modified_at = ? WHERE id = ?", now, winner.id());
        }
        return find(t, winner.id()).orElseThrow();
    }

    private static Identity make(Transaction t, String poolId, List<Login> logins, Instant now) throws SQLException {
        String id = poolId.substring(0, poolId.indexOf(':')) + ":" + UUID.randomUUID();
        t.update(
                "INSERT INTO identity (id, pool, created_at, modified_at, disabled) VALUES (?, ?, ?, ?, 0)",
                id,
                poolId,
                now,
                now);
        for (Login login : logins) {
            insert(t, poolId, login, id);
        }
        return find(t, id).orElseThrow();
    }

    /** Takes logins away; with the last one the identity becomes inaccessible. */
    void unlink(Identity identity, List<Login> logins, Instant now) {
        database.write(t -> {
            active.invalidate(t, identity.id());
            for (Login login : logins) {
                t.update(
                        "DELETE FROM login WHERE identity = ? AND provider = ? AND subject = ?",
                        identity.id(),
                        login.provider(),
                        login.subject());
            }
            return t.update(
                    "UPDATE identity SET modified_at = ?, disabled = NOT EXISTS (SELECT 1 FROM login WHERE identity = id)"
                            + " WHERE id = ?",
                    now,
                    identity.id());
        });
    }

    /** The identities of a pool by id, from the first behind the given one. */
    List<Identity> list(String poolId, String after, int limit, boolean hideDisabled) {
        return database.read(t -> {
            List<String> ids = t.list(
                    "SELECT id FROM identity WHERE pool = ? AND id > ? AND disabled <= ? ORDER BY id LIMIT ?",
                    row -> row.text("id"),
                    poolId,
                    after,
                    hideDisabled ? 0 : 1,
                    limit);
            List<Identity> identities = new ArrayList<>();
            for (String id : ids) {
                identities.add(find(t, id).orElseThrow());
            }
            return identities;
        });
    }

    /** Deletes those that exist, with all that is stored for them. */
    void delete(List<String> ids) {
        database.write(t -> {
            for (String id : ids) {
                Optional<Identity> identity = find(t, id);
                if (identity.isPresent()) {
                    active.invalidate(t, id);
                    changes.deleted(identity.orElseThrow().poolId(), id);
                    t.update("DELETE FROM identity WHERE id = ?", id);
                }
            }
            return null;
        });
    }

    private static List<Identity> owners(Transaction t, String poolId, List<Login> logins) throws SQLException {
        List<Identity> owners = new ArrayList<>();
        for (Login login : logins) {
            Optional<String> id = t.first(
                    "SELECT identity FROM login WHERE pool = ? AND provider = ? AND subject = ?",
                    row -> row.text("identity"),
                    poolId,
                    login.provider(),
                    login.subject());
            if (id.isPresent()) {
                Identity owner = find(t, id.orElseThrow()).orElseThrow();
                if (!owners.contains(owner)) {
                    owners.add(owner);
                }
            }
        }
        return owners;
    }

    private static void insert(Transaction t, String poolId, Login login, String identity) throws SQLException {
        t.update("INSERT INTO login VALUES (?, ?, ?, ?)", poolId, login.provider(), login.subject(), identity);
    }

    private static Optional<Identity> find(Transaction t, String id) throws SQLException {
        List<Login> logins = t.list(
                "SELECT provider, subject FROM login WHERE identity = ? ORDER BY provider, subject",
                row -> new Login(row.text("provider"), row.text("subject")),
                id);
        return t.first("SELECT * FROM identity WHERE id = ?", row -> identity(row, logins), id);
    }

    private static Identity identity(Row row, List<Login> logins) throws SQLException {
        return new Identity(
                row.text("id"),
                row.text("pool"),
                row.instant("created_at"),
                row.instant("modified_at"),
                row.flag("disabled"),
                logins);
    }
}
