package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.store.Database;
import java.util.Map;

/** The functions of pools for events: stored, never called. */
public final class CognitoEvents {
    private final Database database;

    public CognitoEvents(Database database) {
        this.database = database;
    }

    /** Functions by event. */
    Map<String, String> of(String poolId) {
        return database.read(t -> t.first(
                        "SELECT event, function FROM sync_event WHERE pool = ?",
                        row -> Map.of(row.text("event"), row.text("function")),
                        poolId))
                .orElse(Map.of());
    }

    /** Sets the functions of the given events; an empty name removes one. */
    void put(String poolId, Map<String, String> functions) {
        database.write(t -> {
            for (Map.Entry<String, String> function : functions.entrySet()) {
                if (function.getValue().isEmpty()) {
                    t.update("DELETE FROM sync_event WHERE pool = ? AND event = ?", poolId, function.getKey());
                } else {
                    t.update(
                            "INSERT INTO sync_event (pool, event, function) VALUES (?, ?, ?)"
                                    + " ON CONFLICT (pool, event) DO UPDATE SET function = excluded.function",
                            poolId,
                            function.getKey(),
                            function.getValue());
                }
            }
            return null;
        });
    }
}
