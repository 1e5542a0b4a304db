package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Shapes;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Ends every token of a user. As on AWS, the session of a browser with the sign-in pages goes on.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html">AdminUserGlobalSignOut</a>
 */
record AdminUserGlobalSignOut(Directory directory, Administration administration) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Directory.Member member = directory.member(body);
        administration.revokeTokens(member.user());
        return Shapes.empty();
    }
}
