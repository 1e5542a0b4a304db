package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.PoolOperation;
import cognitosync.localcloud.sync.api.Shapes;
import com.fasterxml.jackson.databind.JsonNode;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_GetCognitoEvents.html">GetCognitoEvents</a>. */
public record GetCognitoEvents(CognitoEvents events) implements PoolOperation {
    @Override
    public JsonNode answer(Call call) {
        return Shapes.structure()
                .set(
                        "Events",
                        JsonProtocol.MAPPER.valueToTree(events.of(call.labels().identityPoolId())));
    }
}
