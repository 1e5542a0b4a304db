package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.users.CodeDelivery;
import cognitosync.localcloud.userpool.users.User;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The structures of the model that several operations answer with. */
public final class Shapes {
    private Shapes() {}

    /** An answer without members. */
    public static ObjectNode empty() {
        return JsonProtocol.MAPPER.createObjectNode();
    }

    /** {@code CodeDeliveryDetailsType}; codes go to the email address. */
    static ObjectNode codeDeliveryDetails(CodeDelivery delivery) {
        return empty().put("AttributeName", "email")
                .put("DeliveryMedium", "EMAIL")
                .put("Destination", delivery.destination());
    }

    /** An answer that says where a code went. */
    static ObjectNode delivered(CodeDelivery delivery) {
        return empty().set("CodeDeliveryDetails", codeDeliveryDetails(delivery));
    }

    /** {@code AttributeListType} of all that a client may read; the {@code sub} is always of them. */
    static ArrayNode attributes(User user, AppClient client) {
        ArrayNode list = JsonProtocol.MAPPER.createArrayNode();
        user.attributes().forEach((name, value) -> {
            if (client.reads(name)) {
                add(list, name, value);
            }
        });
        return add(list, "sub", user.sub());
    }

    /** {@code AttributeListType} of all. */
    public static ArrayNode attributes(User user) {
        ArrayNode list = JsonProtocol.MAPPER.createArrayNode();
        user.attributes().forEach((name, value) -> add(list, name, value));
        return add(list, "sub", user.sub());
    }

    private static ArrayNode add(ArrayNode list, String name, String value) {
        list.addObject().put("Name", name).put("Value", value);
        return list;
    }
}
