package cognitosync.localcloud.userpool.settings;

import cognitosync.localcloud.store.Database;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The user pools of this machine. */
public record Pools(Database database) {
    /** Adds a pool or replaces what was declared of it. */
    public void put(String id, ObjectNode properties) {
        database.write(transaction -> transaction.update(
                "INSERT INTO user_pool (id, properties) VALUES (?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET properties = excluded.properties",
                id,
                properties));
    }

    /** The pool of that id. */
    public Optional<UserPool> find(String id) {
        return properties(id).map(properties -> UserPool.of(id, properties));
    }

    /** The ids of every pool. */
    public List<String> ids() {
        return database.read(
                transaction -> transaction.list("SELECT id FROM user_pool ORDER BY id", row -> row.text("id")));
    }

    /** What was declared of the pool. */
    public Optional<ObjectNode> properties(String id) {
        return database.read(transaction -> transaction.first(
                "SELECT properties FROM user_pool WHERE id = ?", row -> (ObjectNode) row.json("properties"), id));
    }

    /** Deletes a pool with its clients, domains and looks, as Cognito does. */
    public void delete(String id) {
        database.write(transaction -> {
            transaction.update("DELETE FROM branding WHERE pool_id = ?", id);
            transaction.update("DELETE FROM pool_domain WHERE pool_id = ?", id);
            transaction.update("DELETE FROM app_client WHERE pool_id = ?", id);
            return transaction.update("DELETE FROM user_pool WHERE id = ?", id);
        });
    }
}
