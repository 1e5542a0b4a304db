package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.gateway.JsonApi.JsonOperation;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DeleteIdentities.html">DeleteIdentities</a>, with
 * all that is stored for them. One that is not there is deleted already.
 */
record DeleteIdentities(Identities identities) implements JsonOperation {
    private static final int MOST_IDENTITIES = 60;

    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        List<String> ids = input.ids("IdentityIdsToDelete", MOST_IDENTITIES);
        input.requireValid();
        identities.delete(ids);
        ObjectNode answer = JsonProtocol.MAPPER.createObjectNode();
        answer.putArray("UnprocessedIdentityIds");
        return answer;
    }
}
