package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.users.AdminAttributeUpdate;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Sets attributes of a user, whichever the app clients may write; an empty value deletes one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html">AdminUpdateUserAttributes</a>
 */
record AdminUpdateUserAttributes(Directory directory, AdminAttributeUpdate update) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String username = input.username();
        Map<String, String> attributes = input.attributes("UserAttributes");
        if (!input.members().node().hasNonNull("UserAttributes")) {
            input.constraints().present("userAttributes", Optional.empty());
        }
        input.requireValid();
        Directory.Member member = directory.member(poolId, username);
        update.run(member.pool(), member.user(), attributes);
        return Shapes.empty();
    }
}
