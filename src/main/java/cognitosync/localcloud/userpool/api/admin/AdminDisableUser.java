package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Shapes;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Keeps a user from signing in, and ends every sign-in of the user.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html">AdminDisableUser</a>
 */
record AdminDisableUser(Directory directory, Administration administration) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Directory.Member member = directory.member(body);
        administration.change(member, (transaction, user, now) -> {
            administration.endSignIns(transaction, user);
            return user.enabled(false, now);
        });
        return Shapes.empty();
    }
}
