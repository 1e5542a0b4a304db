package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.groups.Groups;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The members of a group.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html">ListUsersInGroup</a>
 */
record ListUsersInGroup(Directory directory, Groups groups) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String group = input.groupName();
        int limit = input.limit("Limit", 1);
        Optional<String> token = input.pageToken("NextToken");
        input.requireValid();
        directory.pool(poolId);
        groups.require(poolId, group);
        PageToken pages = PageToken.of(name(), poolId, group);
        List<String> found = groups.members(poolId, group, pages.read(token), limit + 1);
        List<String> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode answer = Shapes.empty();
        ArrayNode list = answer.putArray("Users");
        page.forEach(sub -> directory
                .users()
                .find(poolId, sub)
                .ifPresent(user -> list.add(UserShapes.user(user, Optional.empty()))));
        if (found.size() > limit) {
            answer.put("NextToken", pages.behind(page.get(limit - 1)));
        }
        return answer;
    }
}
