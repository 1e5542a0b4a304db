package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Shapes;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Lets a user sign in again; what was signed in before stays ended.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminEnableUser.html">AdminEnableUser</a>
 */
record AdminEnableUser(Directory directory, Administration administration) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Directory.Member member = directory.member(body);
        administration.change(member, (transaction, user, now) -> user.enabled(true, now));
        return Shapes.empty();
    }
}
