package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.groups.Groups;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The groups of a pool, by name.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html">ListGroups</a>
 */
record ListGroups(Directory directory, Groups groups) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        int limit = input.limit("Limit", 1);
        Optional<String> token = input.pageToken("NextToken");
        input.requireValid();
        directory.pool(poolId);
        PageToken pages = PageToken.of(name(), poolId);
        String after = pages.read(token);
        return GroupShapes.page(pages, groups.list(poolId, after, limit + 1), limit);
    }
}
