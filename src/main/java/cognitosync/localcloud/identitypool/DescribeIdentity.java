package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.gateway.JsonApi.JsonOperation;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;

/** <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentity.html">DescribeIdentity</a>. */
record DescribeIdentity(Identities identities) implements JsonOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String id = input.id("IdentityId");
        input.requireValid();
        return description(identities.find(id).orElseThrow(() -> Errors.identityNotFound(id)));
    }

    /** Writes <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_IdentityDescription.html">IdentityDescription</a>. */
    static ObjectNode description(Identity identity) {
        ObjectNode json = JsonProtocol.MAPPER.createObjectNode().put("IdentityId", identity.id());
        ArrayNode logins = json.putArray("Logins");
        identity.logins().forEach(login -> logins.add(login.provider()));
        return json.put("CreationDate", seconds(identity.createdAt()))
                .put("LastModifiedDate", seconds(identity.modifiedAt()));
    }

    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
