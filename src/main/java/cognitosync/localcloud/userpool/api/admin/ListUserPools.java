package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.gateway.JsonApi.JsonOperation;
import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.settings.PoolDescriptions;
import cognitosync.localcloud.userpool.settings.Pools;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The pools of the account, by id.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html">ListUserPools</a>
 */
record ListUserPools(Pools pools, PoolDescriptions descriptions) implements JsonOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        int limit = input.requiredLimit("MaxResults");
        Optional<String> token = input.pageToken("NextToken");
        input.requireValid();
        PageToken pages = PageToken.of(name());
        String after = pages.read(token);
        List<String> found = pools.ids().stream()
                .filter(id -> id.compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        List<String> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode answer = Shapes.empty();
        ArrayNode list = answer.putArray("UserPools");
        page.forEach(id -> list.add(descriptions.brief(id)));
        if (found.size() > limit) {
            answer.put("NextToken", pages.behind(page.get(limit - 1)));
        }
        return answer;
    }
}
