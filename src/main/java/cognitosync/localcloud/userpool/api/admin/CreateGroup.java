package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.groups.Groups;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes a group in a pool.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html">CreateGroup</a>
 */
record CreateGroup(Directory directory, Groups groups) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String name = input.groupName();
        Groups.Settings settings = GroupShapes.settings(input);
        input.requireValid();
        directory.pool(poolId);
        return GroupShapes.answer(groups.create(poolId, name, settings));
    }
}
