package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.groups.Groups;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The groups that a user is in, by name.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html">AdminListGroupsForUser</a>
 */
record AdminListGroupsForUser(Directory directory, Groups groups) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String username = input.username();
        int limit = input.limit("Limit", 1);
        Optional<String> token = input.pageToken("NextToken");
        input.requireValid();
        String sub = directory.member(poolId, username).user().sub();
        PageToken pages = PageToken.of(name(), poolId, sub);
        String after = pages.read(token);
        return GroupShapes.page(pages, groups.ofUser(poolId, sub, after, limit + 1), limit);
    }
}
