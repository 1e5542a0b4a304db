package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.groups.Groups;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Deletes a group; its members stay users of the pool.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteGroup.html">DeleteGroup</a>
 */
record DeleteGroup(Directory directory, Groups groups) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String name = input.groupName();
        input.requireValid();
        directory.pool(poolId);
        groups.require(poolId, name);
        groups.delete(poolId, name);
        return Shapes.empty();
    }
}
