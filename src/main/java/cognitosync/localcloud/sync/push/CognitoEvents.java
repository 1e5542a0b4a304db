package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.Shapes;
import cognitosync.localcloud.sync.api.SyncErrors;
import cognitosync.localcloud.sync.api.SyncOperation.PoolOperation;
import cognitosync.localcloud.sync.dataset.Assumptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of pools for events: stored, never called. */
public record CognitoEvents(Database database) {
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

    /** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_GetCognitoEvents.html">GetCognitoEvents</a>. */
    public record GetCognitoEvents(CognitoEvents events) implements PoolOperation {
        @Override
        public JsonNode answer(Call call) {
            return Shapes.structure()
                    .set(
                            "Events",
                            JsonProtocol.MAPPER.valueToTree(
                                    events.of(call.labels().identityPoolId())));
        }
    }

    /** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_SetCognitoEvents.html">SetCognitoEvents</a>. */
    public record SetCognitoEvents(CognitoEvents events) implements PoolOperation {
        private static final int MOST_EVENTS = 1;

        @Override
        public JsonNode answer(Call call) {
            events.put(call.labels().identityPoolId(), functions(new Members(call.body())));
            return Shapes.structure();
        }

        private static Map<String, String> functions(Members body) {
            Optional<Map<String, String>> given = body.textMap("Events");
            Constraints constraints = new Constraints(SyncErrors::invalidParameter).present("events", given);
            given.ifPresent(functions -> {
                constraints.size("events", functions.keySet(), MOST_EVENTS);
                functions
                        .keySet()
                        .forEach(event -> constraints.oneOf("events", event, List.of(Assumptions.SYNC_TRIGGER)));
            });
            constraints.verify();
            return given.orElseThrow();
        }
    }
}
