package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.groups.Groups;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Takes a user out of a group; tokens that were issued before still name it.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRemoveUserFromGroup.html">AdminRemoveUserFromGroup</a>
 */
record AdminRemoveUserFromGroup(Directory directory, Groups groups) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String username = input.username();
        String group = input.groupName();
        input.requireValid();
        Directory.Member member = directory.member(poolId, username);
        groups.require(poolId, group);
        groups.remove(poolId, group, member.user().sub());
        return Shapes.empty();
    }
}
