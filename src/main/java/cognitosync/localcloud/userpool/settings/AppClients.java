package cognitosync.localcloud.userpool.settings;

import cognitosync.localcloud.store.Database;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The app clients of every user pool. */
public record AppClients(Database database) {
    /** Adds a client or replaces what was declared of it. */
    public void put(AppClient client, ObjectNode properties) {
        database.write(transaction -> transaction.update(
                "INSERT INTO app_client (id, pool_id, secret, properties) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET properties = excluded.properties",
                client.id(),
                client.poolId(),
                client.secret().orElse(null),
                properties));
    }

    /** The client of that id, whatever its pool. */
    public Optional<AppClient> find(String id) {
        return database.read(transaction -> transaction.first(
                "SELECT secret, properties FROM app_client WHERE id = ?",
                row -> AppClient.of(id, row.optionalText("secret"), (ObjectNode) row.json("properties")),
                id));
    }

    /** The client of that id in that pool. */
    public Optional<AppClient> find(String id, String poolId) {
        return find(id).filter(client -> client.poolId().equals(poolId));
    }

    /** Deletes a client. */
    public void delete(String id) {
        database.write(transaction -> {
            transaction.update("DELETE FROM branding WHERE client_id = ?", id);
            return transaction.update("DELETE FROM app_client WHERE id = ?", id);
        });
    }
}
