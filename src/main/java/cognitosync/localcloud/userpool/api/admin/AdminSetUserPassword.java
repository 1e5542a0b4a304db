package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.users.NewPasswords;
import cognitosync.localcloud.userpool.users.Registration;
import cognitosync.localcloud.userpool.users.StoredPassword;
import cognitosync.localcloud.userpool.users.UserStatus;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Sets a password: a permanent one confirms the user, a temporary one has to be replaced at the next sign-in.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html">AdminSetUserPassword</a>
 */
record AdminSetUserPassword(Directory directory, Administration administration, NewPasswords passwords)
        implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String username = input.username();
        String password = input.password("Password");
        boolean permanent = input.members().flag("Permanent");
        input.requireValid();
        Directory.Member member = directory.member(poolId, username);
        Registration.requirePassword(member.pool().passwordPolicy(), password);
        StoredPassword stored = passwords.store(member.pool(), member.user(), password);
        UserStatus status = permanent ? UserStatus.CONFIRMED : UserStatus.FORCE_CHANGE_PASSWORD;
        administration.change(member, (transaction, user, now) -> {
            passwords.set(transaction, user, stored);
            return user.with(status, now);
        });
        return Shapes.empty();
    }
}
