package cognitosync.localcloud.userpool.settings;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.Optional;

/** The managed login styles of every app client; a client has at most one. */
public record Brandings(Database database) {
    /**
     * A managed login style of one app client.
     *
     * @param id random UUID
     * @param poolId the user pool
     * @param clientId the app client whose pages it paints
     * @param settings the settings document, empty for Cognito's provided values
     */
    public record Branding(String id, String poolId, String clientId, ObjectNode settings) {}

    /** Adds a style or changes its settings. */
    public void put(Branding branding) {
        database.write(transaction -> transaction.update(
                "INSERT INTO branding (id, pool_id, client_id, settings) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET settings = excluded.settings",
                branding.id(),
                branding.poolId(),
                branding.clientId(),
                branding.settings().toString()));
    }

    /** The style of that id. */
    public Optional<Branding> find(String id) {
        return database.read(
                transaction -> transaction.first("SELECT * FROM branding WHERE id = ?", Brandings::branding, id));
    }

    /** The style of a client. */
    public Optional<Branding> ofClient(String clientId) {
        return database.read(transaction ->
                transaction.first("SELECT * FROM branding WHERE client_id = ?", Brandings::branding, clientId));
    }

    /** Deletes a style. */
    public void delete(String id) {
        database.write(transaction -> transaction.update("DELETE FROM branding WHERE id = ?", id));
    }

    private static Branding branding(Row row) throws SQLException {
        return new Branding(
                row.text("id"), row.text("pool_id"), row.text("client_id"), (ObjectNode) row.json("settings"));
    }
}
