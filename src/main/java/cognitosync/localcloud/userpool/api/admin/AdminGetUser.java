package cognitosync.localcloud.userpool.api.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One user with all attributes.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html">AdminGetUser</a>
 */
record AdminGetUser(Directory directory) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        return UserShapes.profile(directory.member(body).user());
    }
}
