package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.oauth.AccessTokens;
import cognitosync.localcloud.userpool.oauth.AccessTokens.Bearer;
import cognitosync.localcloud.userpool.users.AttributeUpdate;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Changes attributes of the user whose access token it is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html">UpdateUserAttributes</a>
 */
record UpdateUserAttributes(AccessTokens tokens, AttributeUpdate update) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        Map<String, String> attributes = input.requiredAttributes("UserAttributes");
        String token = input.accessToken();
        input.requireValid();
        Bearer bearer = tokens.require(token);
        ObjectNode answer = Shapes.empty();
        ArrayNode deliveries = answer.putArray("CodeDeliveryDetailsList");
        update.run(bearer.pool(), bearer.client(), bearer.user(), attributes)
                .ifPresent(delivery -> deliveries.add(Shapes.codeDeliveryDetails(delivery)));
        return answer;
    }
}
