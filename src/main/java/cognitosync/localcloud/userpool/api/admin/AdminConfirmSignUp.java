package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Shapes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;

/**
 * Confirms a user without a code; the address stays as unverified as it was. {@code ClientMetadata} is for triggers, which pools here
 * do not have.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminConfirmSignUp.html">AdminConfirmSignUp</a>
 */
record AdminConfirmSignUp(Directory directory, InstantSource clock) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Directory.Member member = directory.member(body);
        directory.users().adminConfirmSignUp(member.pool().id(), member.user().sub(), clock.instant());
        return Shapes.empty();
    }
}
