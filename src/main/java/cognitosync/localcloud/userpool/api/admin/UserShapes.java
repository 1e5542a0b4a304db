package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.users.User;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Writes users as administrators see them. */
final class UserShapes {
    private UserShapes() {}

    /**
     * {@code UserType}.
     *
     * @param names of the attributes that are wanted, empty for all
     */
    static ObjectNode user(User user, Optional<Set<String>> names) {
        ArrayNode attributes = Shapes.empty().arrayNode();
        for (JsonNode attribute : Shapes.attributes(user)) {
            if (names.isEmpty() || names.get().contains(attribute.path("Name").asText())) {
                attributes.add(attribute);
            }
        }
        return describe(user, "Attributes", attributes);
    }

    /** The answer of AdminGetUser, which names the attributes otherwise. */
    static ObjectNode profile(User user) {
        return describe(user, "UserAttributes", Shapes.attributes(user));
    }

    private static ObjectNode describe(User user, String member, ArrayNode attributes) {
        ObjectNode json = Shapes.empty().put("Username", user.sub());
        json.set(member, attributes);
        return json.put("UserCreateDate", seconds(user.createdAt()))
                .put("UserLastModifiedDate", seconds(user.modifiedAt()))
                .put("Enabled", user.enabled())
                .put("UserStatus", user.status().name());
    }

    /** A date of AWS JSON. */
    static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
