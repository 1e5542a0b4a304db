package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.PoolOperation;
import cognitosync.localcloud.sync.api.Shapes;
import cognitosync.localcloud.sync.api.SyncErrors;
import cognitosync.localcloud.sync.dataset.Assumptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            functions.keySet().forEach(event -> constraints.oneOf("events", event, List.of(Assumptions.SYNC_TRIGGER)));
        });
        constraints.verify();
        return given.orElseThrow();
    }
}
