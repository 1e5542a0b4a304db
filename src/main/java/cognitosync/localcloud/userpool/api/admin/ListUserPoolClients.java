package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.settings.ClientDescriptions;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The app clients of a pool, by id.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html">ListUserPoolClients</a>
 */
record ListUserPoolClients(Directory directory, ClientDescriptions descriptions) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        int limit = input.limit("MaxResults", 1);
        Optional<String> token = input.pageToken("NextToken");
        input.requireValid();
        directory.pool(poolId);
        PageToken pages = PageToken.of(name(), poolId);
        List<ObjectNode> found = descriptions.list(poolId, pages.read(token), limit + 1);
        List<ObjectNode> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode answer = Shapes.empty();
        ArrayNode list = answer.putArray("UserPoolClients");
        page.forEach(list::add);
        if (found.size() > limit) {
            answer.put(
                    "NextToken",
                    pages.behind(page.get(limit - 1).path("ClientId").asText()));
        }
        return answer;
    }
}
