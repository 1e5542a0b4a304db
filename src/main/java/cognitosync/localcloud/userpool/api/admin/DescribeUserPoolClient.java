package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.settings.ClientDescriptions;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The settings of an app client with its secret.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html">DescribeUserPoolClient</a>
 */
record DescribeUserPoolClient(Directory directory, ClientDescriptions descriptions) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String clientId = input.clientId();
        input.requireValid();
        directory.pool(poolId);
        ObjectNode answer = Shapes.empty();
        answer.set(
                "UserPoolClient",
                descriptions
                        .full(poolId, clientId)
                        .orElseThrow(() -> new AwsException(
                                "ResourceNotFoundException",
                                400,
                                "User pool client " + clientId + " does not exist.")));
        return answer;
    }
}
