package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_IdentityDescription.html">IdentityDescription</a>. */
final class Descriptions {
    private Descriptions() {}

    static ObjectNode of(Identity identity) {
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
