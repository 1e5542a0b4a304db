package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Shapes;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Deletes a user with passwords, codes, sessions, memberships and tokens.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html">AdminDeleteUser</a>
 */
record AdminDeleteUser(Directory directory) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Directory.Member member = directory.member(body);
        directory.users().adminDeleteUser(member.pool().id(), member.user().sub());
        return Shapes.empty();
    }
}
