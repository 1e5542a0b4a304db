package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.groups.Group;
import cognitosync.localcloud.userpool.groups.Groups;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Changes a group. What the request leaves out stays as it is.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateGroup.html">UpdateGroup</a>
 */
record UpdateGroup(Directory directory, Groups groups) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String name = input.groupName();
        Groups.Settings given = GroupShapes.settings(input);
        input.requireValid();
        directory.pool(poolId);
        Group before = groups.require(poolId, name);
        return GroupShapes.answer(groups.update(
                poolId,
                name,
                new Groups.Settings(
                        given.description().or(before::description),
                        given.roleArn().or(before::roleArn),
                        given.precedence().or(before::precedence))));
    }
}
