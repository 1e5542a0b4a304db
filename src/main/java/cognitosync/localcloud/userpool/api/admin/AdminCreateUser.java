package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.AdminRegistration;
import cognitosync.localcloud.userpool.users.User;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Creates a user with a temporary password, or sends another one to a user who did not replace the first. {@code ValidationData} and
 * {@code ClientMetadata} are for triggers, which pools here do not have.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html">AdminCreateUser</a>
 */
record AdminCreateUser(Directory directory, AdminRegistration registration) implements PoolOperation {
    private static final List<String> ACTIONS = List.of("RESEND", "SUPPRESS");
    private static final List<String> MEDIUMS = List.of("SMS", "EMAIL");

    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String username = input.username();
        Map<String, String> attributes = input.attributes("UserAttributes");
        Optional<String> password = password(input);
        Optional<String> action = input.members().text("MessageAction");
        action.ifPresent(value -> input.constraints().oneOf("messageAction", value, ACTIONS));
        List<String> mediums = input.members().texts("DesiredDeliveryMediums");
        mediums.forEach(value -> input.constraints().oneOf("desiredDeliveryMediums", value, MEDIUMS));
        boolean takesAlias = input.members().flag("ForceAliasCreation");
        input.requireValid();
        UserPool pool = directory.pool(poolId);
        refuse(mediums.contains("SMS"), "DesiredDeliveryMediums with SMS");
        refuse(takesAlias, "ForceAliasCreation");
        User user = action.equals(Optional.of("RESEND"))
                ? registration.resend(pool, username, password)
                : registration.run(pool, username, attributes, password, action.isEmpty());
        ObjectNode answer = Shapes.empty();
        answer.set("User", UserShapes.user(user, Optional.empty()));
        return answer;
    }

    // A blank one asks for a generated one, as none does.
    private static Optional<String> password(Input input) {
        return input.members()
                .text("TemporaryPassword")
                .filter(value -> !value.isEmpty())
                .map(value -> input.password("TemporaryPassword"));
    }

    private static void refuse(boolean isAsked, String what) {
        if (isAsked) {
            throw new AwsException("InvalidParameterException", 400, what + " is not supported by the local cloud.");
        }
    }
}
